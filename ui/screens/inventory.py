"""The page of the radio pairs: where each is, both its serials, and what is on hand against the Minimum Inventory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.queries.counters import counters
from models.queries.pair_page import PairPage, pair
from models.queries.pairs import OnHand, PairRow, PairStanding, on_hand_of, pairs
from models.queries.state import WHOLE_BOOK
from models.rules.clause import Why
from models.rules.counters import Counters
from reports.columns import Tone
from reports.grid import Grid
from reports.grids_inventory import INVENTORY, counters_grid
from reports.grids_stock import PAIRS
from ui.desk import Desk
from ui.dialogs.move import MovePairs
from ui.dialogs.receive import ReceiveDialog
from ui.dialogs.swap_end import SwapEnd
from ui.row_table import Facet, RowTable
from ui.screen import Group, ScreenAction
from ui.screens.pair_record import show_pair
from ui.screens.record_list import RecordList
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.words import count_words, day_words, list_words

__all__ = ["InventoryScreen"]

MOUNTED = (PairStanding.INSTALLED, PairStanding.LETTER_OUT, PairStanding.OBJECTED)
TAKEN = (PairStanding.ACCEPTED, PairStanding.DEEMED)
TAKEN_BACK = (PairStanding.REPOSSESSED, PairStanding.SOLD_UNDER_SECURITY)
AWAY = (PairStanding.REPAIR, PairStanding.SOLD_BACK, PairStanding.LOST, *TAKEN_BACK)


def _in(*standings: PairStanding) -> Callable[[PairRow], bool]:
    return lambda row: row.standing in standings


FACETS: tuple[Facet[PairRow], ...] = (
    Facet("store", "In store", _in(PairStanding.IN_STORE), Tone.NEUTRAL),
    Facet("transit", "In transit", _in(PairStanding.IN_TRANSIT)),
    Facet("mounted", "Installed", _in(*MOUNTED), Tone.INFO),
    Facet("accepted", "Accepted", _in(*TAKEN), Tone.OK),
    Facet("away", "Away", _in(*AWAY)),
    Facet("unscanned", "Not scanned", lambda row: row.scanned < 2, Tone.WARN),
)


@dataclass(frozen=True, slots=True)
class InventoryPage:
    """What the page reads at once: the pairs, the counters of the day, and what of them is on hand."""

    rows: tuple[PairRow, ...]
    counters: Counters
    on_hand: OnHand


def inventory_page(session: Any, as_of: date) -> InventoryPage:
    """The page as of a day."""
    rows, now = tuple(pairs(session, as_of)), counters(session, as_of)
    return InventoryPage(rows, now, on_hand_of(rows, now.on_hand.tags))


class InventoryScreen(RecordList):
    """Every pair shipped, the latest first."""

    key = "inventory"
    title = "Inventory"
    icon = "boxes"
    group = Group.STOCK
    noun = "pair"
    workbook = INVENTORY
    reads = WHOLE_BOOK
    opens = frozenset({"pair"})

    def __init__(self, desk: Desk) -> None:
        self._page: InventoryPage | None = None
        table: RowTable[PairRow] = RowTable(
            PAIRS,
            key=lambda row: row.tag,
            as_of=desk.as_of,
            facets=FACETS,
            dim=lambda row: row.standing in AWAY,
            edge=lambda row: Tone.WARN if row.scanned == 1 else None,
            sentence=lambda row: f"{row.tag}, {row.radio}, {row.standing.words}, {row.place}",
        )
        super().__init__(desk, table, pairs, hint="Enter opens the pair. A scan finds it.", inspector=396)
        to_orders = Button("Go to Orders", "primary", "file-text")
        to_orders.clicked.connect(lambda: self.page_asked.emit("orders"))
        sentence = "A pair is in the book from the day it is shipped. Record an order and its first shipment."
        self.view.set_empty(EmptyState("boxes", "No pair has been shipped", sentence, (to_orders,)))

    # -- reading ---------------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Reads the page in a worker thread."""
        self.desk.read_later(inventory_page, self.desk.as_of, then=self.show_page, key=(id(self), "rows"))

    def show_page(self, page: InventoryPage) -> None:
        """Shows what was read, and the shortage if there is one."""
        self._page = page
        self.fill(page.rows)
        self.show_head()
        self.facets.setVisible(bool(page.rows))
        self.filter_field.setVisible(bool(page.rows))
        self._show_shortage(page.counters)

    def _show_shortage(self, now: Counters) -> None:
        """The banner of a Minimum Inventory that is not met."""
        short = now.on_hand.short
        if not short:
            self.set_notice(None)
            return
        coming = count_words(now.on_order.value, "pair")
        covered = "they cover it." if not now.need.value else f"{count_words(now.need.value, 'pair')} to order."
        banner = Banner(
            f"Short {short} of the Minimum Inventory.",
            f"{coming} still to ship; {covered}",
            Tone.WARN,
            actions=("Why?", "Draft order" if now.need.value else "Orders"),
        )
        banner.acted.connect(self._on_banner)
        self.set_notice(banner)

    def _on_banner(self, action: int) -> None:
        if action == 0 and self._page is not None:
            self.why_asked.emit(self._page.counters.on_hand.why, "Why is the Minimum Inventory short?")
        elif action == 1:
            self.page_asked.emit("orders")

    def said(self, rows: Sequence[PairRow]) -> str:
        """How many pairs are on hand, and where they are."""
        if self._page is None or not rows:
            return "Pairs by serial, place and standing."
        hand, needed = self._page.on_hand, self._page.counters.on_hand.of
        parts = (
            (hand.in_store, "in store"),
            (hand.in_transit, "in transit"),
            (hand.installed, "installed and not accepted"),
        )
        where = list_words([f"{number} {words}" for number, words in parts if number])
        of = f" of {needed}" if needed else ""
        words = f"{count_words(hand.total, 'pair')} on hand{of}" + (f": {where}." if where else ".")
        if self.desk.as_of != self.desk.today:
            words += f" What is done here is recorded for {day_words(self.desk.as_of)}."
        return words

    def head_actions(self) -> Sequence[tuple[ScreenAction, str]]:
        """The workbook and receiving, once there is a pair."""
        if self._page is None or not self._page.rows:
            return ()
        workbook = ScreenAction("Inventory workbook", "Ctrl+E", "file-spreadsheet", self._export)
        return ((workbook, "default"), (self._receive_action(), "primary"))

    # -- the record ------------------------------------------------------------------------------------------

    def fill_inspector(self, row: PairRow) -> None:
        """Reads the pair whole and shows it."""
        self.desk.read_later(pair, row.tag, self.desk.as_of, then=self._show_pair, key=(id(self), "pair"))

    def _show_pair(self, page: PairPage) -> None:
        row = self.view.current()
        if self.inspector is None or row is None or row.tag != page.row.tag:
            return
        show_pair(self.inspector, page, self.desk.as_of, self.open_record)
        move, swap, link = (self.button(one) for one in self.row_actions()[1:])
        self.inspector.set_actions([[move, swap], [link]])

    def why(self) -> tuple[Why, str] | None:
        """Why so many pairs are on hand."""
        return None if self._page is None else (self._page.counters.on_hand.why, "Why this many on hand?")

    # -- acting ----------------------------------------------------------------------------------------------

    def _receive_action(self) -> ScreenAction:
        return ScreenAction("Receive pairs", "R", "scan-barcode", self.receive, self.why_not_receive)

    def row_actions(self) -> Sequence[ScreenAction]:
        """What can be done with the pairs chosen."""
        return (
            self._receive_action(),
            ScreenAction("Move...", "M", "move-right", self.move_pairs, self.why_not_move),
            ScreenAction("Swap end...", "S", "arrow-left-right", self.swap, self.not_one),
            ScreenAction("Open Link", "L", "radio-tower", self._open_link, self._no_link),
        )

    def page_actions(self) -> Sequence[ScreenAction]:
        """Everything the page can do."""
        return self.row_actions()

    def why_not_receive(self) -> str:
        """Why nothing can be received now."""
        transit = self._page is not None and any(row.standing is PairStanding.IN_TRANSIT for row in self._page.rows)
        return "" if transit else "No pair is in transit. Record a shipment first."

    def why_not_move(self) -> str:
        """Why the pairs chosen cannot be moved by hand."""
        rows = self.chosen()
        if not rows:
            return "Choose a pair first."
        barred = {
            PairStanding.IN_TRANSIT: "{} is in transit. Receive it into a store first (A-3).",
            PairStanding.SOLD_BACK: "{} was sold back.",
            PairStanding.REPOSSESSED: "{} was repossessed. It comes back by redemption (M-6.2(3)).",
            PairStanding.SOLD_UNDER_SECURITY: "{} was sold under the security interest.",
            **dict.fromkeys((*MOUNTED, *TAKEN), "{} is installed. Remove its Link first (1.1(o))."),
        }
        return next((barred[row.standing].format(row.tag) for row in rows if row.standing in barred), "")

    def _no_link(self) -> str:
        if reason := self.not_one():
            return reason
        row = self.chosen()[0]
        return "" if row.link else f"{row.tag} is in no Link."

    def receive(self) -> None:
        """Opens receiving, on the shipment of the pair under the cursor when that is awaited."""
        awaited = [row for row in (self._page.rows if self._page else ()) if row.standing is PairStanding.IN_TRANSIT]
        mine = next((row.shipment for row in self.chosen() if row in awaited), "")
        shipment = mine or min((row.shipment for row in awaited), default="")
        self.open_form(ReceiveDialog(self.desk, shipment, self))

    def move_pairs(self) -> None:
        """Opens the form that moves the pairs chosen."""
        self.open_form(MovePairs(self.desk, self.chosen(), self))

    def swap(self) -> None:
        """Opens the form that puts another radio at one end."""
        self.open_form(SwapEnd(self.desk, self.chosen()[0], self))

    def _open_link(self) -> None:
        self.open_record("link", self.chosen()[0].link)

    # -- the workbook ----------------------------------------------------------------------------------------

    def export_beside(self) -> Sequence[Grid[Any]]:
        """The counters of the day."""
        return () if self._page is None else (counters_grid(tuple(self._page.counters), self.desk.as_of),)

    def _export(self) -> None:
        """Writes the pairs as shown, with the counters of the day as a second sheet."""
        from ui.exporting import export_grid

        grid = self.export_shown()
        if grid is not None:
            export_grid(self.window(), grid, self.desk.as_of, self.export_beside())
