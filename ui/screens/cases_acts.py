"""What can be done with a case: the acts of each kind, their keys and forms, and why one cannot be done now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.act import Act
from models.acts.case_log import log_assignment, log_position, log_waiver
from models.acts.cases import (
    cure_default,
    give_breach_notice,
    plan_cure,
    record_case_delivery,
    start_cure,
    terminate_for_default,
    waive_default,
)
from models.acts.claims import (
    control_claim,
    end_instrument,
    notify_claim,
    record_claim,
    record_instrument,
    renew_instrument,
    settle_claim,
)
from models.acts.disputes import (
    appoint_arbitrator,
    appoint_executive,
    go_formal,
    open_dispute,
    record_award,
    resolve_dispute,
)
from models.acts.security import (
    add_security_cost,
    adjourn_sale,
    apply_proceeds,
    close_security,
    give_sale_notice,
    open_security,
    redeem_pairs,
    repossess_pairs,
    retain_pairs,
    sell_pairs,
)
from models.acts.upgrades import (
    agree_upgrade,
    give_upgrade_notice,
    replace_upgraded,
    sell_back,
    tell_upgrade_prices,
    withdraw_upgrade,
)
from models.queries.cases import CaseKind, CasePage, CaseRow
from models.rules.case_facts import FormalGround
from models.rules.claims import why_not_control, why_not_notify, why_not_renew, why_not_settle
from models.rules.defaults import (
    default_standing,
    why_not_cure,
    why_not_plan,
    why_not_start,
    why_not_terminate,
    why_not_waive,
)
from models.rules.disputes import (
    appointments_missing,
    arbitrators_missing,
    why_not_arbitrator,
    why_not_award,
    why_not_go_formal,
    why_not_resolve,
)
from models.rules.security import (
    why_not_act,
    why_not_adjourn,
    why_not_announce,
    why_not_apply,
    why_not_redeem,
    why_not_repossess,
    why_not_retain,
)
from models.rules.upgrades import (
    why_not_agree,
    why_not_offer,
    why_not_replace,
    why_not_sell_back,
    why_not_upgrade,
    why_not_withdraw,
)
from ui.desk import Desk

__all__ = ["NEW", "CaseAct", "acts_of", "why_no_upgrade", "why_not"]

SOME_DAY = date(2190, 1, 1)
"""A day late enough for anything; the form asks for the real one."""

Gate = Callable[[Any, CasePage, Desk], str | None]


@dataclass(frozen=True, slots=True)
class CaseAct:
    """One thing to do with a case: its act, its words, key and icon, the fact that names the case, and its gate."""

    act: Act
    words: str
    key: str
    icon: str
    names: str = ""
    gate: Gate = lambda _facts, _page, _desk: None
    sentence: str = ""


NEW: tuple[tuple[CaseAct, str], ...] = (
    (CaseAct(give_breach_notice, "Breach", "", "triangle-alert"), "A party breached the agreement or did not pay."),
    (CaseAct(open_dispute, "Dispute", "", "scale"), "A party asks in writing to have a dispute settled."),
    (CaseAct(record_claim, "Claim", "", "file-text"), "Of a tax authority, out of a failure, or under an indemnity."),
    (
        CaseAct(record_instrument, "Certificate or filing", "", "stamp"),
        "Resale or exemption, UCC-1, security agreement.",
    ),
    (CaseAct(give_upgrade_notice, "Upgrade", "", "undo-2"), "Pairs sold back for ones of greater capacity, once."),
    (CaseAct(log_position, "Regulatory position", "", "landmark"), "And whether the other party was consulted first."),
    (CaseAct(log_assignment, "Assignment", "", "handshake"), "To whom, and by what right."),
    (CaseAct(log_waiver, "Waiver", "", "file-text"), "A signed writing about one record."),
)
"""What can be recorded as a new case, with a sentence on each."""


def _no_notice(row: Any, _page: CasePage, _desk: Desk) -> str | None:
    return f"{row.number} has no notice yet." if row.noticed_on is None else None


DELIVERY = CaseAct(record_case_delivery, "Delivery", "E", "mail-check", "case", _no_notice)


def _terminate(one: Any, _page: CasePage, desk: Desk) -> str | None:
    return why_not_terminate(one, desk.as_of, desk.as_of, desk.calendar, desk.terms, desk.readings)


def _remedies(one: Any, _page: CasePage, desk: Desk) -> str | None:
    if one.giver != "winstar":
        return f"{one.number} is held against Winstar; the radios secure what Customer owes (M-6.2(2))."
    return why_not_act(default_standing(one, desk.calendar, desk.terms, desk.as_of, desk.readings))


def _repossess(one: Any, page: CasePage, desk: Desk) -> str | None:
    default = page.book.default(one.default)
    if default is None:
        return f"{one.default} is not known on this day."
    return why_not_repossess(one, default_standing(default, desk.calendar, desk.terms, desk.as_of, desk.readings))


def _appoint(one: Any, _page: CasePage, _desk: Desk) -> str | None:
    if one.formal_on is not None or one.resolved_on is not None:
        return f"{one.number} has left the executives (12.1)."
    return None if appointments_missing(one) else f"Both executives of {one.number} are appointed (12.1)."


def _arbitrator(one: Any, _page: CasePage, _desk: Desk) -> str | None:
    return why_not_arbitrator(one, next(iter(arbitrators_missing(one)), None))


def _held(one: Any, _page: CasePage, _desk: Desk) -> str | None:
    return None if one.held else f"Winstar holds no radio of {one.number} (M-6.2(3))."


def _redeem(one: Any, page: CasePage, desk: Desk) -> str | None:
    return _held(one, page, desk) or why_not_redeem(one, one.held)


def _close(one: Any, _page: CasePage, _desk: Desk) -> str | None:
    if one.held and one.retained_on is None:
        return f"Winstar holds radios of {one.number} still: sell, keep or give them back first."
    return f"{one.number} has ended." if one.closed_on or one.applied_on else None


def _agree(one: Any, _page: CasePage, desk: Desk) -> str | None:
    return why_not_agree(one, SOME_DAY, desk.calendar, desk.terms, desk.readings)


def _replace(one: Any, _page: CasePage, desk: Desk) -> str | None:
    return why_not_replace(one, "", {one.radio: len(one.pairs)}, desk.terms)


ACTS: Mapping[CaseKind, tuple[CaseAct, ...]] = {
    CaseKind.DEFAULT: (
        CaseAct(cure_default, "Cured", "C", "check", "default", lambda one, *_: why_not_cure(one)),
        CaseAct(plan_cure, "Plan given", "P", "file-text", "default", lambda one, *_: why_not_plan(one)),
        CaseAct(start_cure, "Cure started", "S", "play", "default", lambda one, *_: why_not_start(one)),
        DELIVERY,
        CaseAct(waive_default, "Waive", "V", "handshake", "default", lambda one, *_: why_not_waive(one)),
        CaseAct(terminate_for_default, "Terminate", "T", "octagon-x", "default", _terminate),
        CaseAct(open_security, "Remedies", "R", "gavel", "default", _remedies),
    ),
    CaseKind.DISPUTE: (
        CaseAct(appoint_executive, "Executive", "A", "user-plus", "dispute", _appoint),
        CaseAct(resolve_dispute, "Resolved", "R", "check", "dispute", lambda one, *_: why_not_resolve(one)),
        CaseAct(
            go_formal, "Go further", "G", "gavel", "dispute",
            lambda one, _page, desk: why_not_go_formal(one, FormalGround.LIMITATION, desk.as_of, desk.terms),
        ),
        CaseAct(
            appoint_arbitrator, "Arbitrator", "B", "user-plus", "dispute",
            _arbitrator,
        ),
        CaseAct(record_award, "Award", "D", "gavel", "dispute", lambda one, *_: why_not_award(one)),
    ),
    CaseKind.CLAIM: (
        CaseAct(notify_claim, "Notify", "O", "mail", "claim", lambda one, *_: why_not_notify(one)),
        DELIVERY,
        CaseAct(
            control_claim, "Control", "C", "user-plus", "claim",
            lambda one, _page, desk: why_not_control(one, one.side, desk.terms),
        ),
        CaseAct(settle_claim, "Settled", "S", "check", "claim", lambda one, *_: why_not_settle(one)),
    ),
    CaseKind.PAPER: (
        CaseAct(renew_instrument, "Renew", "R", "stamp", "instrument", lambda one, *_: why_not_renew(one)),
        CaseAct(end_instrument, "End", "X", "octagon-x", "instrument", lambda one, *_: why_not_renew(one)),
    ),
    CaseKind.SECURITY: (
        CaseAct(give_sale_notice, "Notice of sale", "O", "mail", "security", lambda one, *_: why_not_announce(one)),
        DELIVERY,
        CaseAct(repossess_pairs, "Repossess", "R", "truck", "security", _repossess),
        CaseAct(redeem_pairs, "Redeem", "D", "undo-2", "security", _redeem),
        CaseAct(sell_pairs, "Sell", "S", "gavel", "security", _held),
        CaseAct(
            adjourn_sale, "Adjourn", "A", "clock", "security",
            lambda one, _page, desk: why_not_adjourn(one, SOME_DAY, one.now.on or desk.as_of),
        ),
        CaseAct(retain_pairs, "Keep", "P", "lock", "security", lambda one, *_: why_not_retain(one)),
        CaseAct(
            add_security_cost, "Cost", "C", "banknote", "security",
            lambda one, *_: f"The proceeds of {one.number} were applied." if one.applied_on else None,
        ),
        CaseAct(apply_proceeds, "Apply proceeds", "Y", "banknote", "security", lambda one, *_: why_not_apply(one)),
        CaseAct(close_security, "Close", "X", "octagon-x", "security", _close),
    ),
    CaseKind.UPGRADE: (
        CaseAct(tell_upgrade_prices, "Prices", "P", "banknote", "upgrade", lambda one, *_: why_not_offer(one)),
        CaseAct(agree_upgrade, "Agree", "A", "handshake", "upgrade", _agree),
        CaseAct(
            sell_back, "Sell back", "S", "undo-2", "upgrade",
            lambda one, _page, desk: why_not_sell_back(one, desk.as_of),
        ),
        CaseAct(replace_upgraded, "Name order", "O", "file-text", "upgrade", _replace),
        DELIVERY,
        CaseAct(withdraw_upgrade, "Withdraw", "X", "octagon-x", "upgrade", lambda one, *_: why_not_withdraw(one)),
    ),
}  # fmt: skip
"""What can be done with a case of each kind."""


def acts_of(kind: CaseKind) -> tuple[CaseAct, ...]:
    """What can be done with a case of a kind; a thing logged is done with."""
    return ACTS.get(kind, ())


def why_not(one: CaseAct, row: CaseRow, page: CasePage, desk: Desk) -> str:
    """Why an act cannot be done with a case now, in the words of the rule; empty when it can."""
    return one.gate(row.facts, page, desk) or ""


def why_no_upgrade(page: CasePage, desk: Desk) -> str:
    """Why no upgrade can be noticed now."""
    ready = (("", "DS-3"),)
    return why_not_upgrade("OC-3", ready, desk.as_of, page.book.upgrades, desk.terms) or ""
