"""The card of the notice windows: the notices given with what is installed of them, and the next one to come."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from models.rules.notice_facts import SiteLink
from tests.rules.law import nov
from tests.rules.noticed import book, chosen, notice, site
from tests.rules.test_watch_notices import EVENT, N0, given, stock
from tests.rules.watched import watched
from tests.ui.frame import press
from ui.screens.today_windows import WindowsCard, windows_of

pytestmark = pytest.mark.usefixtures("light")


def test_before_the_event_there_is_no_window() -> None:
    assert windows_of(watched(EVENT - timedelta(1), stock=stock())) == []


def test_after_the_event_the_initial_notice_is_to_come() -> None:
    [one] = windows_of(watched(EVENT + timedelta(1), stock=stock()))
    assert (one.said, one.side, one.done) == ("Initial notice, due 27 Oct", "Winstar to give it", None)


def test_a_notice_given_shows_what_is_installed_of_it_and_the_next_one_follows() -> None:
    done = site(1, chosen(nov(1)), links=(SiteLink("L-0001", nov(10), nov(14)),))
    made = book(notice(on=N0), as_of=nov(18), unnamed=300, sites=[done])
    first, second = windows_of(watched(nov(18), stock=stock(made)))
    assert (first.said, first.side, first.start) == ("Initial notice, 20 Oct", "1 of 3 installed", N0)
    assert (first.end, first.done) == (N0 + timedelta(75), pytest.approx(1 / 3))
    assert (second.said, second.done) == ("No. 2, due 19 Nov", None)


def test_the_card_draws_a_bar_for_each_and_opens_the_notices_by_key(qtbot: QtBot) -> None:
    card = WindowsCard()
    qtbot.addWidget(card)
    assert not card.show_state(watched(EVENT - timedelta(1), stock=stock()))
    assert card.show_state(watched(nov(18), stock=given(notice(on=N0), as_of=nov(18))))
    assert len(card.bars) == 2
    card.show()
    card.setFocus()
    with qtbot.waitSignal(card.opened, timeout=2000):
        press(qtbot, card, "Return")
