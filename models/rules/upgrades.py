"""The upgrade by sell-back: once, in the first year, on 30 days' notice, for greater capacity (EXA-5, A-3-UP)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.rules.business_days import Calendar
from models.rules.case_facts import UpgradeFacts
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.delivery import received
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import counted, listed

__all__ = [
    "UpgradeStanding",
    "UpgradeState",
    "earliest_sale_back",
    "greater",
    "last_notice",
    "open_to_dispute",
    "order_clause_covers",
    "upgrade_given",
    "upgrade_standing",
    "why_not_agree",
    "why_not_offer",
    "why_not_replace",
    "why_not_sell_back",
    "why_not_upgrade",
    "why_not_withdraw",
]

READ = ("AMB-31",)


class UpgradeState(StrEnum):
    """How far an upgrade has come."""

    NOTICED = "noticed"
    PRICED = "priced"
    AGREED = "agreed"
    SOLD_BACK = "sold_back"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> str:
        """The state in words."""
        return {
            "noticed": "Notice given",
            "priced": "Prices told",
            "agreed": "Agreed",
            "sold_back": "Sold back",
            "replaced": "Pairs replaced",
            "withdrawn": "Withdrawn",
        }[self]

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self not in (UpgradeState.REPLACED, UpgradeState.WITHDRAWN)


@clause("EXA-5", "A-3-UP")
def last_notice(terms: Terms, readings: Readings = RECOMMENDED) -> Known[date]:
    """The last safe day to give the notice: its 30 days end inside the first year, unless read otherwise (AMB-31)."""
    window = terms.upgrade
    ends = ("Window ends", day_words(window.window_end))
    if readings.upgrade_deadline == "notice_by_end":
        return Known(window.window_end, Why("A notice by the last day of the window", ("EXA-5",), (ends,), (), READ))
    last = window.window_end - timedelta(days=window.notice_days)
    rule = f"The notice's {window.notice_days} days end inside the window"
    facts = (ends, ("Sum", f"{day_words(window.window_end)} - {window.notice_days} days = {day_words(last)}"))
    return Known(last, Why(rule, ("EXA-5", "A-3-UP"), facts, (), READ))


@clause("EXA-5", "MA-13.2")
def upgrade_given(upgrade: UpgradeFacts, calendar: Calendar, readings: Readings = RECOMMENDED) -> Known[date] | Unknown:
    """The day the notice of the upgrade counts as given."""
    return received(upgrade.delivery, calendar, f"the notice of {upgrade.number}", readings)


@clause("EXA-5")
def earliest_sale_back(
    upgrade: UpgradeFacts, calendar: Calendar, terms: Terms, readings: Readings = RECOMMENDED
) -> Known[date] | Unknown:
    """The first day on which the pairs may be sold back: 30 days after the notice."""
    given = upgrade_given(upgrade, calendar, readings)
    days = (terms.on(given.value) if isinstance(given, Known) else terms).upgrade.notice_days
    why = Why(f"{days} days after the notice", ("EXA-5", "MA-13.2"), readings=("AMB-03", *READ))
    if isinstance(given, Unknown):
        return Unknown(given.missing, why)
    first = given.value + timedelta(days=days)
    facts = (("Notice given", day_words(given.value)), ("Sum", f"{day_words(given.value)} + {days} days"))
    return Known(first, Why(why.rule, why.clauses, facts, readings=why.readings))


@clause("EXA-5")
def open_to_dispute(
    upgrade: UpgradeFacts, calendar: Calendar, terms: Terms, readings: Readings = RECOMMENDED
) -> str | None:
    """Why an upgrade is open to dispute, or None: its notice, or its sale, runs past the window (AMB-31, K20)."""
    given, safe, end = (
        upgrade_given(upgrade, calendar, readings),
        last_notice(terms, readings),
        terms.upgrade.window_end,
    )
    if isinstance(given, Known) and given.value > safe.value:
        safely = f"{day_words(safe.value)} was the last safe day"
        return f"The notice of {upgrade.number} counts from {day_words(given.value)}; {safely} (A-5)."
    inside = readings.upgrade_deadline != "notice_by_end"
    if inside and upgrade.effective_on is not None and upgrade.effective_on > end:
        effective = day_words(upgrade.effective_on)
        return f"{upgrade.number} takes effect on {effective}, after the window that ends on {day_words(end)} (A-5)."
    return None


@clause("EXA-5", "A-3-UP")
def greater(radio: str, than: str, terms: Terms) -> bool | None:
    """Whether a radio carries more than another, by their order in the terms; None where one is not named there."""
    types = terms.equipment.radio_types
    if radio not in types or than not in types:
        return None
    return types.index(radio) < types.index(than)


@clause("A-3-UP", "EXA-5")
def order_clause_covers(upgrade: UpgradeFacts) -> bool:
    """Whether the order's own, narrower clause covers an upgrade too: DS-3 pairs out, OC-3 pairs in."""
    return upgrade.radio == "OC-3" and bool(upgrade.pairs) and all(radio == "DS-3" for _, radio in upgrade.pairs)


def _radios(pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The radio types of pairs, each once."""
    return tuple(dict.fromkeys(radio for _, radio in pairs))


@clause("EXA-5", "A-3-UP")
def why_not_upgrade(
    radio: str, pairs: Sequence[tuple[str, str]], noticed_on: date, earlier: Sequence[UpgradeFacts], terms: Terms
) -> str | None:
    """Why no notice of an upgrade can be given, or None: once only, in the window, for greater capacity (K20)."""
    used = next((one for one in earlier if one.withdrawn_on is None), None)
    if used is not None:
        return f"The upgrade may be used once in the Term; {used.number} of {day_words(used.noticed_on)} uses it (A-5)."
    begin, end = terms.agreement.effective_date, terms.upgrade.window_end
    if not begin <= noticed_on <= end:
        window = f"{day_words(begin)} to {day_words(end)}"
        return f"The upgrade is open from {window} only; the notice is of {day_words(noticed_on)} (A-5)."
    if not pairs:
        return "Name at least one pair that is sold back (A-5)."
    return _why_not_radio(radio, _radios(pairs), terms)


def _why_not_radio(radio: str, sold: Sequence[str], terms: Terms) -> str | None:
    """Why pairs of a radio cannot replace those sold back, or None."""
    if radio not in terms.equipment.radio_types:
        known = listed(sorted(terms.equipment.radio_types))
        return f"It cannot be said that {radio or 'nothing'} carries more; the capacities known are of {known} (A-5)."
    lower = next((one for one in sold if not greater(radio, one, terms)), None)
    if lower is None:
        return None
    return f"{radio} is not of greater capacity than {lower}; the upgrade is for greater capacity only (A-5)."


def _ended(upgrade: UpgradeFacts) -> str | None:
    """How an upgrade ended already, or None."""
    if upgrade.withdrawn_on is not None:
        return f"{upgrade.number} was withdrawn on {day_words(upgrade.withdrawn_on)} (A-5)."
    if upgrade.sold_on is not None:
        return f"The pairs of {upgrade.number} were sold back on {day_words(upgrade.sold_on)} (A-5)."
    return None


@clause("EXA-5")
def why_not_offer(upgrade: UpgradeFacts) -> str | None:
    """Why Winstar's two prices cannot be recorded, or None."""
    return _ended(upgrade)


@clause("EXA-5")
def why_not_agree(
    upgrade: UpgradeFacts, effective_on: date, calendar: Calendar, terms: Terms, readings: Readings = RECOMMENDED
) -> str | None:
    """Why the parties cannot agree an upgrade as of a day, or None: not before the notice's 30 days have passed."""
    if ended := _ended(upgrade):
        return ended
    first = earliest_sale_back(upgrade, calendar, terms, readings)
    if isinstance(first, Unknown):
        return f"The {terms.upgrade.notice_days} days of {upgrade.number} do not run yet: {first.missing} (A-5)."
    if effective_on < first.value:
        return (
            f"{upgrade.number} takes effect on {day_words(first.value)} at the earliest, {terms.upgrade.notice_days} "
            f"days after its notice; {day_words(effective_on)} is before that (A-5)."
        )
    return None


@clause("EXA-5")
def why_not_sell_back(upgrade: UpgradeFacts, on: date) -> str | None:
    """Why the pairs cannot be sold back on a day, or None: both parties have to agree first."""
    if ended := _ended(upgrade):
        return ended
    if upgrade.agreed_on is None or upgrade.effective_on is None:
        return f"{upgrade.number} needs both parties' agreement first (A-5)."
    if on < upgrade.effective_on:
        return f"{upgrade.number} takes effect on {day_words(upgrade.effective_on)}; that has not come yet (A-5)."
    return None


@clause("EXA-5")
def why_not_withdraw(upgrade: UpgradeFacts) -> str | None:
    """Why an upgrade cannot be withdrawn, or None."""
    return _ended(upgrade)


@clause("EXA-5", "A-3-UP")
def why_not_replace(upgrade: UpgradeFacts, order: str, listed_pairs: Mapping[str, int], terms: Terms) -> str | None:
    """Why an order cannot be the one that replaces the pairs sold back, or None."""
    if upgrade.withdrawn_on is not None:
        return _ended(upgrade)
    if upgrade.order:
        return f"{upgrade.order} replaces the pairs of {upgrade.number} (A-5)."
    if upgrade.agreed_on is None:
        return f"{upgrade.number} needs both parties' agreement first (A-5)."
    for radio in listed_pairs or {"": 0}:
        if reason := _why_not_radio(radio, _radios(upgrade.pairs), terms):
            return f"{order} cannot replace them. {reason}"
    out, come = len(upgrade.pairs), sum(listed_pairs.values())
    if out != come:
        return f"{order} lists {counted(come, 'pair')}; {upgrade.number} sells {out} back (A-5)."
    return None


@dataclass(frozen=True, slots=True)
class UpgradeStanding:
    """Where an upgrade stands on a day: its state since when, the next day, and how that came about."""

    number: str
    state: UpgradeState
    on: date
    next_on: date | None
    next_words: str
    missing: str
    why: Why


@clause("EXA-5", "A-3-UP")
def upgrade_standing(
    upgrade: UpgradeFacts, calendar: Calendar, terms: Terms, readings: Readings = RECOMMENDED
) -> UpgradeStanding:
    """Where an upgrade stands, by the facts known on a day."""
    first = earliest_sale_back(upgrade, calendar, terms, readings)
    state, on = _state(upgrade)
    missing = first.missing if isinstance(first, Unknown) else ""
    day, words = (first.value if isinstance(first, Known) else None), "May take effect"
    if upgrade.effective_on is not None:
        day, words = upgrade.effective_on, "Takes effect"
    if state not in (UpgradeState.NOTICED, UpgradeState.PRICED, UpgradeState.AGREED):
        day, words, missing = None, "", ""
    return UpgradeStanding(upgrade.number, state, on, day, words, missing, first.why)


def _state(upgrade: UpgradeFacts) -> tuple[UpgradeState, date]:
    """The state of an upgrade and since when."""
    steps = (
        (UpgradeState.WITHDRAWN, upgrade.withdrawn_on),
        (UpgradeState.REPLACED if upgrade.order else UpgradeState.SOLD_BACK, upgrade.sold_on),
        (UpgradeState.AGREED, upgrade.agreed_on),
        (UpgradeState.PRICED, upgrade.prices_on),
    )
    return next(((state, day) for state, day in steps if day is not None), (UpgradeState.NOTICED, upgrade.noticed_on))
