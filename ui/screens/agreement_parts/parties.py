"""The parties and where each of them takes notices."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from models.acts.book import change_notice_address, stand_for
from models.errors import Refusal
from models.queries import book as books
from models.queries.book import AddressRow
from models.rules.clause import Why
from models.rules.notice_addresses import AddressFacts
from models.rules.words import Side
from models.store import Done
from reports.columns import Column, Kind, Tone
from ui import words
from ui.clause_tags import ClauseTags
from ui.desk import Desk
from ui.row_table import RowTable
from ui.screen import Screen, ScreenAction
from ui.screens.agreement_parts.part import Part
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.definition_list import DefinitionList, Fact
from ui.widgets.dialog import Dialog
from ui.widgets.fields import Field, LongText
from ui.widgets.layout import empty

__all__ = ["AddressDialog", "PartiesPart"]

NOTICES = "MA-13.2"


def kind_words(row: AddressRow) -> str:
    """Whether the notice itself or its copy goes there."""
    return "Copy" if row.copy else "Notice"


def _dot(row: AddressRow) -> Tone | None:
    """Winstar's dot is hollow."""
    return Tone.OUTLINE if row.party == Side.WINSTAR else None


def _told(one: AddressFacts) -> Fact:
    """An address that held before or will hold later."""
    return Fact(f"From {words.day_words(one.effective_from)}", "\n".join((one.line, one.attention)).strip())


class AddressDialog(Dialog):
    """A party's new notice address, from its effective day on."""

    def __init__(self, desk: Desk, row: AddressRow, parent: QWidget | None = None) -> None:
        party, kind = desk.party(row.party), kind_words(row).lower()
        said = f"Where {party} takes a {kind} from its effective day on. Recorded for {words.day_words(desk.as_of)}."
        super().__init__("Change a notice address", said, "Record the address", width=560, parent=parent)
        self._desk, self._row = desk, row
        self.done_: Done | None = None
        self.name, self.fax = QLineEdit(row.name), QLineEdit(row.fax)
        self.attention = QLineEdit(row.attention)
        self.address = LongText(lines=3)
        self.address.setPlainText("\n".join(row.address))
        self.day = DateField(desk.as_of, near=desk.as_of)
        effective = Field("Effective from", self.day)
        self.day.problem.connect(effective.set_problem)
        fields = (
            Field("Name", self.name),
            Field("Address", self.address, "One line each, as on the envelope."),
            Field("Attention", self.attention),
            Field("Fax", self.fax),
            effective,
        )
        for field in fields:
            self.add(field)
        for editor in (self.name, self.address, self.day):
            editor.textChanged.connect(lambda *_: self._gate())
        self.confirmed.connect(self._record)
        self._gate()

    def _lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.address.toPlainText().splitlines() if line.strip())

    def _gate(self) -> None:
        missing = "" if self.name.text().strip() else "Name the addressee."
        missing = missing or ("" if self._lines() else "Type the address.")
        self.set_gate(missing or ("" if self.day.day is not None else "Name the effective day."))

    def _record(self) -> None:
        try:
            done = self._desk.do(
                change_notice_address,
                party=Side(self._row.party),
                copy=self._row.copy,
                name=self.name.text().strip(),
                address=self._lines(),
                attention=self.attention.text().strip(),
                fax=self.fax.text().strip(),
                effective_from=self.day.day,
            )
        except Refusal as refusal:
            self.say(refusal.sentence)
            return
        if done is not None:
            self.done_ = done
            self.accept()


class PartiesPart(Part):
    """The two parties, and their notice addresses in force."""

    key, words = "parties", "Parties"
    sentence = "Who the parties are, and where each takes notices."

    def __init__(self, screen: Screen) -> None:
        columns: tuple[Column[AddressRow], ...] = (
            Column("Party", lambda row: self.desk.party(row.party), kind=Kind.DOT, tone=_dot, width=12),
            Column("For", kind_words, width=10),
            Column("Address", lambda row: ", ".join((row.name, *row.address)), width=40, grow=2),
            Column("Attention", lambda row: row.attention or None, width=30, grow=1, fold=1, missing="nobody named"),
            Column("Fax", lambda row: row.fax or None, width=16, fold=2),
            Column("Since", lambda row: row.effective_from, kind=Kind.DATE, width=18),
        )
        table: RowTable[AddressRow] = RowTable(columns, key=lambda row: (row.party, row.copy))
        super().__init__(screen, table, "Filter the addresses", "Enter changes the address.")
        self._cards = QHBoxLayout()
        self._cards.setSpacing(16)
        self.filter_field.hide()
        self.box.insertLayout(0, self._cards)
        self.view.opened.connect(lambda _row: self.change())

    def rows(self) -> list[AddressRow]:
        """The addresses in force, and the cards of the parties above them."""
        empty(self._cards)
        for side in Side:
            self._cards.addWidget(self._card(side))
        return self.desk.read(books.addresses, self.desk.as_of)

    def _card(self, side: Side) -> Card:
        party = self.desk.terms.parties[side]
        here = self.desk.book.stands_for == side
        card = Card(party.short_name, "This book stands in its place; its duties come first." if here else "")
        role = "Buys and accepts" if side is Side.CUSTOMER else "Sells and installs"
        facts = (
            Fact("Name", f"{party.name}, {party.state}"),
            Fact("Address", ", ".join(party.address)),
            Fact("Role", role),
        )
        card.add(DefinitionList(facts))
        return card

    def page_actions(self) -> list[ScreenAction]:
        """Changing an address, and standing for the other party."""
        here = Side(self.desk.book.stands_for)
        there = Side.WINSTAR if here is Side.CUSTOMER else Side.CUSTOMER
        return [
            ScreenAction("Change this address...", "C", "pencil", self.change, self._why_not),
            ScreenAction(
                "Stand in the other place", "S", "arrow-left-right", lambda: self.screen_.do(stand_for, party=there)
            ),
        ]

    def _why_not(self) -> str:
        return "" if self.view.current() is not None else "Choose an address in the list first."

    def change(self) -> None:
        """Asks for the new address of the row under the cursor."""
        row = self.view.current()
        if row is not None:
            dialog = AddressDialog(self.desk, row, self.window())
            dialog.accepted.connect(lambda: self.screen_.tell_if(dialog.done_))
            dialog.open()

    def why(self) -> tuple[Why, str] | None:
        """Why the address under the cursor is the one in force."""
        row = self.view.current()
        if row is None:
            return None
        told = [one for one in self.desk.read(books.address_facts) if (one.party, one.copy) == (row.party, row.copy)]
        facts = tuple((f"From {words.day_words(one.effective_from)}", one.line) for one in told)
        rule = f"The latest address whose day has come by {words.day_words(self.desk.as_of)}"
        return Why(rule, (NOTICES,), facts), f"{kind_words(row)}s to {self.desk.party(row.party)}"

    def show_record(self, row: AddressRow) -> None:
        """The address as on an envelope."""
        self.inspector.set_head(self.desk.party(row.party), sentence=f"{kind_words(row)}s go here")
        facts = (
            Fact("Name", row.name),
            Fact("Address", "\n".join(row.address)),
            Fact("Attention", row.attention or "nobody named"),
            Fact("Fax", row.fax or "not known"),
            Fact("Since", words.day_words(row.effective_from)),
        )
        self.inspector.add_section("", DefinitionList(facts))
        before = [one for one in self.desk.read(books.address_facts) if self._is_earlier(one, row)]
        if before:
            self.inspector.add_section("Other addresses", DefinitionList([_told(one) for one in before]))
        tags = ClauseTags((NOTICES,))
        tags.asked.connect(self.screen_.clause_asked)
        self.inspector.add_section("Notices", tags)
        change, stand = self.page_actions()
        self.inspector.set_actions([[self.screen_.button(change, "primary")], [self.screen_.button(stand)]])

    @staticmethod
    def _is_earlier(one: AddressFacts, row: AddressRow) -> bool:
        """Whether an address is another one of the same party and kind."""
        same = (one.party == row.party, one.copy, one.effective_from, one.name, one.address)
        return same[:2] == (True, row.copy) and same[2:] != (row.effective_from, row.name, row.address)
