"""The form of an installation: a pair mounted between a hub and a building becomes a Link (1.1(o))."""

from __future__ import annotations

import re

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from models.acts.links import install_pair
from models.errors import Refusal
from models.pair_review import serial_key
from models.queries.buildings import BuildingRow
from models.queries.links import hubs
from models.queries.pairs import PairRow, PairStanding, pairs
from models.rules.buildings import BuildingFacts, Word, why_not_install
from models.rules.inventory import PairFacts
from reports.columns import Tone
from ui.desk import Desk
from ui.dialogs.hub import AddHub
from ui.dialogs.recorded import ActDialog
from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, Field, IconField, LongText
from ui.widgets.gate_list import Gate, GateState
from ui.widgets.layout import row
from ui.widgets.pair_boxes import PairBoxes, PairEnd

__all__ = ["InstallPair", "bands_match"]

HALF = re.compile(r"(.*?)\s*(low|high|a|b)", re.IGNORECASE)
HALVES = ({"low", "high"}, {"a", "b"})


def bands_match(near: str, far: str) -> bool | None:
    """Whether the ends have the two halves of one band (1 low and 1 high, 3A and 3B); None while one is not known."""
    one, other = HALF.fullmatch(near.casefold()), HALF.fullmatch(far.casefold())
    if one is None or other is None:
        return None
    return one[1] == other[1] and {one[2], other[2]} in HALVES


class PairField(IconField):
    """A pair typed by its tag, or scanned by the serial of either end."""

    def __init__(self, rows: list[PairRow], parent: QWidget | None = None) -> None:
        super().__init__("scan-line", "Type a tag or scan a serial", "", parent)
        self._by_key = {serial_key(key): one for one in rows for key in (one.tag, one.near, one.far) if key}
        free = [one for one in rows if one.standing is PairStanding.IN_STORE]
        self._offered = {
            f"{one.tag}   {one.radio}   {one.near or 'not scanned'} / {one.far or 'not scanned'}": one for one in free
        }
        completer = QCompleter(QStringListModel(sorted(self._offered), self), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self.setCompleter(completer)

    def _take(self, offered: str) -> None:
        if offered in self._offered:
            self.setText(self._offered[offered].tag)

    @property
    def pair(self) -> PairRow | None:
        """The pair named; None while there is none of that tag or serial."""
        return self._by_key.get(serial_key(self.text()))


class InstallPair(ActDialog):
    """Records that a pair was mounted at a building and a hub."""

    wide = 900

    def __init__(self, desk: Desk, building: BuildingRow, facts: BuildingFacts, parent: QWidget) -> None:
        sentence = f"{building.name}, {building.street}, {building.city}."
        super().__init__(desk, "Install pair", sentence, "Record installation", "radio-tower", parent)
        self._building, self._facts = building, facts
        self.pair = PairField(desk.read(pairs, desk.as_of))
        self.day = DateField(desk.as_of, near=desk.as_of)
        self.hub = Choice(name="Hub")
        self.add_hub = Button("Add hub...", "default", "plus")
        self.near, self.far = QLineEdit(), QLineEdit()
        self.near.setPlaceholderText("roof, mast 2")
        self.far.setPlaceholderText("roof, south side")
        self.ends = PairBoxes(PairEnd("Near end", None), PairEnd("Far end", None))
        self.despite = LongText("For example: approved by telephone, letter to follow", 2)
        self._despite = Field("Why it is installed all the same", self.despite)
        self._offer_hubs("")
        self._fill_form()
        self._listen()
        self._check()

    def _fill_form(self) -> None:
        self._line(Field("Pair", self.pair), Field("Installed on", self.day))
        hub = QWidget()
        hub.setLayout(row(self.hub, self.add_hub, 0))
        self._line(Field("Hub of the near end", hub))
        self._line(Field("Near end stands at", self.near), Field("Far end stands at", self.far))
        self.add(self.ends)
        self.add(self._despite)
        self._despite.setVisible(bool(self._barred()))
        self.gate.show()

    def _line(self, *fields: Field) -> None:
        host = QWidget()
        host.setLayout(row(*fields, spacing=12))
        self.add(host)

    def _listen(self) -> None:
        self.pair.textChanged.connect(self._check)
        self.day.changed.connect(lambda _day: self._check())
        self.hub.changed.connect(lambda _hub: self._check())
        self.add_hub.clicked.connect(self._add_hub)
        for editor in (self.near, self.far):
            editor.textChanged.connect(self._check)
        self.despite.textChanged.connect(self._check)

    def _offer_hubs(self, chosen: str) -> None:
        """The hubs to choose from, those of the building's city first."""
        rows = self.desk.read(hubs, self.desk.as_of)
        rows.sort(key=lambda hub: ((hub.city, hub.state) != (self._building.city, self._building.state), hub.code))
        here = [hub for hub in rows if (hub.city, hub.state) == (self._building.city, self._building.state)]
        choices = [("", "Choose a hub")] + [(hub.code, f"{hub.code}, {hub.name}, {hub.city}") for hub in rows]
        self.hub.set_choices(choices, chosen or (here[0].code if len(here) == 1 else ""))

    def _add_hub(self) -> None:
        """Opens the form of a hub the book does not have yet, and chooses it."""
        form = AddHub(self.desk, self)
        form.accepted.connect(lambda: self._offer_hubs(form.code.text().strip().upper()))
        form.accepted.connect(self._check)
        form.open()

    # -- what stands in the way ------------------------------------------------------------------------------

    def _check(self) -> None:
        self.set_gate(self._lacks())
        self._show_ends()
        title, sentence, tone = "Ready to be recorded.", "A Link is made; the pair moves to the building.", Tone.OK
        if self._lacks():
            title, sentence, tone = "Not ready yet.", self._lacks(), Tone.WARN
        self.gate.set(title, sentence, self._gates(), tone)

    def _lacks(self) -> str:
        """What keeps the installation from being recorded."""
        if self._despite.isVisibleTo(self) and not self.despite.toPlainText().strip():
            return "Say why it is installed all the same."
        pair = self.pair.pair
        if pair is None:
            return "The book has no such pair." if self.pair.text().strip() else "Type or scan the pair."
        if pair.standing is not PairStanding.IN_STORE:
            return f"{pair.tag} is not in a store: {pair.standing.words.lower()}, {pair.place}."
        if not self.hub.chosen:
            return "Choose the hub of the near end."
        return "" if self.day.day else "Type the day it was installed."

    def _barred(self) -> str:
        """What bars the building by itself, whatever pair goes there; a reason given overrules it."""
        day = self.desk.as_of
        ready = PairFacts("", shipped_on=day, received_on=day)
        return why_not_install(self._facts, ready, self.desk.terms, day, selection_needed=False) or ""

    def _gates(self) -> list[Gate]:
        pair, barred = self.pair.pair, self._barred()
        eligible = self._facts.word is Word.ELIGIBLE
        in_store = pair is not None and pair.standing is PairStanding.IN_STORE
        where = f"{pair.tag}, {pair.radio}, {pair.place}" if pair else ""
        matched = bands_match(pair.near_band, pair.far_band) if pair else None
        states = {True: GateState.MET, False: GateState.FAILED, None: GateState.WAITING}
        return [
            Gate("Eligible Location", states[eligible], "" if eligible else barred),
            self._selected_gate(barred if eligible else ""),
            Gate("Pair in a store", states[in_store if pair else None], where),
            Gate("Bands match", states[matched], "" if matched is not None else "The band of an end is not known."),
        ]

    def _selected_gate(self, barred: str) -> Gate:
        """Whether the building is selected and has room for the pair."""
        if not self._facts.is_selected:
            return Gate("Selected", GateState.WAITING, "Needed once the Inventory Event has come (B-2(f)).")
        return Gate("Selected, with room for the pair", GateState.FAILED if barred else GateState.MET, barred)

    def _show_ends(self) -> None:
        """Both ends of the pair face to face."""
        pair = self.pair.pair
        near, far = (pair.near, pair.far) if pair else (None, None)
        bands = (pair.near_band, pair.far_band) if pair else ("", "")
        hub = f"Hub {self.hub.chosen}" if self.hub.chosen else "Hub not chosen"
        self.ends.set(
            PairEnd("Near end", near, bands[0], hub, tuple(filter(None, [self.near.text().strip()]))),
            PairEnd(
                "Far end",
                far,
                bands[1],
                self._building.name,
                tuple(filter(None, [self.far.text().strip()])),
                "building-2",
            ),
            "",
            bands_match(*bands),
        )

    def record(self) -> None:
        """Records the installation."""
        pair = self.pair.pair
        assert pair is not None
        self.do(
            install_pair,
            tag=pair.tag,
            building=self._building.number,
            hub=self.hub.chosen,
            installed_on=self.day.day,
            near_place=self.near.text().strip(),
            far_place=self.far.text().strip(),
            despite=self.despite.toPlainText().strip(),
        )

    def refused(self, refusal: Refusal) -> None:
        """What bars the building can be overruled with a reason; what bars the pair cannot."""
        super().refused(refusal)
        if refusal.clause == "MA-1.1h":
            self._despite.show()
            self._check()
            self.say(refusal.sentence)
            self.despite.setFocus()
