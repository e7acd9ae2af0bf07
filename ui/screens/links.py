"""The page of the Links: which pair stands between which hub and building, and how far each has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.acts.links import install_pairs
from models.acts.places import HubFact, import_hubs
from models.queries.letter_facts import link_facts
from models.queries.links import LinkRow, hubs, links
from models.queries.state import WHOLE_BOOK
from models.rules.clause import Why
from models.rules.links import LinkFacts, LinkState, why_not_issue_letter
from reports.columns import Tone
from reports.grids_links import LINK_LIST, LINKS, link_words
from ui.desk import Desk
from ui.dialogs.act_form import ActForm, Ask
from ui.dialogs.fact_editors import RowsEditor
from ui.dialogs.new_letter import NewLetterDialog
from ui.dialogs.remove_link import RemoveLink
from ui.row_table import Facet, RowTable
from ui.screen import Group, ScreenAction
from ui.screens.link_record import show_link
from ui.screens.record_list import RecordList
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.words import count_words, day_words, list_words, plural

__all__ = ["LinksScreen", "RowsForm"]


def _in(state: LinkState) -> Callable[[LinkRow], bool]:
    return lambda row: row.standing.state is state


def _waits(row: LinkRow) -> bool:
    """Whether a Link has no Letter yet."""
    return row.standing.state is LinkState.INSTALLED and not row.standing.letter


def _out(row: LinkRow) -> bool:
    """Whether its Letter is neither answered nor late, sent or not."""
    return row.standing.state is LinkState.LETTER_OUT or (
        row.standing.state is LinkState.INSTALLED and bool(row.standing.letter)
    )


FACETS: tuple[Facet[LinkRow], ...] = (
    Facet("waiting", "No letter", _waits),
    Facet("out", "Letter out", _out, Tone.INFO),
    Facet("objected", "Objected", _in(LinkState.OBJECTED), Tone.BAD),
    Facet("deemed", "Deemed", _in(LinkState.DEEMED), Tone.DEEM),
    Facet("accepted", "Accepted", _in(LinkState.ACCEPTED), Tone.OK),
    Facet("removed", "Removed", _in(LinkState.REMOVED)),
)


class RowsForm(ActForm):
    """A form of rows with many columns."""

    wide = 1040

    def begin(self) -> None:
        """Puts the keyboard into the first row."""
        for editor in self.editors.values():
            if isinstance(editor.widget, RowsEditor) and editor.widget.lines:
                next(iter(editor.widget.lines[0].values())).widget.setFocus()


@dataclass(frozen=True, slots=True)
class LinkPage:
    """What the page reads at once: the rows, and all that is recorded of each Link."""

    rows: tuple[LinkRow, ...]
    facts: Mapping[str, LinkFacts]


def link_page(session: Any, as_of: date) -> LinkPage:
    """The page as of a day."""
    return LinkPage(tuple(links(session, as_of)), link_facts(session))


class LinksScreen(RecordList):
    """Every Link with its pair, building and hub, the latest first."""

    key = "links"
    title = "Links"
    icon = "radio-tower"
    group = Group.FIELD
    noun = "Link"
    workbook = LINK_LIST
    reads = WHOLE_BOOK
    opens = frozenset({"link"})

    def __init__(self, desk: Desk) -> None:
        self._page: LinkPage | None = None
        table: RowTable[LinkRow] = RowTable(
            LINKS,
            key=lambda row: row.number,
            as_of=desk.as_of,
            facets=FACETS,
            dim=lambda row: row.removed_on is not None,
            sentence=lambda row: f"{row.tag}, {row.name}, {row.city}, hub {row.hub}, {link_words(row)}",
        )
        super().__init__(desk, table, links, hint="Enter opens the Link.", inspector=380)
        to_buildings = Button("Go to Buildings", "primary", "building-2")
        to_buildings.clicked.connect(lambda: self.page_asked.emit("buildings"))
        sentence = "A Link is a pair mounted between a hub and a building. Install the first one at its building."
        self.view.set_empty(EmptyState("radio-tower", "No Link yet", sentence, (to_buildings,)))
        if self.inspector is not None:
            self.inspector.link.connect(self._open_pair)

    # -- reading ---------------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Reads the page in a worker thread."""
        self.desk.read_later(link_page, self.desk.as_of, then=self.show_page, key=(id(self), "rows"))

    def show_page(self, page: LinkPage) -> None:
        """Shows what was read; a book without Links has nothing to narrow."""
        self._page = page
        self.fill(page.rows)
        self.show_head()
        self.facets.setVisible(bool(page.rows))
        self.filter_field.setVisible(bool(page.rows))

    def said(self, rows: Sequence[LinkRow]) -> str:
        """How many Links stand, and how far they have come."""
        if not rows:
            return "Pairs mounted between a hub and a building."
        count = Counter(row.standing.state for row in rows)
        stand = len(rows) - count[LinkState.REMOVED]
        parts = (
            (count[LinkState.ACCEPTED] + count[LinkState.DEEMED], "accepted or deemed installed"),
            (sum(map(_out, rows)), "with a letter out"),
            (count[LinkState.OBJECTED], "objected to"),
            (sum(map(_waits, rows)), "without a letter"),
        )
        come = list_words([f"{number:,} {words}" for number, words in parts if number])
        words = f"{count_words(stand, 'Link')} {plural(stand, 'stands', 'stand')}: {come}."
        if self.desk.as_of != self.desk.today:
            words += f" What is done here is recorded for {day_words(self.desk.as_of)}."
        return words

    def head_actions(self) -> Sequence[tuple[ScreenAction, str]]:
        """Export and the new Letter, once there is a Link."""
        if self._page is None or not self._page.rows:
            return ()
        return ((self.export_action(), "default"), (self._new_letter_action(), "primary"))

    # -- the record ------------------------------------------------------------------------------------------

    def fill_inspector(self, row: LinkRow) -> None:
        """Shows a Link."""
        if self.inspector is None:
            return
        show_link(self.inspector, row, self.desk.terms, self.desk.readings, self.open_record)
        new, letter, building, remove = (self.button(one) for one in self.row_actions())
        self.inspector.set_actions([[new, letter], [building, remove]])

    def _open_pair(self) -> None:
        row = self.view.current()
        if row is not None:
            self.record_asked.emit("pair", row.tag)

    def why(self) -> tuple[Why, str] | None:
        """Why the Link under the cursor stands where it does."""
        row = self.view.current()
        if row is None or row.standing.why is None:
            return None
        return row.standing.why, f"Why is {row.number} {link_words(row).lower()}?"

    # -- acting ----------------------------------------------------------------------------------------------

    def _new_letter_action(self) -> ScreenAction:
        return ScreenAction("New letter", "N", "mail-plus", self.new_letter, self.why_no_letter)

    def row_actions(self) -> Sequence[ScreenAction]:
        """What can be done with the Links chosen."""
        return (
            self._new_letter_action(),
            ScreenAction("Open letter", "L", "mail", self._open_letter, self._no_letter),
            ScreenAction("Open building", "B", "building-2", self._open_building, self.not_one),
            ScreenAction("Remove...", "X", "unplug", self.remove, self.why_not_remove),
        )

    def page_actions(self) -> Sequence[ScreenAction]:
        """Everything the page can do."""
        return (
            *self.row_actions(),
            ScreenAction("Install several pairs...", "P", "radio-tower", self.install_several),
            ScreenAction("Take in hubs...", "H", "antenna", self.take_in_hubs),
        )

    def install_several(self) -> None:
        """Opens the form that records many installations at once, all of them or none."""
        columns = (
            Ask("tag", "Pair", placeholder="P-0001"),
            Ask("building", "Building", placeholder="B-0001"),
            Ask("hub", "Hub", placeholder="PHL-2"),
            Ask("installed_on", "Installed on", value=self.desk.as_of),
            Ask("near_place", "Near end at"),
            Ask("far_place", "Far end at"),
        )
        said = "Each row is a pair mounted between a hub and a building; all are recorded, or none."
        form = RowsForm(
            self.desk, install_pairs, "Install several pairs", said, parent=self, primary="Install", icon="radio-tower",
            asks=(Ask("lines", "Installations", columns=columns),),
        )  # fmt: skip
        self.open_form(form)
        form.begin()

    def take_in_hubs(self) -> None:
        """Opens the form that takes in a list of hubs: new ones are added, known ones brought up to date."""
        names = ("code", "name", "street", "city", "state", "zip")
        columns = (*map(Ask, names), Ask("latitude", plain=True), Ask("longitude", plain=True))
        known = tuple(
            HubFact(one.code, one.name, one.street, one.city, one.state, one.zip, one.latitude, one.longitude)
            for one in self.desk.read(hubs, self.desk.as_of)
        )
        said = "New hubs are added by their code, those the book knows are brought up to date."
        form = RowsForm(
            self.desk, import_hubs, "Take in hubs", said, parent=self, primary="Take in", icon="antenna",
            asks=(Ask("hubs", "Hubs", value=known, columns=columns),),
        )  # fmt: skip
        self.open_form(form)

    def why_no_letter(self) -> str:
        """Why no Letter can be issued for the Links chosen, in the words of the rule."""
        page, desk = self._page, self.desk
        facts = [page.facts[row.number] for row in self.chosen()] if page is not None else []
        if not facts:
            return "Choose a Link first."
        return why_not_issue_letter(facts, desk.as_of, desk.calendar, desk.terms, desk.readings) or ""

    def _no_letter(self) -> str:
        return self.not_one() or self._of_one(
            lambda row: "" if row.standing.letter else f"{row.number} has no Letter yet."
        )

    def why_not_remove(self) -> str:
        """Why the Link chosen cannot be removed."""
        return self.not_one() or self._of_one(
            lambda row: f"{row.number} was removed on {day_words(row.removed_on)}." if row.removed_on else ""
        )

    def _of_one(self, why_not: Callable[[LinkRow], str]) -> str:
        """Why something cannot be done with the one Link chosen."""
        return why_not(self.chosen()[0])

    def new_letter(self) -> None:
        """Opens the form of a new Letter for the Links chosen."""
        self.open_form(NewLetterDialog(self.desk, self, [row.number for row in self.chosen()]))

    def remove(self) -> None:
        """Opens the form that takes a Link down."""
        self.open_form(RemoveLink(self.desk, self.chosen()[0], self))

    def _open_letter(self) -> None:
        self.open_record("letter", self.chosen()[0].standing.letter)

    def _open_building(self) -> None:
        self.open_record("building", self.chosen()[0].building)
