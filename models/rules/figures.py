"""Every counter of a day with the records behind it: those of the rollout, the counted Links, money and credits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from models.rules.acceptance import chip_words
from models.rules.charge_facts import money
from models.rules.clause import Known, Unknown, Why, clause
from models.rules.counters import Counter
from models.rules.ledger import Entry, accelerable, ahead, liability_cap, overdue
from models.rules.offset import credit_left
from models.rules.service_now import rollout
from models.rules.state import State
from models.rules.target_credits import counted_links
from models.rules.words import Side, listed

__all__ = [
    "AHEAD",
    "AnyCounter",
    "SumCounter",
    "counted_toward_target",
    "every_counter",
    "letters_by_days",
    "sum_counters",
]

AHEAD = (30, 60, 90)
"""How many days ahead the sums that fall due are counted; the program's own steps, the agreement sets none."""


@dataclass(frozen=True, slots=True)
class SumCounter:
    """One counter of money: its code in the register, its name, the sum or what it lacks, and the records behind it."""

    code: str
    name: str
    answer: Known[Decimal] | Unknown
    tags: tuple[str, ...] = ()
    of: None = None  # a sum is not asked for by number
    short: int = 0

    @property
    def value(self) -> Decimal | None:
        """The sum; None while an amount of it is not entered."""
        return self.answer.value if isinstance(self.answer, Known) else None

    @property
    def why(self) -> Why:
        """How the sum came about."""
        return self.answer.why

    @property
    def missing(self) -> str:
        """What the sum lacks."""
        return self.answer.missing if isinstance(self.answer, Unknown) else ""


AnyCounter = Counter | SumCounter


@clause("EXD-7.1")
def counted_toward_target(state: State) -> Counter:
    """C12: the Links that count toward the Installation Target, and how many are asked for."""
    of = rollout(state)
    count = counted_links(of, state.as_of, state.readings)
    links = tuple(link.number for link in of.accepted(state.as_of))
    return Counter("C12", "Counted toward the target", count, links, state.terms.installation_target.links)


@clause("EXA-2b-ii", "EXA-2c-i", "EXB-6a", "EXD-4B", "MA-10.2", "EXD-3.2", "EXD-7.2")
def sum_counters(state: State) -> tuple[SumCounter, ...]:
    """C14, C15 and C16: what Customer owes soon, owes late and may be called in, has paid, and has in credits."""
    mine = [one for one in state.money.entries if one.due.payer is Side.CUSTOMER]
    paid = tuple(one.number for one in state.money.payments if one.payer is Side.CUSTOMER)
    soon = (_sum(f"Due in {days} days", ahead(mine, state.as_of, days), mine) for days in AHEAD)
    return (
        *soon,
        _sum("Overdue", overdue(mine), mine),
        _sum("May be called in", accelerable(mine), mine),
        SumCounter("C15", f"Paid to {state.winstar}", liability_cap(state.money.payments, state.as_of), paid),
        SumCounter("C16", "Credits left", credits_kept(state), tuple(one.number for one in state.service.credits)),
    )


def _sum(name: str, answer: Known[Decimal] | Unknown, of: list[Entry]) -> SumCounter:
    """C14: one sum of what is due, with the keys of the sums it is made of."""
    keys = {label for label, _ in answer.why.facts}
    return SumCounter("C14", name, answer, tuple(one.due.key for one in of if one.due.key in keys))


@clause("EXD-3.2", "EXD-7.2")
def credits_kept(state: State) -> Known[Decimal] | Unknown:
    """C16: what is left of every credit given toward support, or which of them has no amount."""
    rule = "What the credit notes gave less what was used of them"
    facts: list[tuple[str, str]] = []
    missing, total = [], Decimal(0)
    for note in state.service.credits:
        left = credit_left(note.amount, note.number, state.money.reductions)
        if isinstance(left, Unknown):
            missing.append(left.missing)
            continue
        total += left.value
        facts.append((note.number, f"{money(left.value)} left"))
    why = Why(rule, ("EXD-3.2", "EXD-7.2"), (*facts, ("Together", money(total))))
    return Unknown("; ".join(missing), why) if missing else Known(total, why)


@clause("EXB-5b-2", "EXB-5b-4")
def letters_by_days(state: State) -> Counter:
    """C11: the Letters that await an answer, with the Business Days each has left."""
    waiting, days = state.counters.letters_waiting, dict[str, list[str]]()
    for number in waiting.tags:
        now = state.letter_standings.get(number)
        days.setdefault(chip_words(now, state.as_of) if now else "Not known", []).append(number)
    facts = tuple((words, listed(numbers)) for words, numbers in sorted(days.items()))
    return replace(waiting, answer=Known(waiting.value, replace(waiting.why, facts=facts)))


def every_counter(state: State) -> tuple[AnyCounter, ...]:
    """Every counter of the register, those of the rollout first, then the target's Links, then money."""
    rollout_counters = (letters_by_days(state) if one.code == "C11" else one for one in state.counters)
    return (*rollout_counters, counted_toward_target(state), *sum_counters(state))
