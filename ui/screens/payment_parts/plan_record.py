"""One payment of a plan in the inspector: what it is made of, where it stands, and the plan it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from models.queries.plans import InstalmentRow, PlanDetail, called_in_now, charge_for
from models.rules.acceleration import why_not_demand
from models.rules.clause import Known, Unknown, Why
from models.rules.plan_facts import Instalment
from models.rules.state import State
from reports.grids_plans import ResumeRow, state_icon, state_tone, state_words
from ui.screens.payment_parts.plan_words import charge_of
from ui.widgets.chip import Chip
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.why_box import WhyBox
from ui.words import count_words, day_words, money_words

if TYPE_CHECKING:
    from ui.screens.payment_parts.plans import PlansPart

__all__ = ["plan_facts", "show_instalment", "show_quarter"]

LABELS = 104


def show_instalment(part: PlansPart, row: InstalmentRow, detail: PlanDetail, state: State) -> None:
    """Fills the inspector with a payment and its plan."""
    chip = Chip(state_words(row), state_tone(row.state), state_icon(row.state))
    part.inspector.set_head(row.key, chip, f"{row.words}, {row.quarter}")
    part.inspector.add_section("Payment", DefinitionList(list(_payment(row)), label_width=LABELS))
    if row.state.late or charge_of(state, row) is not None:
        part.inspector.add_section("Being late", DefinitionList(list(_late(row, state)), label_width=LABELS))
    part.show_why(row.why, "Why this amount?")
    _fold(part, row.standing_why, "Why this standing?")
    _show_plan(part, detail)


def _payment(row: InstalmentRow) -> Iterator[Fact]:
    yield Fact("Due", day_words(row.due_on))
    if row.may_be_paid_by is not None:
        yield Fact("May be paid by", day_words(row.may_be_paid_by))
    yield _sum("Payment", row.payment)
    if row.offset:
        yield Fact("Offset", f"{money_words(row.offset)} of the row")
    if row.interest is not None:
        yield Fact("Interest", money_words(row.interest))
        yield Fact("Principal", money_words(row.principal))
    if row.balance is not None:
        yield Fact("Balance", money_words(row.balance))
    yield Fact("Paid", money_words(row.paid) if row.paid else "nothing", ink="" if row.paid else "text3")
    yield _sum("Open", row.open)


def _sum(label: str, amount: Decimal | None) -> Fact:
    """A sum, grey while it is not entered."""
    return Fact(label, money_words(amount), ink="" if amount is not None else "text3")


def _late(row: InstalmentRow, state: State) -> Iterator[Fact]:
    """What lateness leads to: the last safe day, the late charge, what may be called in."""
    if row.last_day is not None:
        yield Fact("Last safe day", day_words(row.last_day))
    charge = charge_of(state, row)
    if charge is not None:
        yield Fact(
            "Late charge", f"{charge.number}, {money_words(charge.amount)}, demanded {day_words(charge.demanded_on)}"
        )
    elif why_not_demand(state.plans, row.key, state.as_of, state.readings) is None:
        found = charge_for(state, row.key)
        said = money_words(found.value) if isinstance(found, Known) else found.missing
        yield Fact("Late charge", f"{said} on demand", ink="bad")
        yield Fact("", dict(found.why.facts).get("Beside the law", ""), ink="text3")
    called = called_in_now(state)
    if called is not None:
        said = money_words(called.value) if isinstance(called, Known) else f"not known: {called.missing}"
        yield Fact("May be called in", said, ink="bad")


def show_quarter(part: PlansPart, row: ResumeRow, detail: PlanDetail) -> None:
    """Fills the inspector with a quarter by each way to resume, and what each comes to."""
    part.inspector.set_head(row.quarter, None, f"Due {day_words(row.due_on)}")
    for one in detail.plan.revisions:
        paid: Instalment | None = getattr(row, one.resume)
        facts = [
            Fact("This quarter", money_words(paid.amount) if paid else "nothing", ink="" if paid else "text3"),
            Fact("Payments", f"{len([each for each in one.rows if each.number])}, the last {one.rows[-1].quarter}"),
            Fact("In all", _known(one.total)),
            Fact("Not paid so far" if one.open_ended else "Never paid", _known(one.unpaid)),
        ]
        if one.open_ended:
            facts.append(Fact("End", "open until the pairs are accepted", ink="warn"))
        part.inspector.add_section(
            one.words, DefinitionList(facts, label_width=LABELS), "in force" if one.in_force else ""
        )
        if paid is not None and paid.why is not None:
            _fold(part, paid.why, "Why this amount?", shown=one.in_force)
    part.inspector.set_actions(())


def _fold(part: PlansPart, why: Why, title: str, *, shown: bool = False) -> None:
    """A derivation that opens on demand."""
    box = WhyBox(why, title, shown=shown, parent=part.inspector)
    box.clause_opened.connect(part.screen_.clause_asked.emit)
    part.inspector.add_section("", box)


def _known(found: Known[Decimal] | Unknown) -> str:
    """A sum, or what it waits for."""
    return money_words(found.value) if isinstance(found, Known) else found.missing


def _show_plan(part: PlansPart, detail: PlanDetail) -> None:
    """The plan: its price, what is financed, what was paid, and how else it could be paid off."""
    plan = detail.plan
    part.inspector.add_section(
        plan.number, DefinitionList(list(plan_facts(detail)), label_width=LABELS), detail.row.table
    )
    _fold(part, plan.price.why, "Why this price?")
    if plan.worth is not None:
        _fold(part, plan.worth.why, "Do the typed rows make the price?")
    if detail.methods:
        facts = [
            Fact(
                f"{money_words(one.first)}{' ✓' if one.in_force and plan.computed else ''}",
                f"{one.words}: last {money_words(one.last)}, together {money_words(one.total)}, "
                f"interest {money_words(one.interest)}",
            )
            for one in detail.methods
        ]
        part.inspector.add_section("Ways to pay it off", DefinitionList(facts, label_width=LABELS), "first payment")
    part.show_clauses(*dict.fromkeys((plan.table, "EXA-2b-ii", "EXA-2c-i", "EXA-2c-ii")))


def plan_facts(detail: PlanDetail) -> Iterator[Fact]:
    """A plan in facts."""
    plan, row = detail.plan, detail.row
    yield Fact("Order", f"{row.order}, {count_words(row.pairs, 'pair')}")
    yield Fact("Standing", row.state)
    yield _sum_of("Price", plan.price)
    if plan.table != "A-2":
        yield _sum_of("Financed", plan.financed)
    yield _sum_of("All payments", plan.total)
    yield Fact("Paid", money_words(row.paid) if row.paid else "nothing", ink="" if row.paid else "text3")
    if plan.worth is not None and isinstance(plan.worth, Known):
        yield Fact("Typed rows worth", money_words(plan.worth.value))
    if detail.gap is not None:
        yield Fact("Difference", money_words(detail.gap))


def _sum_of(label: str, found: Known[Decimal] | Unknown) -> Fact:
    """A sum, or in grey what it waits for."""
    return Fact(label, _known(found), ink="" if isinstance(found, Known) else "text3")
