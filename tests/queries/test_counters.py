"""The figures of Today: the bar of the 500 pairs, the goals and when they were met, and pairs by month."""

from __future__ import annotations

from datetime import date, timedelta

from models.acts.letters import new_letter, record_letter_delivery
from models.queries.counters import counters, goals, installed_per_month, pair_bar, received, today
from models.queries.state import state
from models.rules.clause import Known
from models.store import Store
from tests.builders import do
from tests.planted import by_hand, plant

SEP_15, OCT_2, OCT_20, NOV_28 = date(2000, 9, 15), date(2000, 10, 2), date(2000, 10, 20), date(2000, 11, 28)


def letters_for(store: Store, first: int, last: int, day: date) -> None:
    """Letters received on a day for some links, all to be deemed installed."""
    links = tuple(f"L-{number:04}" for number in range(first, last + 1))
    number = do(store, new_letter, on=day, links=links, issued_on=day).result["letter"]
    do(store, record_letter_delivery, on=day, letter=number, delivery=by_hand(day))


def a_rollout(store: Store) -> None:
    """Twelve links of September and October, ten of them deemed installed, and eight pairs in the store."""
    plant(store, 7, on=SEP_15)
    plant(store, 5, pairs=8, buildings=4, selected=3, on=OCT_2)
    letters_for(store, 1, 4, SEP_15)
    letters_for(store, 5, 10, OCT_20)


def test_every_counter_names_the_records_behind_it(any_store: Store) -> None:
    a_rollout(any_store)
    with any_store.reading() as session:
        counts, stock = counters(session, NOV_28), received(state(session, NOV_28))
    assert (counts.committed.value, counts.bought.value, counts.shipped.value) == (500, 204, 20)
    assert (counts.on_order.value, counts.left_to_buy.value, stock.value) == (184, 296, 20)
    assert (counts.mounted.value, counts.letter_received.value, counts.installed.value) == (12, 10, 10)
    assert (counts.accepted.value, counts.on_hand.value, counts.selected.value) == (10, 10, 3)
    assert counts.installed.tags == tuple(f"P-{number:04}" for number in range(1, 11))
    assert all(isinstance(one.answer, Known) and one.why.rule for one in counts)


def test_the_bar_of_pairs_comes_to_500(any_store: Store) -> None:
    a_rollout(any_store)
    with any_store.reading() as session:
        bar, earlier = pair_bar(state(session, NOV_28)), pair_bar(state(session, OCT_2))
    assert bar.adds_up
    assert bar.equation == "10 + 10 + 184 + 296 = 500"
    assert [(part.key, part.value) for part in bar.parts] == [
        ("installed", 10),
        ("mounted", 2),
        ("stored", 8),
        ("on_order", 184),
        ("not_ordered", 296),
    ]
    assert earlier.equation == "4 + 16 + 184 + 296 = 500"


def test_what_was_shipped_beyond_the_batch_shows_as_a_sum_that_does_not_come_out(store: Store) -> None:
    plant(store, 0, pairs=206)
    with store.reading() as session:
        bar = pair_bar(state(session, NOV_28))
    assert not bar.adds_up
    assert bar.equation == "0 + 206 + 0 + 296 ≠ 500"


def test_the_goals_say_what_is_short_to_spare_or_met(store: Store) -> None:
    a_rollout(store)
    with store.reading() as session:
        found = {goal.key: goal for goal in goals(state(session, NOV_28))}
        july = {goal.key for goal in goals(state(session, date(2000, 7, 31)))}
    assert found["installed"].name == "Installed by 30 Jun 2001"
    assert found["installed"].words(NOV_28) == "92 to go"
    assert found["installed"].words(date(2001, 7, 1)) == "Short 92"
    assert found["accepted"].words(NOV_28) == "165 to go"
    assert found["on_hand"].words(NOV_28) == "Not asked for yet"
    assert "accepted" not in july  # the letter that asks for it is of September 29


def test_a_goal_is_met_on_the_day_its_last_pair_was_installed(store: Store) -> None:
    plant(store, 103, on=SEP_15)
    letters_for(store, 1, 101, SEP_15)
    letters_for(store, 102, 103, OCT_20)
    with store.reading() as session:
        found = {goal.key: goal for goal in goals(state(session, NOV_28))}
    assert found["installed"].met_on == date(2000, 10, 25)
    assert found["installed"].words(NOV_28) == "Met 25 Oct"
    assert found["on_hand"].words(NOV_28) == "Short 102"
    plant(store, 0, pairs=102)
    with store.reading() as session:
        assert goals(state(session, NOV_28))[0].words(NOV_28) == "Met"
    plant(store, 0, pairs=5)
    with store.reading() as session:
        assert goals(state(session, NOV_28))[0].words(NOV_28) == "5 to spare"


def test_pairs_are_counted_by_the_month_they_were_mounted_and_installed(any_store: Store) -> None:
    a_rollout(any_store)
    with any_store.reading() as session:
        months = installed_per_month(state(session, NOV_28))
        assert installed_per_month(state(session, date(2000, 7, 31))) == ()
    assert [(one.first.month, one.mounted, one.installed) for one in months] == [(9, 7, 4), (10, 5, 6), (11, 0, 0)]
    assert [(one.mounted_so_far, one.installed_so_far) for one in months] == [(7, 4), (12, 10), (12, 10)]


def test_today_holds_the_first_page_whole(any_store: Store) -> None:
    a_rollout(any_store)
    with any_store.reading() as session:
        page = today(session, NOV_28)
    assert [one.number for one in page.unreviewed] == ["LAL-0001", "LAL-0002"]
    assert page.findings
    assert page.without_pair == 0
    assert page.bar.adds_up
    assert page.counters.letters_waiting.value == 0


def test_a_day_that_has_not_come_does_not_count(store: Store) -> None:
    a_rollout(store)
    with store.reading() as session:
        before, on_the_day = (counters(session, day) for day in (OCT_20 + timedelta(days=5), OCT_20))
    assert (before.installed.value, on_the_day.installed.value) == (4, 4)
