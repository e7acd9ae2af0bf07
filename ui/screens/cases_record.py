"""One case in the inspector: what it is about, its days, its sums, and what its standing follows from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from models.queries.cases import CaseRow
from models.rules.case_days import CaseDay
from models.rules.case_facts import (
    ClaimFacts,
    DefaultFacts,
    DisputeFacts,
    InstrumentFacts,
    LogFacts,
    SecurityFacts,
    UpgradeFacts,
)
from models.rules.clause import Known, Unknown
from models.rules.disputes import excuses
from models.rules.security import after_retention, proceeds
from models.rules.upgrades import order_clause_covers
from models.rules.words import listed, tag_of
from reports.columns import Tone
from reports.grids_cases import case_icon, case_tone
from ui.widgets.chip import Chip
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.inspector import Inspector
from ui.widgets.timeline import Event, Timeline
from ui.widgets.why_box import WhyBox
from ui.words import day_words, late_words, money_words

__all__ = ["show_case"]

Opened = Callable[[str, str], object]
RECORD = "Record"
MOST_PAIRS = 6


def show_case(inspector: Inspector, row: CaseRow, as_of: date, opened: Opened) -> None:
    """Fills the inspector with a case."""
    chip = Chip(row.state_words, case_tone(row), case_icon(row))
    inspector.set_head(row.number, chip, row.title)
    inspector.clear()
    facts = _facts(row, as_of)
    clauses: dict[str, str] = {tag_of(one): one for one in _clauses(row)}
    shown = DefinitionList(facts, label_width=92)
    shown.tag_opened.connect(lambda tag: opened("clause", clauses[tag]))
    shown.link_opened.connect(lambda _label: opened(*row.record))
    inspector.add_section("", shown)
    if money := _money(row):
        inspector.add_section("Sums", DefinitionList(money, label_width=132))
    days = [_event(one, as_of) for one in reversed(row.days)]
    inspector.add_section("Days", Timeline(days))
    if row.why is not None:
        why = WhyBox(row.why, "Why this standing?", parent=inspector)
        why.clause_opened.connect(lambda clause: opened("clause", clause))
        inspector.add_section("", why)


def _clauses(row: CaseRow) -> tuple[str, ...]:
    """The clauses a case names."""
    own = getattr(row.facts, "clause", "")
    return tuple(filter(None, (own, *(row.why.clauses if row.why else ()), *(one.clause for one in row.days))))


def _facts(row: CaseRow, as_of: date) -> list[Fact]:
    """What every case has, and then what its kind has."""
    facts = [Fact("Kind", row.kind_words), Fact("Whose turn" if row.is_open else "Whose", row.party_words)]
    if row.next_on is not None:
        when = f"{row.next_words}: {day_words(row.next_on)}, {late_words(row.next_on, as_of)}"
        facts.append(Fact("Next day", when, ink="bad" if row.next_on < as_of else ""))
    if row.missing:
        facts.append(Fact("Missing", row.missing, ink="text3"))
    facts += _of_kind(row, as_of)
    if row.record[1]:
        facts.append(Fact(RECORD, row.record[1], link=True))
    return facts


def _of_kind(row: CaseRow, as_of: date) -> list[Fact]:
    """What only one kind of case has."""
    match row.facts:
        case DefaultFacts() as one:
            cure = "30 days can cure it" if one.curable else "needs longer than 30 days"
            return [
                Fact("Breach of", one.clause, tag_of(one.clause)),
                *([Fact("Cure", cure)] if one.kind == "breach" else []),
            ]
        case DisputeFacts() as one:
            said = [Fact("Facts", one.facts)] if one.facts else []
            return [*said, Fact("Meanwhile", excuses(one, as_of) or "resolved", tag_of("MA-12.3"))]
        case ClaimFacts() as one:
            return [Fact("Under", one.clause, tag_of(one.clause)), *([Fact("Facts", one.facts)] if one.facts else [])]
        case InstrumentFacts() as one:
            renews = [Fact("Renews", one.renews)] if one.renews else []
            return [Fact("Number there", one.reference or "not entered"), *renews, *_note(one.note)]
        case SecurityFacts() as one:
            held = listed(one.held, MOST_PAIRS) if one.held else "none"
            return [Fact("Pairs held", held)]
        case UpgradeFacts() as one:
            pairs = listed([tag for tag, _ in one.pairs], MOST_PAIRS)
            covers = "also" if order_clause_covers(one) else "not"
            clause = Fact("Order's clause", f"{covers} covered", tag_of("A-3-UP"))
            return [Fact("Sold back", pairs), Fact("Instead", one.radio), clause, *_note(one.note)]
        case LogFacts() as one:
            ground = [Fact("Ground", one.ground.words)] if one.ground else []
            return [*ground, *_note(one.note)]


def _note(note: str) -> list[Fact]:
    """A note, if there is one."""
    return [Fact("Note", note)] if note else []


def _money(row: CaseRow) -> list[Fact]:
    """The sums of a case; what is not entered is said so."""
    match row.facts:
        case ClaimFacts(amount=amount) if amount is not None:
            return [Fact("Claimed", money_words(amount))]
        case SecurityFacts() as one:
            return _security_sums(one)
        case UpgradeFacts() as one if one.prices_on is not None or one.agreed_on is not None:
            return [
                Fact("Bought back for", money_words(one.repurchase)),
                Fact("New pairs", money_words(one.purchase)),
                Fact("Fair market value", money_words(one.fair_value)),
            ]
    return []


def _security_sums(one: SecurityFacts) -> list[Fact]:
    """The three steps of the proceeds, or what is left after Winstar kept the radios."""
    if one.retained_on is not None:
        left = after_retention(one)
        return [
            Fact("Fair market value", money_words(one.retained_value)),
            Fact("In default", money_words(one.obligations)),
            Fact("Still owed", _sum(left)),
        ]
    if not one.sales:
        return []
    split = proceeds(one)
    if isinstance(split, Unknown):
        total = sum(sale.price for sale in one.sales)
        return [Fact("Proceeds", f"{total:,.2f}"), Fact("Split", f"cannot say: {split.missing}", ink="text3")]
    parts = split.value
    return [
        Fact("Proceeds", money_words(parts.total)),
        Fact("First, costs", money_words(parts.costs)),
        Fact("Second, owed", money_words(parts.obligations)),
        Fact("Third, Customer", money_words(parts.customer)),
        Fact("Still owed", money_words(parts.still_owed)),
    ]


def _sum(answer: Known[Decimal] | Unknown) -> str:
    """A sum, or what is missing for it."""
    return f"{answer.value:,.2f}" if isinstance(answer, Known) else f"cannot say: {answer.missing}"


def _event(one: CaseDay, as_of: date) -> Event:
    """A day of the case as the timeline draws it: what is due stands out until it has passed."""
    when = day_words(one.on, as_of)
    if not one.due:
        return Event(one.words, one.second, when, "check", Tone.NEUTRAL)
    tone = Tone.INFO if one.on >= as_of else Tone.NEUTRAL
    second = one.second or (late_words(one.on, as_of) if one.on >= as_of else "")
    return Event(one.words, second, when, "flag", tone)
