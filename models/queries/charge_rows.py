"""The rows of charges: what is to be invoiced, invoices, cost statements, and what may be claimed, of a State."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models.rules.charge_facts import CostState, CostStatement, InvoiceFacts, InvoiceKind, LineFacts
from models.rules.charges import Tariff, may_be_claimed
from models.rules.clause import Known, Unknown, Why
from models.rules.costs import charged, cost_state
from models.rules.drafts import maintenance_lines
from models.rules.findings import chip_of
from models.rules.invoices import charged_statements, computed_total, invoice_total
from models.rules.ledger import Entry
from models.rules.links import LinkState
from models.rules.maintenance_charges import month_of, month_words, next_month, served
from models.rules.services_minimum import to_invoice
from models.rules.state import State
from models.rules.sums import not_invoiced
from models.rules.words import Side, listed, party, short_day

__all__ = ["ChargeGroup", "ChargeRow", "charge_rows", "tariff_of"]


class ChargeGroup(StrEnum):
    """The groups in which charges are shown."""

    DRAFT = "draft"
    INVOICE = "invoice"
    COST = "cost"
    CLAIM = "claim"

    @property
    def words(self) -> str:
        """The head of the group."""
        return {
            "draft": "Not invoiced yet",
            "invoice": "Invoices",
            "cost": "Cost statements",
            "claim": "May be claimed while objected to",
        }[self]


@dataclass(frozen=True, slots=True)
class ChargeRow:
    """One charge: what for, who pays, how much, and where it stands."""

    key: str
    group: ChargeGroup
    what: str
    of: str
    payer: str
    on: date | None  # issued, opened, or the day a draft is for
    amount: Known[Decimal] | Unknown
    standing: str
    clause: str
    subject: str = ""
    kind: InvoiceKind | None = None
    why: Why | None = None
    entry: Entry | None = None
    lines: tuple[LineFacts, ...] = ()
    received_on: date | None = None
    state: CostState | None = None
    month: date | None = None

    @property
    def number(self) -> str:
        """The number of its record; a draft has none."""
        return "" if self.group is ChargeGroup.DRAFT else self.key.removeprefix("claim ")

    @property
    def total(self) -> Decimal | None:
        """The sum, or None while it is not known."""
        return self.amount.value if isinstance(self.amount, Known) else None


def tariff_of(now: State) -> Tariff:
    """What the charges of a day are computed from."""
    return Tariff(now.terms, now.money.prices, now.money.rates, now.readings)


def charge_rows(now: State) -> tuple[ChargeRow, ...]:
    """What is to be invoiced, then the invoices, the cost statements, and what may be claimed."""
    tariff = tariff_of(now)
    return (
        *_maintenance(now, tariff),
        *_installation(now),
        *_services(now, tariff),
        *(_invoice(one, now, tariff) for one in reversed(now.money.invoices)),
        *(_costs(one, now) for one in reversed(now.money.statements)),
        *_claims(now),
    )


def _installation(now: State) -> Iterator[ChargeRow]:
    """The installation charges that are open and stand on no invoice, by Letter."""
    by_letter: dict[str, list[Entry]] = {}
    for due in not_invoiced(now.money.charges, now.money.invoices):
        one = now.money.entry(due.key)
        if one is not None and not one.state.is_settled and not one.due.key.endswith(" rest"):
            by_letter.setdefault(now.link_standings[due.record[1]].letter, []).append(one)
    for letter, of in by_letter.items():
        known = [one.due.amount for one in of]
        missing = next((one.due.missing for one in of if one.due.amount is None), "")
        why = of[0].due.why or Why("", ())
        total = Unknown(missing, why) if missing else Known(sum((one or Decimal(0) for one in known), Decimal(0)), why)
        yield ChargeRow(
            f"installation {letter}",
            ChargeGroup.DRAFT,
            InvoiceKind.INSTALLATION.words,
            listed([one.due.record[1] for one in of]),
            party(now.terms, Side.CUSTOMER),
            of[0].due_on,
            total,
            chip_of(of[0].due_on, now.as_of),
            "EXB-6a",
            letter,
            InvoiceKind.INSTALLATION,
            why,
            of[0],
        )


def _maintenance(now: State, tariff: Tariff) -> Iterator[ChargeRow]:
    """Maintenance of the month and of the next, as far as it is not invoiced."""
    links = served(now.links, now.link_standings, now.as_of, now.readings, now.cases.terminated_on)
    this = month_of(now.as_of)
    for month in (this, next_month(this)):
        lines = maintenance_lines(links, month, tariff, now.money.invoices)
        if not lines:
            continue
        draft = InvoiceFacts("the draft", InvoiceKind.MAINTENANCE, now.as_of, lines=lines)
        total = computed_total(draft, tariff)
        count = len({line.subject for line in lines})
        yield ChargeRow(
            f"maintenance {month.isoformat()}",
            ChargeGroup.DRAFT,
            InvoiceKind.MAINTENANCE.words,
            f"{month_words(month)}, {count} {'Link' if count == 1 else 'Links'}",
            party(now.terms, Side.CUSTOMER),
            month,
            total,
            "Due on receipt",
            "EXD-4B",
            "",
            InvoiceKind.MAINTENANCE,
            total.why,
            None,
            lines,
            month=month,
        )


def _services(now: State, tariff: Tariff) -> Iterator[ChargeRow]:
    """The shortfalls of services that Customer has to invoice."""
    waiting = to_invoice(now.money.invoices, tariff, now.money.quarters, now.as_of)
    for name, ends, kind, short in waiting:
        yield ChargeRow(
            name,
            ChargeGroup.DRAFT,
            kind.words,
            name,
            party(now.terms, Side.WINSTAR),
            ends,
            short,
            f"Closes {short_day(ends, now.as_of)}" if ends > now.as_of else "Closed",
            "LTR-3",
            "",
            kind,
            short.why,
            month=month_of(ends),
        )


def _invoice(of: InvoiceFacts, now: State, tariff: Tariff) -> ChargeRow:
    """An invoice as it stands."""
    one, total = now.money.entry(of.number), invoice_total(of, tariff)
    standing = "Receipt not recorded" if one is None else one.state.words
    if one is not None and not one.state.is_settled:
        standing = chip_of(one.due_on, now.as_of)
    return ChargeRow(
        of.number,
        ChargeGroup.INVOICE,
        of.kind.words,
        month_words(of.month) if of.month else listed(of.links) or of.subject,
        party(now.terms, of.kind.payer),
        of.issued_on,
        total,
        standing,
        of.kind.clause,
        of.subject,
        of.kind,
        one.due.why if one is not None else total.why,
        one,
        of.lines,
        of.received_on,
        month=of.month,
    )


def _costs(of: CostStatement, now: State) -> ChargeRow:
    """A cost statement as it stands."""
    state = cost_state(of, of.number in charged_statements(now.money.invoices), now.as_of)
    total = charged(of, now.terms)
    return ChargeRow(
        of.number,
        ChargeGroup.COST,
        of.kind.words,
        f"{of.words}{f', {of.subject}' if of.subject else ''}",
        party(now.terms, Side.CUSTOMER),
        of.opened_on,
        total,
        state.capitalize(),
        of.kind.clause,
        of.subject,
        None,
        total.why,
        state=state,
    )


def _claims(now: State) -> Iterator[ChargeRow]:
    """The Links objected to, with the day from which Winstar may claim the charge by the literal reading."""
    for link in now.link_standings.values():
        claimed = may_be_claimed(link, now.terms)
        if link.state is not LinkState.OBJECTED or isinstance(claimed, Unknown):
            continue
        waits = "the Link is not accepted"
        yield ChargeRow(
            f"claim {link.number}",
            ChargeGroup.CLAIM,
            InvoiceKind.INSTALLATION.words,
            link.number,
            party(now.terms, Side.CUSTOMER),
            claimed.value,
            Unknown(waits, claimed.why),
            f"From {short_day(claimed.value, now.as_of)}",
            "EXB-6a",
            link.letter,
            None,
            claimed.why,
        )
