"""What can be done on the page of the notices, each act with what it would leave of the selection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from models.acts.buildings import plan_pairs, select_buildings, withdraw_selection
from models.acts.notice_lines import decline_buildings, forecast_buildings, schedule_buildings
from models.acts.notices import (
    confirm_inventory_event,
    issue_notice,
    record_notice_delivery,
    withdraw_notice,
)
from models.queries.notices import LineRow
from models.rules.clause import Known, day_words
from models.rules.delivery import received
from models.rules.giving import why_not_edit, why_not_issue, why_not_withdraw_notice
from models.rules.notice_facts import LineState, NoticeStanding, NoticeState
from models.rules.notices import window
from models.rules.selecting import what_if, why_not_decline, why_not_forecast, why_not_schedule
from models.rules.words import capital, counted
from models.sheets.kinds import PaperKind
from ui.dialogs.act_form import ActForm, Ask
from ui.dialogs.list_versions import ListVersions
from ui.dialogs.notice_form import NoticeForm
from ui.dialogs.preview import preview
from ui.screen import ScreenAction

if TYPE_CHECKING:
    from ui.screens.notices import NoticesScreen

__all__ = ["NoticeActs"]

State = LineState


class NoticeActs:
    """The acts of the page; a gate says in the rule's words why one cannot be done."""

    def __init__(self, screen: NoticesScreen) -> None:
        self._screen = screen
        self.draft = ScreenAction("Draft notice...", "N", "file-plus", self._draft)
        self.edit = ScreenAction("Edit draft...", "E", "pencil", self._edit, self._why_not_edit)
        self.issue = ScreenAction("Issue...", "G", "send", self._issue, self._why_not_issue)
        self.deliver = ScreenAction("Record delivery...", "V", "inbox", self._deliver, self._why_not_deliver)
        self.withdraw = ScreenAction("Withdraw notice...", "X", "undo-2", self._withdraw, self._why_not_withdraw)
        self.select = ScreenAction("Select...", "S", "bookmark", self._select, self._why_not_select)
        self.unselect = ScreenAction("Unselect...", "U", "bookmark-minus", self._unselect, self._not_chosen)
        self.decline = ScreenAction("Winstar declines...", "D", "ban", self._decline, self._why_not_decline)
        self.schedule = ScreenAction("Schedule work...", "H", "calendar-days", self._schedule, self._not_chosen)
        self.forecast = ScreenAction("Fresh forecast...", "F", "calendar-clock", self._forecast, self._not_open)
        self.plan = ScreenAction("Plan pairs...", "P", "boxes", self._plan, self._not_chosen)
        self.paper = ScreenAction("Notice on paper", "", "printer", self.show_paper, screen.not_one)
        self.building = ScreenAction("Open building", "B", "building-2", self._open_building, screen.not_one)
        self.versions = ScreenAction("Versions of the Customer List", "L", "history", self._versions)
        self.confirm = ScreenAction("Confirm Inventory Event...", "", "flag", self._confirm, self._why_not_confirm)

    @property
    def on_notice(self) -> tuple[ScreenAction, ...]:
        """What is done with the notice of the line under the cursor."""
        return self.edit, self.issue, self.deliver, self.withdraw, self.paper

    @property
    def on_lines(self) -> tuple[ScreenAction, ...]:
        """What is done with the lines chosen."""
        return (
            self.select, self.unselect, self.schedule, self.forecast, self.plan, self.decline, self.building,
            *self.on_notice,
        )  # fmt: skip

    @property
    def on_book(self) -> tuple[ScreenAction, ...]:
        """What is done with neither."""
        return self.confirm, self.versions

    def for_line(self, row: LineRow, notice: NoticeStanding) -> Sequence[Sequence[ScreenAction]]:
        """The acts that fit a line, as the inspector offers them."""
        if notice.state is NoticeState.DRAFT:
            return (self.issue, self.edit), (self.paper, self.withdraw), (self.building,)
        if notice.state is NoticeState.NOT_GIVEN:
            return (self.deliver, self.withdraw), (self.paper, self.building)
        if row.state.is_chosen:
            return (self.schedule, self.unselect), (self.plan, self.decline), (self.building, self.forecast)
        return (self.select, self.decline), (self.building, self.forecast)

    def show_paper(self) -> None:
        """Shows the notice of the line under the cursor as it will print."""
        notice = self._notice()
        if notice is not None:
            preview(self._screen, self._screen.desk, PaperKind.RADIO_PAIR_NOTICE, notice.number)

    # -- what is chosen --------------------------------------------------------------------------------------

    def _rows(self) -> list[LineRow]:
        return self._screen.chosen()

    def _numbers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.building for row in self._rows()))

    def _what(self) -> str:
        rows = self._rows()
        return rows[0].name if len(rows) == 1 else f"{len(rows)} buildings"

    def _notice(self) -> NoticeStanding | None:
        """The notice of the line under the cursor."""
        row, page = self._screen.view.current(), self._screen.notices
        return page.notice(row.notice) if row is not None and page is not None else None

    def _of_notice(self, why_not: Callable[[NoticeStanding], str | None]) -> str:
        """Why something cannot be done with that notice."""
        notice = self._notice()
        return "Choose a line first." if notice is None else why_not(notice) or ""

    def _of_rows(self, why_not: Callable[[LineRow], str | None]) -> str:
        """Why something cannot be done with the first line that bars it."""
        rows = self._rows()
        if not rows:
            return "Choose a line first."
        return next((said for row in rows if (said := why_not(row))), "")

    def _of_lines(self, why_not: Callable[[Any, str], str | None]) -> str:
        """Why a rule on lines bars the first of those chosen."""
        page = self._screen.notices
        if page is None:
            return "The page is being read."
        return self._of_rows(lambda row: why_not(page.book.line(row.building), row.name))

    # -- why not ---------------------------------------------------------------------------------------------

    def _why_not_edit(self) -> str:
        return self._of_notice(lambda notice: why_not_edit(notice, self._screen.desk.as_of))

    def _why_not_issue(self) -> str:
        page, desk = self._screen.notices, self._screen.desk
        if page is None:
            return "The page is being read."
        return self._of_notice(lambda notice: why_not_issue(notice, page.book, desk.as_of, desk.terms, desk.readings))

    def _why_not_deliver(self) -> str:
        def why_not(notice: NoticeStanding) -> str | None:
            if notice.state is NoticeState.DRAFT:
                return f"{notice.number} is a draft. Issue it first."
            return f"{notice.number} was withdrawn." if notice.state is NoticeState.WITHDRAWN else None

        return self._of_notice(why_not)

    def _why_not_withdraw(self) -> str:
        return self._of_notice(lambda notice: why_not_withdraw_notice(notice, self._screen.desk.as_of))

    def _why_not_select(self) -> str:
        fit = (State.LISTED, State.LAPSED)
        return self._of_rows(
            lambda row: (
                None if row.state in fit else f"{row.name} is {row.state.words.lower()} on {row.notice} (B-2(f))."
            )
        )

    def _not_chosen(self) -> str:
        desk = self._screen.desk
        return self._of_lines(lambda line, words: why_not_schedule(line, words, desk.as_of, desk.as_of))

    def _not_open(self) -> str:
        desk = self._screen.desk
        return self._of_lines(lambda line, words: why_not_forecast(line, words, desk.as_of, desk.as_of))

    def _why_not_decline(self) -> str:
        desk = self._screen.desk
        return self._of_lines(lambda line, words: why_not_decline(line, words, desk.as_of, desk.terms))

    def _why_not_confirm(self) -> str:
        page = self._screen.notices
        if page is None or page.state.stock.confirmed is None:
            return ""
        return f"It is confirmed as {day_words(page.state.stock.confirmed.event_on)}. Undo that to change it (B-2(a))."

    # -- what an act would leave -----------------------------------------------------------------------------

    def _after(self, **change: tuple[str, ...]) -> str:
        """What an act would leave of the selection, worked out by the rule."""
        page = self._screen.notices
        if page is None:
            return ""
        now = page.state
        stock, counts = now.stock, now.counters
        told = what_if(
            page.book,
            stock.selected,
            counts.installed.value,
            stock.initial_notice_on,
            now.terms,
            now.readings,
            **change,
        )
        return told.words

    # -- acting ----------------------------------------------------------------------------------------------

    def _form(self, act: Any, title: str, sentence: str, **facts: Any) -> None:
        """Opens the form of an act."""
        self._screen.open_form(ActForm(self._screen.desk, act, title, sentence, parent=self._screen, **facts))

    def _draft(self) -> None:
        self._screen.open_form(NoticeForm(self._screen.desk, self._screen))

    def _edit(self) -> None:
        if (notice := self._notice()) is not None:
            self._screen.open_form(NoticeForm(self._screen.desk, self._screen, notice))

    def _issue(self) -> None:
        notice, desk = self._notice(), self._screen.desk
        if notice is None:
            return
        what = counted(len(notice.lines), "building")
        self._form(
            issue_notice, f"Issue {notice.number}", f"{notice.facts.kind.words} of {what}. What it names stays.",
            primary="Issue", icon="send", given={"notice": notice.number},
            asks=(Ask("issued_on", "Issued on", value=desk.as_of),),
        )  # fmt: skip

    def _deliver(self) -> None:
        notice = self._notice()
        if notice is None:
            return
        self._form(
            record_notice_delivery, f"Record delivery of {notice.number}",
            "How the notice came; its windows run from the day it counts as given.",
            primary="Record delivery", icon="inbox", given={"notice": notice.number},
            asks=(Ask("delivery", value=notice.facts.delivery),), effect=lambda facts: self._given(notice, facts),
        )  # fmt: skip

    def _given(self, notice: NoticeStanding, facts: dict[str, Any]) -> str:
        """When the notice would count as given, and until when its windows would run."""
        desk, delivery = self._screen.desk, facts.get("delivery")
        if delivery is None or delivery.channel is None:
            return ""
        day = received(delivery, desk.calendar, notice.number, desk.readings)
        ends = window(notice.facts, day, desk.terms)
        if isinstance(day, Known) and isinstance(ends, Known):
            return f"Given on {day_words(day.value)}; its windows end on {day_words(ends.value)}."
        return f"{capital(day.missing)}." if not isinstance(day, Known) else ""

    def _withdraw(self) -> None:
        notice, desk = self._notice(), self._screen.desk
        if notice is not None:
            self._form(
                withdraw_notice, f"Withdraw {notice.number}", "Its buildings can be named again.",
                primary="Withdraw", icon="undo-2", given={"notice": notice.number},
                asks=(Ask("withdrawn_on", "Withdrawn on", value=desk.as_of), Ask("why", lines=2)),
            )  # fmt: skip

    def _select(self) -> None:
        numbers = self._numbers()
        lapsed = any(row.state is State.LAPSED for row in self._rows())
        given: dict[str, Any] = {"buildings": numbers, "direction": ""}
        if not lapsed:
            given["forecast_on"] = None
        fresh = " Its window has ended; a fresh forecast goes with it." if lapsed else ""
        self._form(
            select_buildings, f"Select {self._what()}", f"Customer chooses it for installation.{fresh}",
            primary="Select", icon="bookmark", given=given,
            asks=(Ask("pairs", "Pairs at each building"), Ask("forecast_on", "Fresh forecast")),
            effect=lambda _facts: self._after(select=numbers),
        )  # fmt: skip

    def _unselect(self) -> None:
        numbers = self._numbers()
        self._form(
            withdraw_selection, f"Withdraw the selection of {self._what()}", "The line stays on its notice.",
            primary="Withdraw selection", icon="bookmark-minus", given={"buildings": numbers},
            asks=(Ask("reason", lines=2),), effect=lambda _facts: self._after(withdraw=numbers),
        )  # fmt: skip

    def _decline(self) -> None:
        numbers = self._numbers()
        self._form(
            decline_buildings, f"Winstar declines {self._what()}", "By its own choice it counts to the 2%.",
            primary="Record", icon="ban", given={"buildings": numbers},
            asks=(Ask("reason", lines=2), Ask("own_choice", "By its own choice")),
            effect=lambda facts: self._after_decline(numbers, own=bool(facts.get("own_choice", True))),
        )  # fmt: skip

    def _after_decline(self, numbers: tuple[str, ...], *, own: bool) -> str:
        """What a decline would leave of the selection and of the 2%."""
        page = self._screen.notices
        said = self._after(decline=numbers)
        if page is None or not own:
            return said
        left, allowed = page.may.value.left - len(numbers), page.may.value.allowed
        of = f"{left} left of" if left >= 0 else f"{-left} beyond"
        return f"{said} {of} the {allowed} Winstar may decline."

    def _schedule(self) -> None:
        self._form(
            schedule_buildings, f"Schedule the work at {self._what()}", "The day Winstar will work there.",
            primary="Schedule", icon="calendar-days", given={"buildings": self._numbers()},
            asks=(Ask("scheduled_for", "Work on", value=self._screen.desk.as_of),),
        )  # fmt: skip

    def _forecast(self) -> None:
        self._form(
            forecast_buildings, f"Fresh forecast for {self._what()}", "The day by which Winstar now believes it can "
            "install. It moves the end of a window nobody chose in time.",
            primary="Record", icon="calendar-clock", given={"buildings": self._numbers()},
            asks=(Ask("forecast_on", "Installed by", value=self._screen.desk.as_of),),
        )  # fmt: skip

    def _plan(self) -> None:
        self._form(
            plan_pairs, f"Plan pairs for {self._what()}", "How many pairs are still to come to each building.",
            primary="Plan", icon="boxes", given={"buildings": self._numbers()}, asks=(Ask("pairs", "Pairs"),),
        )  # fmt: skip

    def _confirm(self) -> None:
        page, desk = self._screen.notices, self._screen.desk
        event_on = page.state.counters.event_on if page is not None else None
        self._form(
            confirm_inventory_event, "Confirm the Inventory Event",
            "The day stays from then on, whatever is entered or removed later.", primary="Confirm", icon="flag",
            asks=(Ask("event_on", value=event_on or desk.as_of), Ask("words", "How confirmed", lines=2)),
        )  # fmt: skip

    def _versions(self) -> None:
        self._screen.open_form(ListVersions(self._screen.desk, self._screen))

    def _open_building(self) -> None:
        self._screen.open_record("building", self._rows()[0].building)
