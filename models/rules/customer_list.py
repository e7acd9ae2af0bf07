"""The Customer List of Exhibit B section 1: its rows, when it is due, what may stand on it, when it may be added to.

Sixty days after the Effective Date Winstar is to have the list of 750 buildings, the one wanted most first. A building
proposed to Winstar before may not stand on it, and it may grow once in each calendar quarter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from models.rules.addresses import address_key
from models.rules.clause import Known, Why, clause, day_words
from models.rules.readings import RECOMMENDED, Readings

__all__ = [
    "EarlierProposal",
    "ListFault",
    "ListRow",
    "Quarter",
    "addition_window",
    "address_key",
    "first_list_due",
    "first_list_faults",
    "key_of",
    "proposed_earlier",
    "quarter_of",
    "why_held",
]

ORDINALS = ("first", "second", "third", "fourth")
FEW = 5


@dataclass(frozen=True, slots=True)
class ListRow:
    """One building of the Customer List as its row gives it; what the row does not say is None or empty.

    `apart` tells the building from another at the same address ("PHASE II", "STE 475"); nearly always it is empty.
    """

    rank: int
    name: str
    street: str
    city: str
    state: str
    zip: str
    floors: int | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    remarks: str = ""
    apart: str = ""


@dataclass(frozen=True, slots=True)
class EarlierProposal:
    """A building that was proposed to Winstar before the list: its address in one spelling, and when, if known."""

    key: str
    name: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ListFault:
    """What a check finds on a list: the check's number, whether it bars the list, the sentence, and the ranks meant."""

    check: str
    bars: bool
    sentence: str
    ranks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter; quarters follow one another and can be compared."""

    year: int
    number: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> Quarter:
        """The quarter that follows."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def words(self) -> str:
        """Its name: the third quarter of 2000."""
        return f"the {ORDINALS[self.number - 1]} quarter of {self.year}"


@clause("EXB-1b")
def key_of(row: ListRow) -> str:
    """What identifies the address of a row."""
    return address_key(row.street, row.city, row.state, row.zip)


@clause("EXB-1a")
def first_list_due(effective: date, days: int) -> Known[date]:
    """The last day for the first list: `days` calendar days after the Effective Date, which is not counted itself."""
    facts = (("Effective Date", day_words(effective)), ("Days allowed", f"{days} calendar days"))
    why = Why(f"{days} days following {day_words(effective)}", ("EXB-1a", "MA-1.1f"), facts)
    return Known(effective + timedelta(days=days), why)


@clause("EXB-1c")
def quarter_of(day: date) -> Quarter:
    """The calendar quarter a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


@clause("EXB-1c")
def addition_window(
    delivered: date,
    earlier: Sequence[date],
    per_quarter: int = 1,
    first_on: date | None = None,
    readings: Readings = RECOMMENDED,
) -> Known[date]:
    """The day from which an addition counts, given the days from which earlier additions count.

    It is the day of delivery while its quarter has room; otherwise the addition is held until the first day of the
    next quarter that has room, so that several held additions follow one another. `first_on` is the delivery of the
    first list; by the other reading its quarter has no addition.
    """
    taken = Counter(quarter_of(day) for day in earlier)
    quarter = quarter_of(delivered)
    later = first_on is not None and readings.additions_start == "next_quarter"
    passed: list[Quarter] = []
    while taken[quarter] >= per_quarter or (later and first_on is not None and quarter <= quarter_of(first_on)):
        passed.append(quarter)
        quarter = quarter.next
    effective = quarter.first if passed else delivered
    facts = [("Delivered", day_words(delivered))]
    facts += [
        ("Already added to", f"in {full.words}, from {_days_in(earlier, full)}") for full in passed if taken[full]
    ]
    facts += [("First list", f"delivered in {full.words}") for full in passed if not taken[full]]
    rule = f"Held until {day_words(effective)}" if passed else f"The addition of {quarter.words}"
    return Known(effective, Why(rule, ("EXB-1c",), tuple(facts), readings=("AMB-16",)))


def _days_in(days: Sequence[date], quarter: Quarter) -> str:
    return " and ".join(day_words(day) for day in sorted(days) if quarter_of(day) == quarter)


@clause("EXB-1c")
def why_held(
    delivered: date,
    earlier: Sequence[date],
    per_quarter: int = 1,
    first_on: date | None = None,
    readings: Readings = RECOMMENDED,
) -> str | None:
    """Why an addition does not count at once (K3), or None when it does."""
    window = addition_window(delivered, earlier, per_quarter, first_on, readings)
    if window.value == delivered:
        return None
    quarter = quarter_of(delivered)
    if not any(quarter_of(day) == quarter for day in earlier):
        return (
            f"The Customer List was delivered in {quarter.words}, and additions begin with the quarter after it. "
            f"This one is held until {day_words(window.value)} (B-1(c))."
        )
    return (
        f"The Customer List may be added to once per calendar quarter, and {quarter.words} has its addition "
        f"of {_days_in(earlier, quarter)}. This one is held until {day_words(window.value)} (B-1(c))."
    )


@clause("EXB-1a")
def first_list_faults(rows: Sequence[ListRow], buildings: int) -> tuple[ListFault, ...]:
    """What keeps a first list from being the list agreed on (K1); each fault is to be confirmed, none bars the list."""
    faults: list[ListFault] = []
    if len(rows) != buildings:
        sentence = f"The list names {len(rows):,} buildings; the first Customer List has {buildings:,} (B-1(a))."
        faults.append(ListFault("K1", bars=False, sentence=sentence))
    ranks = Counter(row.rank for row in rows)
    if twice := sorted(rank for rank, times in ranks.items() if times > 1):
        faults.append(_rank_fault("is given more than once", "are given more than once", twice))
    if missing := sorted(set(range(1, len(rows) + 1)) - set(ranks)):
        faults.append(_rank_fault("is missing", "are missing", missing))
    by_key: dict[tuple[str, str], list[ListRow]] = {}
    for row in rows:
        by_key.setdefault((key_of(row), row.apart), []).append(row)
    faults += [_twin_fault(twins) for twins in by_key.values() if len(twins) > 1]
    return tuple(faults)


def _rank_fault(one: str, many: str, ranks: list[int]) -> ListFault:
    named = ", ".join(str(rank) for rank in ranks[:FEW]) + (f" and {len(ranks) - FEW} more" if len(ranks) > FEW else "")
    words = f"Rank {named} {one}" if len(ranks) == 1 else f"Ranks {named} {many}"
    return ListFault("K1", bars=False, sentence=f"{words} (B-1(a)).", ranks=tuple(ranks))


def _twin_fault(twins: list[ListRow]) -> ListFault:
    ranks = tuple(row.rank for row in twins)
    named = ", ".join(f"{row.rank} {row.name}" for row in twins)
    return ListFault("K1", bars=False, sentence=f"{twins[0].street} stands on the list at ranks {named}.", ranks=ranks)


@clause("EXB-1b")
def proposed_earlier(rows: Iterable[ListRow], earlier: Iterable[EarlierProposal]) -> tuple[ListFault, ...]:
    """The rows of a list that name a building proposed to Winstar before (K2); each bars the list unless overruled."""
    known = {proposal.key: proposal for proposal in earlier}
    return tuple(_proposed(row, known[key_of(row)]) for row in rows if key_of(row) in known)


def _proposed(row: ListRow, proposal: EarlierProposal) -> ListFault:
    when = f" on {day_words(proposal.on)}" if proposal.on else " earlier"
    same = "" if proposal.name.casefold() == row.name.casefold() else f" as {proposal.name}"
    sentence = (
        f"{row.name}, {row.street} was proposed to Winstar{same}{when}; "
        "the Customer List shall not contain it (B-1(b))."
    )
    return ListFault("K2", bars=True, sentence=sentence, ranks=(row.rank,))
