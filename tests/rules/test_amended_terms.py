"""A period goes on by the terms of the day it began; what is asked for now follows the terms of the day looked from."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from models.rules.acceptance import answer_days, clock
from models.rules.case_facts import ClaimFacts, ClaimKind, DefaultFacts, DefaultKind, UpgradeFacts
from models.rules.charges import may_be_claimed
from models.rules.claims import notify_by
from models.rules.clause import Known, Unknown, Why
from models.rules.collocation_facts import LienFacts, MoveFacts
from models.rules.defaults import cure_by, plan_by
from models.rules.facilities import move_earliest
from models.rules.links import LinkStanding, LinkState, charge_due
from models.rules.notice_facts import NoticeFacts, NoticeKind
from models.rules.notices import window
from models.rules.overdue import last_safe_day
from models.rules.readings import RECOMMENDED
from models.rules.spaces import lien_due
from models.rules.terms import Terms, terms_on
from models.rules.upgrades import earliest_sale_back
from models.rules.words import Side
from tests.rules.law import CALENDAR, DATA, NOT_SENT, by_hand, letter

SINCE = date(2001, 3, 1)
CHANGES = {
    "acceptance.response_business_days": 5,
    "installation.due_days_after_letter_receipt": 40,
    "inventory.install_window_days": 90,
    "inventory.minimum_pairs": 90,
    "payment.acceleration_days": 25,
    "events_of_default.cure_days": 45,
    "events_of_default.plan_days": 20,
    "collocation.lien_discharge_days": 50,
    "collocation.space_relocation_notice_days": 80,
    "upgrade.notice_days": 60,
    "disputes.claim_notice_years": 2,
}


def amended() -> Terms:
    """The terms of June 2001, with every period another since March 1."""
    data = copy.deepcopy(DATA)
    told = {"number": 2, "on": SINCE, "instrument": "Letter", "clause": "MA-13.13", "summary": "Periods"}
    data["amendment"] = [*data["amendment"], {**told, "changes": CHANGES}]
    return terms_on(data, date(2001, 6, 1))


TERMS = amended()
WHY = Why("", ())


def days(answer: object, start: date) -> int:
    """How many days after its start a period ends."""
    assert isinstance(answer, Known)
    return (answer.value - start).days


def linked(start: date, state: LinkState = LinkState.ACCEPTED) -> LinkStanding:
    """A Link whose Letter was received on a day."""
    return LinkStanding("L-0001", state, start, "LAL-0001", start, start, charged_from=start, why=WHY)


def default(noticed_on: date, **facts: object) -> DefaultFacts:
    """A breach that was noticed on a day."""
    told = DefaultFacts("DEF-0001", DefaultKind.BREACH, Side.CUSTOMER, "EXB-7", "", True, noticed_on)
    return replace(told, noticed_on=noticed_on, delivery=by_hand(noticed_on), **facts)


PERIODS: dict[str, tuple[Callable[[date], object], int, int]] = {
    "charge": (lambda day: charge_due(linked(day), TERMS), 30, 40),
    "claimed": (lambda day: may_be_claimed(linked(day, LinkState.OBJECTED), TERMS), 30, 40),
    "window": (
        lambda day: window(NoticeFacts("RPN-0001", NoticeKind.INITIAL, day, day), Known(day, WHY), TERMS), 75, 90
    ),
    "acceleration": (lambda day: last_safe_day(day, TERMS), 15, 25),
    "unpaid sum": (
        lambda day: cure_by(
            default(day, kind=DefaultKind.PAYMENT, clause="EXA-2b-ii", due_on=day), CALENDAR, TERMS,
            replace(RECOMMENDED, roll="show_next_business_day"),
        ), 15, 25,
    ),
    "cure": (lambda day: cure_by(default(day), CALENDAR, TERMS), 30, 45),
    "plan": (lambda day: plan_by(default(day, curable=False), CALENDAR, TERMS), 15, 20),
    "lien": (lambda day: lien_due(LienFacts("LN-0001", day), TERMS), 30, 50),
    "space": (lambda day: move_earliest(MoveFacts("MV-0001", day, day, "Room 2"), TERMS), 60, 80),
    "upgrade": (lambda day: earliest_sale_back(UpgradeFacts("UP-0001", day, by_hand(day)), CALENDAR, TERMS), 30, 60),
}  # fmt: skip


@pytest.mark.parametrize("period", PERIODS)
def test_a_period_that_began_before_an_amendment_goes_on_as_it_began(period: str) -> None:
    ask, before, after = PERIODS[period]
    assert days(ask(SINCE - timedelta(days=1)), SINCE - timedelta(days=1)) == before
    assert days(ask(SINCE), SINCE) == after


@pytest.mark.parametrize(("received_on", "asked"), [(date(2001, 2, 28), 3), (date(2001, 3, 1), 5)])
def test_the_days_to_answer_are_those_of_the_day_of_receipt(received_on: date, asked: int) -> None:
    came = letter(by_hand(received_on), issued_on=date(2001, 2, 1))
    assert answer_days(came, CALENDAR, TERMS) == asked
    running = clock(came, CALENDAR, asked)
    assert isinstance(running, Known)
    assert len(running.why.counted) == asked


def test_a_letter_that_is_not_received_is_given_the_days_of_the_day_looked_from() -> None:
    assert answer_days(letter(NOT_SENT), CALENDAR, TERMS) == 5


def test_a_claim_is_notified_within_the_years_of_the_day_it_was_known() -> None:
    for known, last in ((date(2001, 2, 28), date(2002, 2, 28)), (SINCE, date(2003, 3, 1))):
        claim = ClaimFacts("CLM-0001", ClaimKind.FAILURE, Side.CUSTOMER, "x", known, amount=Decimal(1))
        answer = notify_by(claim, CALENDAR, TERMS)
        assert isinstance(answer, Known)
        assert answer.value == last


def test_a_period_whose_start_is_not_known_is_not_known() -> None:
    assert isinstance(charge_due(LinkStanding("L-0001", LinkState.INSTALLED, SINCE, why=WHY), TERMS), Unknown)
    missing = DefaultFacts("DEF-0001", DefaultKind.PAYMENT, Side.WINSTAR, "EXA-2b-ii", "", True, SINCE)
    assert isinstance(cure_by(missing, CALENDAR, TERMS), Unknown)


def test_a_minimum_is_asked_for_from_its_own_day_on() -> None:
    assert TERMS.inventory.minimum_pairs == 90
    assert TERMS.on(date(2001, 2, 28)).inventory.minimum_pairs == 102
