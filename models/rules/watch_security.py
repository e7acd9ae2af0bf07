"""What the watch says of the sale of the security, and of the upgrade and its window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from models.rules.case_facts import SecurityFacts, UpgradeFacts
from models.rules.clause import Known, clause, day_words
from models.rules.findings import Finding, Urgency
from models.rules.security import (
    SecurityStanding,
    SecurityState,
    first_sale_day,
    outside_hours,
    sale_notice_given,
    security_standing,
)
from models.rules.state import State
from models.rules.upgrades import UpgradeStanding, UpgradeState, last_notice, open_to_dispute, upgrade_standing
from models.rules.words import Side, counted

__all__ = ["WATCHERS", "sale_days", "sales_stated_wrong", "upgrade_disputed", "upgrade_steps", "upgrade_window"]

BEFORE_WINDOW = 60  # days (R13)


@clause("M-6.2-3i", "M-6.2-3ii", "M-6.2-4")
def sale_days(state: State) -> Iterator[Finding]:
    """R18: what Winstar's remedies wait for: the notice's 15 days, the sale, the proceeds."""
    for case in state.cases.security:
        now = security_standing(case, state.calendar, state.terms, state.as_of, state.readings)
        if now.missing:
            yield _no_receipt(state, case, now)
        elif now.state in (SecurityState.NOTICED, SecurityState.SALE_POSSIBLE):
            yield _sale(state, case, now)
        elif now.state is SecurityState.SOLD:
            yield _to_apply(state, case, now)


def _no_receipt(state: State, case: SecurityFacts, now: SecurityStanding) -> Finding:
    """A notice of sale whose receipt is not recorded."""
    return Finding(
        "R18",
        "M-6.2-3ii",
        f"Record how the notice of {case.number} went",
        f"The {state.terms.payment.sale_notice_days} days before a sale in {case.number} do not run: how its notice "
        "went is not recorded.",
        Side.WINSTAR,
        ("security", case.number),
        chip="Not recorded",
        act="record_case_delivery",
        button="Record delivery",
        missing=now.missing,
        why=now.why,
    )


def _sale(state: State, case: SecurityFacts, now: SecurityStanding) -> Finding:
    """A sale to come or possible; until it Customer may redeem."""
    redeem = f"Until the sale {state.customer} may redeem {counted(len(case.held), 'pair')}."
    found = Finding(
        "R18",
        "M-6.2-3ii",
        f"Sale of the radios in {case.number}",
        f"{state.winstar} may sell the radios of {case.number}. {redeem}",
        Side.WINSTAR,
        ("security", case.number),
        chip="Sale possible",
        act="sell_pairs",
        button="Record sale",
        urgency=Urgency.STANDING,
        why=now.why,
    )
    if now.next_on is None or now.next_on < state.as_of:
        return found
    words = f"{now.next_words} on {day_words(now.next_on)} in {case.number}. {redeem}"
    return state.due(now.next_on, replace(found, sentence=words, chip=""))


def _to_apply(state: State, case: SecurityFacts, now: SecurityStanding) -> Finding:
    """Proceeds that wait to be applied."""
    return Finding(
        "R18",
        "M-6.2-4",
        f"Apply the proceeds of {case.number}",
        f"{state.winstar} applies the proceeds of {case.number}: to its costs, to what {state.customer} owes, "
        f"the rest to {state.customer}.",
        Side.WINSTAR,
        ("security", case.number),
        chip="Sold",
        act="apply_proceeds",
        button="Apply proceeds",
        why=now.why,
    )


@clause("M-6.2-3ii")
def sales_stated_wrong(state: State) -> Iterator[Finding]:
    """A sale that is set before its 15 days are over, on the very day they are, or out of business hours."""
    for case in state.cases.security:
        standing = security_standing(case, state.calendar, state.terms, state.as_of, state.readings)
        first, set_for = first_sale_day(case, state.calendar, state.terms, state.readings), case.now.on
        if standing.state not in (SecurityState.NOTICED, SecurityState.SALE_POSSIBLE):
            continue
        given = sale_notice_given(case, state.calendar, state.readings)
        if set_for is None or not isinstance(first, Known) or not isinstance(given, Known):
            continue
        days = (first.value - given.value).days
        if reason := _odd_day(set_for, first.value, days) or outside_hours(case.now, state.calendar):
            yield Finding(
                "M-6.2",
                "M-6.2-3ii",
                f"Day of the sale in {case.number}",
                reason,
                Side.WINSTAR,
                ("security", case.number),
                chip="Check the day",
                act="adjourn_sale",
                button="Adjourn",
                urgency=Urgency.STANDING,
                why=first.why,
            )


def _odd_day(set_for: date, first: date, days: int) -> str | None:
    """Why the day of a sale is too early, or safe only by one way of counting."""
    safe = day_words(first + timedelta(days=1))
    if set_for < first:
        return (
            f"The sale is set for {day_words(set_for)}; the notice's {days} days allow it from {day_words(first)} on."
        )
    if set_for == first:
        return (
            f"The sale is set for {day_words(set_for)}, the very end of the {days} days; {safe} is the first safe day."
        )
    return None


@clause("EXA-5", "A-3-UP")
def upgrade_window(state: State) -> Iterator[Finding]:
    """R13: that the upgrade is still open, from 60 days before its last safe notice until it is used or lapses."""
    safe, end = last_notice(state.terms, state.readings), state.terms.upgrade.window_end
    if any(one.withdrawn_on is None for one in state.cases.upgrades):
        return
    if not safe.value - timedelta(days=BEFORE_WINDOW) <= state.as_of <= end:
        return
    late = state.as_of > safe.value
    last = end if late else safe.value
    rest = f"; {day_words(safe.value)} was the last safe day, a notice now is open to dispute" if late else ""
    found = Finding(
        "R13",
        "EXA-5",
        "Upgrade may still be noticed",
        f"{state.customer} may give notice of the upgrade by {day_words(last)}, once in the Term{rest}.",
        Side.CUSTOMER,
        ("upgrade", ""),
        detail=f"window ends {day_words(end)}",
        act="give_upgrade_notice",
        button="Give notice",
        why=safe.why,
    )
    yield state.due(last, found)


@clause("EXA-5")
def upgrade_steps(state: State) -> Iterator[Finding]:
    """R13: what an upgrade under way waits for: receipt of its notice, prices, agreement, sale, order."""
    for upgrade in state.cases.upgrades:
        now = upgrade_standing(upgrade, state.calendar, state.terms, state.readings)
        if not now.state.is_open:
            continue
        found = replace(_step(state, upgrade, now), why=now.why)
        sells = now.state is UpgradeState.AGREED and now.next_on is not None
        yield state.due(now.next_on, found) if sells and now.next_on is not None else found


def _step(state: State, upgrade: UpgradeFacts, now: UpgradeStanding) -> Finding:
    """The next step of an upgrade."""
    number, count = upgrade.number, counted(len(upgrade.pairs), "pair")
    found = Finding(
        "R13",
        "EXA-5",
        "",
        "",
        None,
        ("upgrade", number),
        chip=now.state.words,
        detail=f"{count} for {upgrade.radio}",
        missing=now.missing,
    )
    if now.missing:
        subject, sentence = (
            f"Record how the notice of {number} went",
            f"The {state.terms.upgrade.notice_days} days of {number} do not run: {now.missing}.",
        )
        return _asked(found, subject, sentence, Side.CUSTOMER, "record_case_delivery", "Record delivery")
    match now.state:
        case UpgradeState.NOTICED:
            sentence = f"{state.winstar} tells both prices of {number} as soon as practicable."
            return _asked(
                found, f"Tell the prices of {number}", sentence, Side.WINSTAR, "tell_upgrade_prices", "Record prices"
            )
        case UpgradeState.PRICED:
            sentence = f"{state.customer} and {state.winstar} agree {number}, or it comes to nothing."
            return _asked(found, f"Agree {number}", sentence, None, "agree_upgrade", "Record agreement")
        case UpgradeState.AGREED:
            day = day_words(now.next_on) if now.next_on else "its day"
            sentence = f"{count} of {number} are sold back to {state.winstar} on {day}."
            found = replace(found, chip="")
            return _asked(found, f"Sell back under {number}", sentence, Side.CUSTOMER, "sell_back", "Record sell-back")
    sentence = f"{state.customer} buys {count} of {upgrade.radio} for those sold back in {number}."
    return _asked(found, f"Order the pairs of {number}", sentence, Side.CUSTOMER, "replace_upgraded", "Name the order")


def _asked(found: Finding, subject: str, sentence: str, side: Side | None, act: str, button: str) -> Finding:
    """A finding with what it asks for."""
    return replace(found, subject=subject, sentence=sentence, party=side, act=act, button=button)


@clause("EXA-5", "A-3-UP")
def upgrade_disputed(state: State) -> Iterator[Finding]:
    """K20: an upgrade whose notice or sale runs past its window."""
    for upgrade in state.cases.upgrades:
        reason = open_to_dispute(upgrade, state.calendar, state.terms, state.readings)
        if upgrade.withdrawn_on is None and reason:
            yield Finding(
                "K20",
                "EXA-5",
                f"{upgrade.number} is open to dispute",
                reason,
                None,
                ("upgrade", upgrade.number),
                chip="Open to dispute",
                urgency=Urgency.STANDING,
                why=last_notice(state.terms, state.readings).why,
            )


WATCHERS: tuple[Callable[[State], Iterator[Finding]], ...] = (
    sale_days,
    sales_stated_wrong,
    upgrade_window,
    upgrade_steps,
    upgrade_disputed,
)
"""Every check and reminder here, for the watch."""
