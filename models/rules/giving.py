"""What bars a Radio Pair Notice from being changed, issued or withdrawn (Exhibit B, 2)."""

from __future__ import annotations

from datetime import date

from models.rules.clause import clause, day_words
from models.rules.notice_facts import LineState, NoticeBook, NoticeKind, NoticeStanding, NoticeState, Skipped
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.words import counted, listed, tag_of

__all__ = ["why_not_edit", "why_not_issue", "why_not_withdraw_notice"]


@clause("EXB-2c", "EXB-2d")
def why_not_edit(notice: NoticeStanding, on: date) -> str | None:
    """Why a notice cannot be changed any more, or None."""
    if notice.state is NoticeState.WITHDRAWN and notice.facts.withdrawn_on is not None:
        return f"{notice.number} was withdrawn on {day_words(notice.facts.withdrawn_on)} (B-2)."
    if notice.facts.issued_on is not None:
        return f"{notice.number} was issued on {day_words(notice.facts.issued_on)}; what it names stays (B-2)."
    return None


@clause("EXB-2c", "EXB-2d", "EXB-2g")
def why_not_issue(
    notice: NoticeStanding, book: NoticeBook, issued_on: date, terms: Terms, readings: Readings = RECOMMENDED
) -> str | None:
    """Why a drafted notice cannot be issued on a day, or None; numbers and reasons missing are warnings (K11)."""
    if reason := why_not_edit(notice, issued_on):
        return reason
    if book.ended_on is not None and issued_on >= book.ended_on:
        end = f"{terms.inventory.end_installed_pairs} pairs were installed on {day_words(book.ended_on)}"
        return f"{end}; no further notice is given (B-2(g))."
    if notice.facts.kind is NoticeKind.ADDITIONAL and (reason := _out_of_order(notice, book, issued_on)):
        return reason
    if readings.priority_order != "strict":
        return None
    free = [one.building for one in notice.facts.skips if one.reason is not Skipped.NO_APPROVAL]
    if free:
        what = listed(free)
        return f"It passes over {what}, ranked better; by the reading in force none may be ({tag_of('EXB-2d')})."
    return None


def _out_of_order(notice: NoticeStanding, book: NoticeBook, issued_on: date) -> str | None:
    """Why an Additional Notice would come before the Initial one, or None."""
    standing = (one for one in book.notices if one.state is not NoticeState.WITHDRAWN)
    initial = next((one for one in standing if one.facts.kind is NoticeKind.INITIAL), None)
    if initial is None:
        return f"{notice.number} is an Additional Radio Pair Notice, and no Initial one stands (B-2(d))."
    if initial.facts.issued_on is None:
        return f"{initial.number}, the Initial Radio Pair Notice, is still a draft. Issue it first (B-2(d))."
    if issued_on < initial.facts.issued_on:
        first = day_words(initial.facts.issued_on)
        return f"{initial.number}, the Initial Radio Pair Notice, is of {first}; {notice.number} follows it (B-2(d))."
    return None


@clause("EXB-2c", "EXB-2d", "EXB-2f", "EXB-2h")
def why_not_withdraw_notice(notice: NoticeStanding, on: date) -> str | None:
    """Why a notice cannot be withdrawn, or None."""
    if notice.state is NoticeState.WITHDRAWN and notice.facts.withdrawn_on is not None:
        return f"{notice.number} was withdrawn on {day_words(notice.facts.withdrawn_on)} already (B-2)."
    if notice.facts.issued_on is not None and on < notice.facts.issued_on:
        issued = day_words(notice.facts.issued_on)
        return f"{notice.number} is of {issued}; it cannot be withdrawn before (B-2)."
    if done := [line for line in notice.lines if line.state.is_done or line.links]:
        return f"{done[0].words} of {notice.number} has the Link {done[0].links[0]}; the notice stands (B-2)."
    chosen = [line for line in notice.lines if line.state.is_chosen]
    if chosen:
        of = counted(len(chosen), "building")
        return f"{of} of {notice.number} {'is' if len(chosen) == 1 else 'are'} selected. Withdraw that first (B-2(f))."
    if declined := notice.count(LineState.DECLINED):
        return f"{counted(declined, 'line')} of {notice.number} was declined; the notice stands (B-2(h))."
    return None
