"""The acts on buildings as their page offers them: each with its key, its icon, and why it cannot be done now."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.acts.buildings import (
    decide_eligibility,
    move_buildings,
    relist_building,
    select_buildings,
    withdraw_selection,
)
from models.queries.buildings import BuildingRow
from models.rules.buildings import BuildingFacts, Word, why_not_select, why_not_unselect
from ui.dialogs.act_form import ActForm, Ask
from ui.dialogs.building import AddBuilding, EditBuilding
from ui.dialogs.building_list import DropBuilding, RecordProposal, SelectForPairs
from ui.dialogs.eligibility import WinstarsWord
from ui.dialogs.install import InstallPair
from ui.screen import ScreenAction
from ui.screens.building_page import ListPage
from ui.screens.rank_typing import RankTyping
from ui.screens.record_list import RecordList
from ui.words import count_words, day_words

__all__ = ["BuildingActs"]

NONE_CHOSEN = "Choose a building first."


def _not_listed(one: BuildingFacts) -> str:
    """Why a building off the list has no part in an act, or nothing."""
    return "" if one.rank is not None else f"{one.words} is not on the Customer List (B-1)."


class BuildingActs:
    """What can be done with the buildings chosen on a page, and with the list."""

    def __init__(
        self, screen: RecordList, chosen: Callable[[], list[BuildingRow]], page: Callable[[], ListPage | None]
    ) -> None:
        self._screen, self.chosen, self._page = screen, chosen, page

    # -- the lists of actions --------------------------------------------------------------------------------

    def of_list(self) -> list[ScreenAction]:
        """What concerns the list as a whole."""
        return [
            ScreenAction("Add building", "N", "plus", self.add, self._no_list),
            ScreenAction("Record an earlier proposal", "B", "history", self.propose),
        ]

    def of_rows(self) -> list[ScreenAction]:
        """What concerns the buildings chosen."""
        return [
            ScreenAction("Eligible", "E", "flag", self.make_eligible, self.why_not_eligible),
            ScreenAction("Refused...", "R", "ban", self.refuse, self.why_not_refuse),
            ScreenAction("Select", "S", "bookmark", self.select, self.why_not_select),
            ScreenAction("Withdraw selection", "U", "bookmark-x", self.withdraw, self.why_not_withdraw),
            ScreenAction("Install pair...", "P", "radio-tower", self.install, self.why_not_install),
            ScreenAction("Edit...", "D", "square-pen", self.edit, self._not_one),
            ScreenAction("Select for several pairs...", "", "bookmark-plus", self.select_for, self.why_not_select),
            ScreenAction("Take off the list...", "X", "list-x", self.drop, self.why_not_drop),
            ScreenAction("Put back on the list...", "", "list-plus", self.relist, self.why_not_relist),
        ]

    def of_ranks(self, ranks: RankTyping) -> list[ScreenAction]:
        """Moves to the ends of the list."""
        return [
            ScreenAction("Move to the top", "Ctrl+Up", "arrow-up-to-line", ranks.to_top, self.why_not_move),
            ScreenAction("Move to the bottom", "Ctrl+Down", "arrow-down-to-line", ranks.to_bottom, self.why_not_move),
        ]

    # -- why not ---------------------------------------------------------------------------------------------

    def _facts(self) -> list[BuildingFacts]:
        page = self._page()
        return [page.facts[row.number] for row in self.chosen()] if page is not None else []

    def _numbers(self) -> tuple[str, ...]:
        return tuple(row.number for row in self.chosen())

    def _barred(self, why_not: Callable[[BuildingFacts], str | None]) -> str:
        """Why an act cannot be done with the buildings chosen: the first reason, and how many have one."""
        facts = self._facts()
        if not facts:
            return NONE_CHOSEN
        reasons = [reason for one in facts if (reason := why_not(one))]
        if len(facts) == 1 or not reasons:
            return "".join(reasons)
        return f"{len(reasons):,} of the {count_words(len(facts), 'building')} chosen bar it: {reasons[0]}"

    def _no_list(self) -> str:
        page = self._page()
        return "" if page is not None and page.parts else "Import the first Customer List before adding to it."

    def _not_one(self) -> str:
        chosen = self.chosen()
        return "" if len(chosen) == 1 else "Choose one building." if chosen else NONE_CHOSEN

    def why_not_eligible(self) -> str:
        """Why nothing is left to be recorded as eligible."""
        facts = self._facts()
        known = [one for one in facts if one.word is Word.ELIGIBLE]
        if not facts:
            return NONE_CHOSEN
        if len(known) < len(facts):
            return ""
        if len(facts) > 1:
            return f"All {len(facts):,} buildings chosen are Eligible Locations already (1.1(h))."
        return f"{facts[0].words} is an Eligible Location since {day_words(facts[0].word_on)} (1.1(h))."

    def why_not_refuse(self) -> str:
        """Why no refusal can be recorded."""
        return self._barred(
            lambda one: f"{one.words} is selected; withdraw the selection first (B-2(f))." if one.is_selected else None
        )

    def why_not_select(self) -> str:
        """Why the buildings chosen cannot be selected."""
        return self._barred(self.bars_selection)

    def bars_selection(self, one: BuildingFacts) -> str | None:
        """Why a building cannot be selected, or None."""
        return _not_listed(one) or why_not_select(one, self._screen.desk.terms, self._screen.desk.as_of)

    def why_not_withdraw(self) -> str:
        """Why their selection cannot be withdrawn."""
        return self._barred(why_not_unselect)

    def why_not_install(self) -> str:
        """Why no pair can be installed; what the dialog can overrule it says itself."""
        if reason := self._not_one():
            return reason
        [one] = self._facts()
        return _not_listed(one)

    def why_not_move(self) -> str:
        """Why the buildings chosen have no rank to be moved from."""
        return self._barred(_not_listed)

    def why_not_drop(self) -> str:
        """Why the building chosen cannot be taken off the list."""
        if reason := self._not_one():
            return reason
        [one] = self._facts()
        return _not_listed(one) or (f"{one.words} has a Link; it stays on the list." if one.links else "")

    def why_not_relist(self) -> str:
        """Why the building chosen cannot be put back on the list."""
        if reason := self._not_one():
            return reason
        [one], [row] = self._facts(), self.chosen()
        if one.rank is not None:
            return f"{one.words} is on the Customer List."
        return f"{one.words} is held until {day_words(row.held_until)}." if row.held_until else ""

    # -- doing -----------------------------------------------------------------------------------------------

    def move(self, numbers: Sequence[str], rank: int) -> bool:
        """Moves buildings so that the first stands at a rank; False when that was refused."""
        return self._screen.do(move_buildings, buildings=tuple(numbers), rank=rank) is not None

    def make_eligible(self) -> None:
        """Records Winstar's approval of the buildings chosen that have none yet."""
        waiting = tuple(one.number for one in self._facts() if one.word is not Word.ELIGIBLE)
        self._screen.do(decide_eligibility, buildings=waiting, word=Word.ELIGIBLE)

    def select(self) -> None:
        """Selects the buildings chosen for one pair each."""
        self._screen.do(select_buildings, buildings=self._numbers())

    def withdraw(self) -> None:
        """Withdraws their selection."""
        self._screen.do(withdraw_selection, buildings=self._numbers())

    # -- dialogs ---------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Opens the form of a new building."""
        page = self._page()
        if page is not None:
            self._screen.open_form(AddBuilding(self._screen.desk, page.parts, self._screen))

    def propose(self) -> None:
        """Opens the form of a building proposed before the list."""
        self._screen.open_form(RecordProposal(self._screen.desk, self._screen))

    def refuse(self) -> None:
        """Opens the form of Winstar's word, at a refusal."""
        self._screen.open_form(WinstarsWord(self._screen.desk, self.chosen(), Word.REFUSED, self._screen))

    def select_for(self) -> None:
        """Opens the form that selects buildings for several pairs each."""
        self._screen.open_form(SelectForPairs(self._screen.desk, self.chosen(), self._screen))

    def install(self) -> None:
        """Opens the form of an installation."""
        self._screen.open_form(InstallPair(self._screen.desk, self.chosen()[0], self._facts()[0], self._screen))

    def edit(self) -> None:
        """Opens the form of the building chosen."""
        self._screen.open_form(EditBuilding(self._screen.desk, self.chosen()[0], self._screen))

    def relist(self) -> None:
        """Opens the form that puts the building chosen back behind the others."""
        [row] = self.chosen()
        form = ActForm(
            self._screen.desk, relist_building, "Put back on the Customer List", f"{row.name} comes behind the others.",
            parent=self._screen, primary="Put back", icon="list-plus", given={"building": row.number},
            asks=(Ask("why", "Who agreed to it, and why", lines=3),),
        )  # fmt: skip
        self._screen.open_form(form)

    def drop(self) -> None:
        """Opens the form that takes the building chosen off the list."""
        self._screen.open_form(DropBuilding(self._screen.desk, self.chosen()[0], self._screen))
