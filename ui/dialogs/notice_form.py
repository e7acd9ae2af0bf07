"""The form of a Radio Pair Notice: the next buildings by rank, and a reason for each better one it passes over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from models.acts.notices import Skip, draft_notice, edit_notice
from models.queries.notice_page import named_on
from models.rules.buildings import BuildingFacts, Word
from models.rules.notice_facts import NoticeStanding, SkipFacts, Skipped
from models.rules.proposing import passed_over, propose, remaining, why_not_name, why_short
from models.rules.words import counted
from reports.columns import Column, Kind, Tone
from ui.desk import Desk
from ui.dialogs.recorded import ActDialog
from ui.row_table import RowTable
from ui.row_view import RowView
from ui.widgets.fields import Choice, Field
from ui.widgets.gate_list import Gate, GateState
from ui.widgets.number_field import NumberField

__all__ = ["NoticeForm", "PlanRow"]

WORDS = {Word.ELIGIBLE: "Eligible", Word.OPEN: "Not decided", Word.REFUSED: "Refused"}
NO_REASON = ("", "No reason given")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A building that could be named, and what becomes of it in this notice."""

    number: str
    rank: int
    name: str
    word: Word
    named: bool
    skip: SkipFacts | None = None

    @property
    def place(self) -> str:
        """What becomes of it, as its chip says."""
        if self.named:
            return "Named"
        if self.skip is None:
            return ""
        return self.skip.reason.words if self.skip.reason else "No reason given"


def _tone(row: PlanRow) -> Tone:
    """The tone of that chip."""
    if row.named:
        return Tone.OK
    return Tone.NEUTRAL if row.skip is not None and row.skip.reason else Tone.WARN


COLUMNS: tuple[Column[PlanRow], ...] = (
    Column("Rank", lambda row: row.rank, kind=Kind.NUMBER, width=7),
    Column("Building", lambda row: row.name, second=lambda row: row.number, width=24, grow=1),
    Column("Winstar's word", lambda row: WORDS[row.word], width=13),
    Column("In this notice", lambda row: row.place or None, text=lambda row: row.place, kind=Kind.CHIP, tone=_tone,
           width=19, missing=""),
)  # fmt: skip


class NoticeForm(ActDialog):
    """Drafts the next notice or changes a draft; Enter names a building or leaves it out."""

    wide = 1000

    def __init__(self, desk: Desk, parent: QWidget, notice: NoticeStanding | None = None) -> None:
        self._notice, number = notice, notice.number if notice is not None else ""
        self._known = desk.read(named_on, desk.as_of)
        self._proposed = propose(self._known.buildings, self._known.book, self._known.law.terms, number).value
        self._free = remaining(self._known.buildings, self._known.book, number)
        self._named = set(self._proposed.buildings)
        self._reasons: dict[str, tuple[Skipped | None, str]] = {}
        if notice is not None:
            self._named = {line.building for line in notice.lines}
            self._reasons = {one.building: (one.reason, one.note) for one in notice.facts.skips}
        title = f"Edit {number}" if notice is not None else f"Draft the {self._proposed.kind.words}"
        primary = "Save draft" if notice is not None else "Draft notice"
        sentence = "By rank of the Customer List. Enter names a building or leaves it out."
        super().__init__(desk, title, sentence, primary, "file-plus", parent)
        self._lay_out(notice.facts.shortfall if notice is not None else "")
        self._show()
        self.view.focus()

    def _lay_out(self, shortfall: str) -> None:
        self.many = NumberField(len(self._named), 0, max(1, len(self._free)))
        self.many.changed.connect(self._take_many)
        self.reason = Choice([NO_REASON, *((one.value, one.words) for one in Skipped)], name="Reason")
        self.reason.changed.connect(lambda _key: self._take_reason())
        self.note = QLineEdit()
        self.note.setPlaceholderText("More about it")
        self.note.editingFinished.connect(self._take_reason)
        self.shortfall = QLineEdit(shortfall)
        self.shortfall.setPlaceholderText("For example: the hub of Tacoma is full")
        self._short = Field("Why it names fewer or more", self.shortfall)
        self.table: RowTable[PlanRow] = RowTable(COLUMNS, key=lambda row: row.number)
        self.view = RowView(self.table, hint="Space chooses several for one reason.", name="Buildings")
        self.view.setMinimumHeight(320)
        self.view.opened.connect(self._toggle)
        self.view.current_changed.connect(self._follow)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(Field("Buildings by rank", self.many), 1)
        line.addWidget(Field("Reason to pass over the one chosen", self.reason), 2)
        line.addWidget(Field("Note", self.note), 2)
        host = QWidget()
        host.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)
        self.add(host)
        self.add(self.view, 1)
        self.add(self._short)
        self.gate.show()

    # -- changing --------------------------------------------------------------------------------------------

    def _take_many(self, number: int | None) -> None:
        """Names so many approved buildings, the best ranks first."""
        fit = [one.number for one in self._free if one.word is Word.ELIGIBLE]
        self._named = set(fit[: number or 0])
        self._show()

    def _toggle(self, row: PlanRow) -> None:
        """Names a building or leaves it out."""
        facts = next(one for one in self._free if one.number == row.number)
        barred = why_not_name(facts, self._known.book, self._notice.number if self._notice else "")
        if row.number in self._named:
            self._named.discard(row.number)
        elif barred is not None:
            self.say(barred)
            return
        else:
            self._named.add(row.number)
        self._show()

    def _take_reason(self) -> None:
        """Gives the rows chosen the reason in the field."""
        chosen = Skipped(self.reason.chosen) if self.reason.chosen else None
        rows = self.view.selected() or ([self.view.current()] if self.view.current() else [])
        for row in rows:
            if not row.named:
                self._reasons[row.number] = (chosen, self.note.text().strip())
        self._show()

    def _follow(self, row: PlanRow | None) -> None:
        """Shows the reason of the row under the cursor."""
        skip = row.skip if row is not None else None
        self.reason.choose(skip.reason.value if skip is not None and skip.reason else "")
        self.note.setText(skip.note if skip is not None else "")
        self.reason.setEnabled(skip is not None)
        self.note.setEnabled(skip is not None)

    # -- showing ---------------------------------------------------------------------------------------------

    @property
    def skips(self) -> tuple[SkipFacts, ...]:
        """The better-ranked buildings passed over, with the reasons given or known."""
        return passed_over(self._free, self._named, self._reasons)

    def _show(self) -> None:
        skips = {one.building: one for one in self.skips}
        self.table.set_rows([self._row(one, skips) for one in self._free])
        self.many.blockSignals(True)
        self.many.set_value(len(self._named))
        self.many.blockSignals(False)
        law = self._known.law
        kind = self._notice.facts.kind if self._notice is not None else self._proposed.kind
        short = why_short(kind, len(self._named), len(self._free), law.terms, law.readings)
        self._short.setVisible(short is not None)
        self._show_gate(skips, short)
        self._follow(self.view.current())

    def _row(self, one: BuildingFacts, skips: Mapping[str, SkipFacts]) -> PlanRow:
        """A building as the table shows it."""
        named = one.number in self._named
        return PlanRow(one.number, one.rank or 0, one.words, one.word, named, None if named else skips.get(one.number))

    def _show_gate(self, skips: Mapping[str, SkipFacts], short: str | None) -> None:
        """How many are named, how many passed over, and what is still asked; nothing but an empty notice is barred."""
        bare = sum(one.reason is None for one in skips.values())
        named, asked = len(self._named), min(self._proposed.asked, self._proposed.left)
        gates = [
            Gate(f"{counted(named, 'building')} named", GateState.MET if named >= asked else GateState.WAITING,
                 f"{asked} asked for, {self._proposed.left:,} left on the list"),
            Gate(f"{len(skips)} better ranks passed over", GateState.WAITING if bare else GateState.MET,
                 f"{bare} without a reason" if bare else "each with its reason" if skips else "none"),
        ]  # fmt: skip
        tone = Tone.WARN if bare or short else Tone.OK
        said = short or "A reason missing does not bar the notice; the watch names it."
        self.gate.set("What the clause asks for", said, gates, tone, "", "B-2(d)")
        self.set_gate("" if named else "Name at least one building.")

    def record(self) -> None:
        """Drafts the notice, or saves the draft."""
        skips = tuple(Skip(one.building, one.reason, one.note) for one in self.skips if one.reason is not None)
        facts = {
            "buildings": tuple(one.number for one in self._free if one.number in self._named),
            "skips": skips,
            "shortfall": self.shortfall.text().strip() if self._short.isVisibleTo(self) else "",
        }
        if self._notice is not None:
            self.do(edit_notice, notice=self._notice.number, **facts)
        else:
            self.do(draft_notice, **facts)
