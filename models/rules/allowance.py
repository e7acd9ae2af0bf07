"""The 2% of Locations that Winstar may leave out without penalty, and what is left of it (EXB-2h; AMB-13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from models.rules.clause import Known, Why, clause
from models.rules.notice_facts import LineStanding, LineState, NoticeBook
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms

__all__ = ["Allowance", "allowance", "noticed"]


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many buildings Winstar may decline, which it has, and those of them beyond what is allowed."""

    allowed: int
    declined: tuple[str, ...]
    beyond: tuple[str, ...]

    @property
    def left(self) -> int:
        """How many more it may decline."""
        return max(0, self.allowed - len(self.declined) + len(self.beyond))


@clause("EXB-2h")
def noticed(book: NoticeBook) -> tuple[str, ...]:
    """The different buildings that all notices given so far have listed, each once."""
    return tuple(dict.fromkeys(line.building for line in book.lines))


@clause("EXB-2h")
def allowance(book: NoticeBook, terms: Terms, readings: Readings = RECOMMENDED) -> Known[Allowance]:
    """What Winstar may decline by the reading in force; only lines declined by its own choice count."""
    share = terms.inventory.declined_share
    match readings.two_percent:
        case "per_notice_floor":
            return _per_notice(book, share)
        case "customer_list":
            return _of(book, share, terms.customer_list.buildings, "buildings of the Customer List")
        case "cumulative_ceiling":
            return _of(book, share, len(noticed(book)), "different buildings listed so far", ROUND_CEILING)
        case "further_pairs_only":
            return _further(book, share)
    return _of(book, share, len(noticed(book)), "different buildings listed so far")


def _declined(lines: Sequence[LineStanding]) -> list[LineStanding]:
    """The lines Winstar declined by its own choice, in the order it did, one for each building."""
    found: dict[str, LineStanding] = {}
    declined = (line for line in lines if line.state is LineState.DECLINED and line.own_choice)
    for line in sorted(declined, key=lambda line: (line.on or date.min, line.notice, line.position)):
        found.setdefault(line.building, line)
    return list(found.values())


def _of(book: NoticeBook, share: Decimal, whole: int, what: str, rounding: str = ROUND_FLOOR) -> Known[Allowance]:
    """A share of one number for all notices together."""
    allowed = int((share * whole).to_integral_value(rounding))
    declined = tuple(line.building for line in _declined(book.lines))
    down = "rounded down" if rounding == ROUND_FLOOR else "rounded up"
    facts = (
        (what.capitalize(), str(whole)),
        ("Sum", f"{share} x {whole} = {share * whole:f}, {down} {allowed}"),
        ("Declined", str(len(declined))),
    )
    why = Why(f"{share:.0%} of the {what}, {down}", ("EXB-2h",), facts, readings=("AMB-13",))
    return Known(Allowance(allowed, declined, declined[allowed:]), why)


def _per_notice(book: NoticeBook, share: Decimal) -> Known[Allowance]:
    """A share of each notice by itself."""
    allowed, declined, beyond = 0, list[str](), list[str]()
    facts = []
    for one in book.given:
        may = int((share * len(one.lines)).to_integral_value(ROUND_FLOOR))
        here = [line.building for line in _declined(one.lines)]
        allowed, declined, beyond = allowed + may, declined + here, beyond + here[may:]
        facts.append((one.number, f"{share} x {len(one.lines)} lines, rounded down {may}; declined {len(here)}"))
    why = Why(f"{share:.0%} of each notice, rounded down", ("EXB-2h",), tuple(facts), readings=("AMB-13",))
    return Known(Allowance(allowed, tuple(declined), tuple(beyond)), why)


def _further(book: NoticeBook, share: Decimal) -> Known[Allowance]:
    """A share of the buildings listed, for further pairs only: a first pair is never within it."""
    plain = _of(book, share, len(noticed(book)), "different buildings listed so far")
    allowed = plain.value.allowed
    lines = _declined(book.lines)
    further = [line.building for line in lines if line.further]
    within = set(further[:allowed])
    beyond = tuple(line.building for line in lines if line.building not in within)
    facts = (*plain.why.facts, ("Of further pairs", str(len(further))))
    why = Why(f"{plain.why.rule}, for further pairs only", ("EXB-2h",), facts, readings=("AMB-13",))
    return Known(Allowance(allowed, plain.value.declined, beyond), why)
