"""The sample looked at on days of all its years: what is found has a page, an act, a clause and a whole sentence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from models.acts.register import ACTS
from models.commands.sample import make_sample
from models.queries.state import state
from models.rules.findings import Finding
from models.rules.ledger import ledger
from models.rules.state import State
from models.rules.watch import findings
from models.store import Store
from resources.register import register
from tests.builders import opened
from ui.screens import SCREENS
from ui.screens.today import FIGURES, PAGES_OF_KINDS

DAYS = (
    date(2000, 6, 30), date(2000, 7, 31), date(2000, 10, 1), date(2000, 11, 28), date(2001, 1, 31), date(2001, 7, 1),
    date(2001, 10, 2), date(2006, 12, 31), date(2010, 7, 1),
)  # fmt: skip
ROLLOUT = {"R5", "R6", "R7", "R13", "R22"}
"""What is asked for while the Term runs and not after."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place: Path = tmp_path_factory.mktemp("years") / "sample.pairbook"
    make_sample(str(place))
    store = opened(str(place))
    yield store
    store.close()


@pytest.fixture(scope="module")
def years(sample: Store) -> dict[date, State]:
    with sample.reading() as session:
        return {day: state(session, day) for day in DAYS}


def found(years: dict[date, State]) -> list[Finding]:
    return [one for now in years.values() for one in findings(now)]


def test_every_finding_opens_a_page_and_names_an_act_that_is(years: dict[date, State]) -> None:
    pages = {kind for page in SCREENS for kind in page.opens} | {*FIGURES, *PAGES_OF_KINDS}
    assert {one.record[0] for one in found(years)} <= pages
    assert {one.act for one in found(years) if one.act} <= set(ACTS)


def test_every_finding_cites_a_clause_of_the_register_in_a_whole_sentence(years: dict[date, State]) -> None:
    known = {one.id for one in register()}
    assert {one.clause for one in found(years)} <= known
    assert [one.sentence for one in found(years) if not one.sentence.endswith(".") or "None" in one.sentence] == []


def test_no_two_findings_of_a_day_say_the_same(years: dict[date, State]) -> None:
    for now in years.values():
        said = [(one.code, one.sentence) for one in findings(now)]
        assert len(said) == len(set(said))


def test_the_rollout_asks_for_nothing_when_the_term_has_ended(years: dict[date, State]) -> None:
    assert ROLLOUT & {one.code for one in findings(years[date(2006, 12, 31)])}
    assert not ROLLOUT & {one.code for one in findings(years[DAYS[-1]])}


def test_every_stream_balances_on_every_day(years: dict[date, State]) -> None:
    for now in years.values():
        for stream in ledger(now.money.entries):
            mine = [
                one for one in now.money.entries
                if (one.due.stream, one.due.payer) == (stream.stream, stream.payer) and one.due.amount is not None
            ]  # fmt: skip
            assert stream.open == sum(one.open or 0 for one in mine)
