"""What bars a notice from being changed, issued or withdrawn, in every state it can be in (EXB-2c, EXB-2d, EXB-2g)."""

from __future__ import annotations

from datetime import date

import pytest

from models.rules.giving import why_not_edit, why_not_issue, why_not_withdraw_notice
from models.rules.notice_facts import DeclineFacts, LineFacts, NoticeBook, NoticeStanding, SkipFacts, Skipped
from models.rules.readings import Readings
from tests.rules.law import NOT_SENT, TERMS, nov
from tests.rules.noticed import TODAY, book, chosen, notice, site
from tests.rules.test_notices import link

DRAFT = {"issued_on": None, "came": NOT_SENT}


def only(made: NoticeBook) -> NoticeStanding:
    [found] = made.notices
    return found


def issue(made: NoticeBook, number: str = "RPN-0001", on: date = TODAY, **readings: str) -> str | None:
    found = made.notice(number)
    assert found is not None
    return why_not_issue(found, made, on, TERMS, Readings(**readings))


WITHDRAWN = "RPN-0001 was withdrawn on Mon 20 Nov 2000 (B-2)."
ISSUED = "RPN-0001 was issued on Thu 9 Nov 2000; what it names stays (B-2)."


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (notice(**DRAFT), None),
        (notice(), ISSUED),
        (notice(came=NOT_SENT), ISSUED),
        (notice(withdrawn_on=nov(20)), WITHDRAWN),
        (notice(**DRAFT, withdrawn_on=nov(20)), WITHDRAWN),
    ],
)
def test_only_a_draft_is_changed_or_issued(made, why: str | None) -> None:
    found = book(made)
    assert why_not_edit(only(found), nov(28)) == why
    assert issue(found) == why


def test_no_notice_is_issued_once_the_process_has_ended() -> None:
    ended = book(notice(**DRAFT), ended_on=nov(27))
    assert issue(ended) == "500 pairs were installed on Mon 27 Nov 2000; no further notice is given (B-2(g))."
    assert issue(ended, on=nov(26)) is None


def test_an_additional_notice_follows_the_initial_one() -> None:
    second = notice(2, nov(20), 4, 6, **DRAFT)
    assert issue(book(notice(), second), "RPN-0002") is None
    assert issue(book(notice(), second), "RPN-0002", nov(8)) == (
        "RPN-0001, the Initial Radio Pair Notice, is of Thu 9 Nov 2000; RPN-0002 follows it (B-2(d))."
    )
    assert issue(book(notice(**DRAFT), second), "RPN-0002") == (
        "RPN-0001, the Initial Radio Pair Notice, is still a draft. Issue it first (B-2(d))."
    )
    assert issue(book(notice(withdrawn_on=nov(20)), second), "RPN-0002") == (
        "RPN-0002 is an Additional Radio Pair Notice, and no Initial one stands (B-2(d))."
    )


def test_passing_over_a_better_rank_bars_a_notice_only_by_the_strict_reading() -> None:
    skips = (SkipFacts("B-0008", 1, Skipped.NO_APPROVAL), SkipFacts("B-0009", 2, Skipped.HUB_CAPACITY))
    made = book(notice(**DRAFT, skips=skips))
    assert issue(made) is None
    assert issue(made, priority_order="strict") == (
        "It passes over B-0009, ranked better; by the reading in force none may be (B-2(d))."
    )
    assert issue(book(notice(**DRAFT, skips=skips[:1])), priority_order="strict") is None


def test_a_notice_is_withdrawn_while_nothing_came_of_it() -> None:
    assert why_not_withdraw_notice(only(book(notice())), nov(28)) is None
    assert why_not_withdraw_notice(only(book(notice(**DRAFT))), nov(28)) is None
    assert why_not_withdraw_notice(only(book(notice())), nov(8)) == (
        "RPN-0001 is of Thu 9 Nov 2000; it cannot be withdrawn before (B-2)."
    )
    assert why_not_withdraw_notice(only(book(notice(withdrawn_on=nov(20)))), nov(28)) == (
        "RPN-0001 was withdrawn on Mon 20 Nov 2000 already (B-2)."
    )


def test_what_came_of_a_notice_keeps_it_standing() -> None:
    picked = book(notice(), sites=(site(1, chosen(nov(13))), site(2, chosen(nov(13)))))
    assert why_not_withdraw_notice(only(picked), nov(28)) == (
        "2 buildings of RPN-0001 are selected. Withdraw that first (B-2(f))."
    )
    one = book(notice(), sites=(site(1, chosen(nov(13))),))
    assert why_not_withdraw_notice(only(one), nov(28)) == (
        "1 building of RPN-0001 is selected. Withdraw that first (B-2(f))."
    )
    done = book(notice(), sites=(site(1, chosen(nov(13)), links=(link(nov(20), nov(24)),)),))
    assert (
        why_not_withdraw_notice(only(done), nov(28))
        == "Tower 1 of RPN-0001 has the Link L-0001; the notice stands (B-2)."
    )
    lines = [LineFacts("RPN-0001", "B-0001", declined=DeclineFacts(nov(20), True, "Cost"))]
    assert why_not_withdraw_notice(only(book(notice(lines=lines))), nov(28)) == (
        "1 line of RPN-0001 was declined; the notice stands (B-2(h))."
    )


def test_before_the_day_of_its_withdrawal_a_notice_stands_as_it_is() -> None:
    before = only(book(notice(withdrawn_on=nov(20)), as_of=nov(19)))
    assert why_not_edit(before, nov(19)) == ISSUED
    assert why_not_withdraw_notice(before, nov(19)) is None


def test_a_notice_is_issued_and_withdrawn_on_the_days_that_allow_it() -> None:
    ended = book(notice(**DRAFT), ended_on=nov(27))
    assert "no further notice is given" in str(issue(ended, on=nov(27)))
    assert issue(book(notice(), notice(2, nov(20), 4, 6, **DRAFT)), "RPN-0002", nov(9)) is None
    assert why_not_withdraw_notice(only(book(notice())), nov(9)) is None


def test_a_link_that_is_mounted_keeps_its_notice_standing_before_it_is_accepted() -> None:
    mounted = book(notice(), sites=(site(1, chosen(nov(13)), links=(link(nov(20)),)),))
    assert "has the Link L-0001" in str(why_not_withdraw_notice(only(mounted), nov(28)))
