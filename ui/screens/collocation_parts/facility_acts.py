"""What can be done with a facility: each act with its key, its form, and why it cannot be done now."""

from __future__ import annotations

from collections.abc import Callable

from models.queries.collocation import FacilityRow
from models.rules.clause import Known, Unknown, day_words
from models.rules.facilities import FacilityState
from ui.screen import ScreenAction
from ui.screens.collocation_parts.facility_forms import FacilityForms

__all__ = ["FacilityActs"]


class FacilityActs(FacilityForms):
    """The acts on the facility under the cursor, in the order they are offered."""

    @property
    def all(self) -> list[ScreenAction]:
        """Every act of the part; the first is its primary button."""
        return [
            ScreenAction("New facility...", "N", "plus", self.add),
            *self.schedule,
            *self.space,
            *self.licence,
        ]

    @property
    def schedule(self) -> list[ScreenAction]:
        """The Collocation Schedule, its signatures and attachments, and the way to the licence."""
        return [
            self._one("Draft a Collocation Schedule...", "D", "file-text", self.draft, self._no_draft),
            self._one("Record a signature...", "S", "pen-line", self.sign, self._no_signature),
            self._one("Attach drawings or work tasks...", "A", "paperclip", self.attach, self._no_schedule),
            self._one("The Space is ready...", "R", "check", self.ready, self._no_ready),
            self._one("Winstar's lease...", "L", "file-key", self.lease),
            self._one("Renew the lease...", "E", "refresh-cw", self.effort),
        ]

    @property
    def space(self) -> list[ScreenAction]:
        """What happens in the Space."""
        return [
            self._one("Sign in a visitor...", "V", "log-in", self.visit),
            self._one("Sign out a visitor...", "O", "log-out", self.leave, self._nobody),
            self._one("Add a cabinet...", "C", "server", self.cabinet),
            self._one("Equipment in...", "P", "plug", self.place, self._no_cabinet),
            self._one("Equipment out...", "T", "unplug", self.take_out, self._no_item),
            self._one("Winstar's own work...", "", "hard-hat", self.work),
            self._one("Notice of Winstar's work...", "", "mail", self.work_notice, self._no_work),
            self._one("Name the point of demarcation...", "", "milestone", self.demarcation),
            self._one("Further service or damage...", "", "receipt", self.charge),
            self._one("Whom to ask for access...", "G", "key-round", self.access),
        ]

    @property
    def licence(self) -> list[ScreenAction]:
        """Moves, the end of the licence, and getting out."""
        return [
            self._one("Winstar moves the Space...", "M", "truck", self.move),
            self._one("The Space was moved...", "", "truck", self.moved, self._no_move),
            self._one("Notice of a taking...", "", "landmark", self.taking),
            self._one("End the licence...", "X", "circle-x", self.end, self._not_begun),
            self._one("Everything is out...", "B", "package-open", self.out),
        ]

    def _one(
        self,
        words: str,
        key: str,
        icon: str,
        run: Callable[[FacilityRow], None],
        why_not: Callable[[FacilityRow], str] = lambda _row: "",
    ) -> ScreenAction:
        """An act on the facility under the cursor."""
        return ScreenAction(
            words,
            key,
            icon,
            lambda: None if self.part.row is None else run(self.part.row),
            lambda: self.part.not_one() or why_not(self.part.row),
        )

    # -- why not ---------------------------------------------------------------------------------------------

    def _no_schedule(self, row: FacilityRow) -> str:
        return "" if row.facts.schedules else f"{row.number} has no Collocation Schedule yet."

    def _no_draft(self, row: FacilityRow) -> str:
        last = row.facts.schedules[-1] if row.facts.schedules else None
        return f"Version {last.version} is not signed by both yet." if last and last.signed_on is None else ""

    def _no_signature(self, row: FacilityRow) -> str:
        if not row.facts.schedules:
            return f"{row.number} has no Collocation Schedule yet."
        return "Both parties have signed." if row.facts.schedules[-1].signed_on is not None else ""

    def _no_ready(self, row: FacilityRow) -> str:
        ready = row.facts.prepared_on
        return f"The Space was ready on {day_words(ready)}." if ready else ""

    def _nobody(self, row: FacilityRow) -> str:
        return "" if row.inside else f"Nobody is in {row.number}."

    def _no_cabinet(self, row: FacilityRow) -> str:
        return "" if row.facts.cabinets else "Add a cabinet first."

    def _no_item(self, row: FacilityRow) -> str:
        return "" if row.facts.items else f"No equipment stands in {row.number}."

    def _no_work(self, row: FacilityRow) -> str:
        lacks = any(one.notified_on is None for one in row.facts.works)
        return "" if lacks else "No work of Winstar's waits for its notice."

    def _no_move(self, row: FacilityRow) -> str:
        open_ = any(one.moved_on is None for one in row.facts.moves)
        return "" if open_ else f"No move of {row.number} is under way."

    def _not_begun(self, row: FacilityRow) -> str:
        start = row.standing.start
        return f"The licence has not begun: {start.missing}." if isinstance(start, Unknown) else ""

    # -- what comes next -------------------------------------------------------------------------------------

    def next(self, row: FacilityRow) -> list[ScreenAction]:
        """What comes next for a facility."""
        draft, sign, attach, ready, lease, effort = self.schedule
        visit, leave, cabinet, place, take_out, *_ = self.space
        out = self.licence[-1]
        state = row.standing.state
        if state is FacilityState.NO_SCHEDULE:
            return [draft]
        if state is FacilityState.UNSIGNED:
            return [sign, attach]
        if state in (FacilityState.UNKNOWN, FacilityState.COMING):
            return [attach if row.facts.prepared_on else ready, lease]
        if state is FacilityState.ENDED:
            return [out, take_out]
        if state in (FacilityState.REMOVED, FacilityState.ABANDONED):
            return []
        first = leave if row.inside else visit
        if not isinstance(row.standing.end, Known):
            return [first, lease]
        return (
            [first, place if row.facts.cabinets else cabinet, effort]
            if _lease_ends(row)
            else [first, place if row.facts.cabinets else cabinet]
        )


def _lease_ends(row: FacilityRow) -> bool:
    """Whether Winstar's lease ends before the Term and nobody has tried to renew it."""
    return isinstance(row.effort_due, Known) and row.facts.renewal_effort_on is None
