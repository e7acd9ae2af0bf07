"""An amendment before and after the day of a fact: each rule takes the terms of the fact's own day (MA-13.13)."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from models.rules.availability import Measured, Period, Records, availability
from models.rules.case_facts import SecurityFacts
from models.rules.charge_facts import CostFacts, CostKind, CostStatement
from models.rules.charges import Tariff, installation_dues
from models.rules.clause import Known, Why
from models.rules.collocation_facts import LeaseFacts
from models.rules.costs import charged, overcharged
from models.rules.counters import ListFacts, Stock, counters
from models.rules.cycles import initial_due, next_day, notice_cycles, passed_days
from models.rules.drafts import installation_lines
from models.rules.facilities import renewal_effort_due
from models.rules.inventory import inventory_event, process_end
from models.rules.letter_condition import condition
from models.rules.links import LinkStanding, LinkState
from models.rules.maintenance_charges import interest, interest_from, suspension_from
from models.rules.maintenance_windows import inside_hours, quiet_spans
from models.rules.moments import Span, minutes
from models.rules.outages import Standing, response, restoration
from models.rules.prices import PriceFacts
from models.rules.relocations import earliest_relocation, why_not_relocate
from models.rules.security import first_sale_day
from models.rules.service_facts import MoveFacts, MoveKind, MoveReason, WindowFacts
from models.rules.target_credits import target_credits
from models.rules.terms import Terms, terms_on
from tests.rules.law import CALENDAR, DATA, by_hand, day, pairs
from tests.rules.noticed import book, notice
from tests.rules.plan_cases import accepted as accepted_pairs
from tests.rules.service import NY, at, outage
from tests.rules.spaces import JUL, facility
from tests.rules.test_target_credits import links, rollout
from tests.rules.watched import found, watched

SINCE = date(2001, 3, 1)
NO_WHY = Why("", ())
ONE_DAY = timedelta(days=1)


def amended(changes: dict[str, object], on: date = SINCE, *, seen: date = date(2001, 12, 31)) -> Terms:
    """The terms known on a day, with some figures another since March 1, 2001."""
    told = {"number": 2, "on": on, "instrument": "Letter", "clause": "MA-13.13", "summary": "", "changes": changes}
    return terms_on({**copy.deepcopy(DATA), "amendment": [*DATA["amendment"], told]}, seen)


def test_terms_of_an_earlier_day_know_those_before_them() -> None:
    law = amended({"om.suspend_after_days": 90})
    assert law.on(date(2001, 2, 28)).on(date(2000, 9, 28)).amendments == ()


RATE = {
    "om.interest_monthly_rate": "0.01",
    "om.interest_after_days": 20,
    "om.suspend_after_days": 50,
}


@pytest.mark.parametrize(
    ("due_on", "bears", "ends", "sum_of_ten_days"),
    [(SINCE - ONE_DAY, 31, 61, "5.00"), (SINCE, 21, 51, "3.33")],
)
def test_interest_runs_by_the_terms_of_the_day_the_sum_fell_due(
    due_on: date, bears: int, ends: int, sum_of_ten_days: str
) -> None:
    law = amended(RATE)
    first = interest_from(due_on, law)
    assert ((first - due_on).days, (suspension_from(due_on, law) - due_on).days) == (bears, ends)
    borne = interest(due_on, Decimal("1000.00"), (), Tariff(law), first + 9 * ONE_DAY)
    assert borne.value == Decimal(sum_of_ten_days)
    early = interest(due_on, Decimal("1000.00"), (), Tariff(law), first - ONE_DAY)
    assert early.why.rule.endswith(f"day {bears} after the invoice was due")


HOURS = {"service_levels.response_hours": 1, "service_levels.restore_goal_hours": 2}


@pytest.mark.parametrize(("on", "stands"), [("2001-02-28", Standing.MET), ("2001-03-01", Standing.MISSED)])
def test_an_outage_is_answered_within_the_hours_of_the_day_it_was_reported(on: str, stands: Standing) -> None:
    law = amended(HOURS)
    one = outage(f"{on} 23:00", responded_at=at(f"{on} 23:00") + timedelta(hours=2))
    one = replace(one, restored_at=one.start + timedelta(hours=4))
    now = at("2001-06-01 00:00")
    assert (response(one, (), law, now).standing, restoration(one, (), law, now).standing) == (stands, stands)


def lasting(seen: date, changes: dict[str, object], on: date, ends: str = "2003-12-31") -> date:
    """The day by which a lease is to be renewed, as known on a day."""
    due = renewal_effort_due(facility(leases=(LeaseFacts(JUL, day(ends)),)), amended(changes, on, seen=seen))
    assert isinstance(due, Known)
    assert due.why.rule.startswith(f"{(day(ends) - due.value).days} days")
    return due.value


def test_a_lease_is_renewed_by_the_days_in_force_when_their_last_one_came() -> None:
    later = {"collocation.lease_renewal_effort_days_before": 30}
    assert lasting(date(2003, 7, 31), later, date(2003, 8, 1)) == day("2003-09-02")
    assert lasting(date(2003, 8, 1), later, date(2003, 8, 1)) == day("2003-12-01")
    assert lasting(date(2003, 11, 1), later, date(2003, 9, 2)) == day("2003-12-01")
    assert lasting(date(2003, 11, 1), later, date(2003, 9, 3)) == day("2003-09-02")


def test_a_relocation_follows_the_notice_by_the_days_of_the_notice() -> None:
    law = amended({"service_levels.relocation.notice_days": 90})
    assert earliest_relocation(SINCE - ONE_DAY, law).value == SINCE + 59 * ONE_DAY
    assert earliest_relocation(SINCE, law).value == SINCE + 90 * ONE_DAY
    move = MoveFacts("MV-0001", MoveKind.RELOCATION, "L-0001", MoveReason.DAMAGE, SINCE, planned_on=SINCE + ONE_DAY)
    assert "90 days later" in (why_not_relocate(move, law) or "")


def test_a_sale_follows_its_notice_by_the_days_of_the_notice() -> None:
    law = amended({"payment.sale_notice_days": 25})
    for noticed_on, days in ((SINCE - ONE_DAY, 15), (SINCE, 25)):
        case = SecurityFacts("SEC-001", "DEF-001", noticed_on, noticed_on=noticed_on, delivery=by_hand(noticed_on))
        first = first_sale_day(case, CALENDAR, law)
        assert isinstance(first, Known)
        assert (first.value - noticed_on).days == days


def test_a_month_is_credited_by_the_target_of_its_own_day() -> None:
    law = amended({"service_levels.installation_target.links": 90}, date(2001, 8, 15))
    prices = (PriceFacts("sla_credit_per_link_month", Decimal(100), date(2001, 6, 30)),)
    months = target_credits(rollout(*links(82)), prices, law, day("2001-08-31"))
    assert [(one.measured_on.month, one.short) for one in months] == [(7, 20), (8, 8)]
    assert ("Missing", "90 - 82 = 8 Links") in months[1].why.facts


def test_a_quarter_is_measured_by_the_standard_of_its_last_day() -> None:
    law = amended({"service_levels.oc3_availability.standard": "0.99"}, date(2001, 4, 1))
    link = Measured("L-0001", "OC-3", NY, date(2000, 7, 1))
    quarters = [Period(date(2001, 1, 1), date(2001, 3, 31)), Period(date(2001, 4, 1), date(2001, 6, 30))]
    made = [availability(link, one, Records(), law, at("2001-07-02 00:00")) for one in quarters]
    assert [round(one.allowed, 3) for one in made if one is not None] == [Decimal("12.960"), Decimal("1310.400")]


def test_maintenance_is_done_in_the_hours_of_its_own_day() -> None:
    law = amended({"service_levels.maintenance_window": "01:00-05:00 local"})
    for on, inside in (("2001-02-28", True), ("2001-03-01", False)):
        window = WindowFacts("MW-0001", ("L-0001",), NY, at(f"{on} 00:00"), at(f"{on} 06:00"), SINCE)
        assert inside_hours(window, law).value is inside
    two_nights = Span(at("2001-02-28 00:00"), at("2001-03-01 12:00"))
    assert minutes(quiet_spans(two_nights, NY, law)) == (6 + 4) * 60


COSTS = (CostFacts("Crane", Decimal("100.00"), date(2001, 2, 20), billed=Decimal("110.00")),)


def test_work_is_charged_by_the_mark_up_of_the_day_it_was_done() -> None:
    law = amended({"installation.out_of_scope_markup": "0.20"})
    done = CostStatement("CS-0001", CostKind.OUT_OF_SCOPE, "Crane", date(2001, 2, 1), "L-0001", costs=COSTS)
    for closed_on, total, odd in ((SINCE - ONE_DAY, "110.00", 0), (SINCE, "120.00", 1), (None, "120.00", 1)):
        of = replace(done, closed_on=closed_on)
        assert charged(of, law).value == Decimal(total)
        assert len(overcharged(of, law)) == odd


def test_an_installation_is_charged_by_the_share_and_the_price_of_the_day_its_letter_came() -> None:
    law = amended({"installation.share": "0.50", "installation.due_days_after_letter_receipt": 40})
    prices = (
        PriceFacts("installation_per_link", Decimal("2000.00"), date(2000, 6, 30)),
        PriceFacts("installation_per_link", Decimal("3000.00"), SINCE),
    )
    tariff = Tariff(law, prices)
    for received, days, amount in ((SINCE - ONE_DAY, 30, "2000.00"), (SINCE, 40, "1500.00")):
        link = LinkStanding(
            "L-0001", LinkState.ACCEPTED, received, "LAL-0001", received, received, charged_from=received
        )  # fmt: skip
        (due,) = installation_dues([link], tariff)
        assert ((due.due_on - received).days, due.amount) == (days, Decimal(amount))
        (line,) = installation_lines("LAL-0001", [link], tariff, (), ())
        assert (line.units * (prices[0] if received < SINCE else prices[1]).amount, line.priced_on) == (
            Decimal(amount), received,
        )  # fmt: skip


EVERY = {"inventory.additional_notice_every_days": 45, "inventory.purchase_every_days": 45}
EVENT = Known(date(2000, 12, 20), NO_WHY)


def test_a_cycle_that_runs_goes_on_as_it_began_and_the_next_one_is_of_the_new_length() -> None:
    law, given = amended(EVERY), notice(on=date(2001, 1, 1))
    found_cycles = notice_cycles(book(given, as_of=SINCE), EVENT, CALENDAR, law, date(2001, 4, 1))
    assert [one.due.value.isoformat() for one in found_cycles[1:]] == [
        "2001-01-31", "2001-03-02", "2001-04-16",
    ]  # fmt: skip
    why = found_cycles[3].due.why
    assert why.facts[1] == ("Sum", "Mon 1 Jan 2001 + 2 x 30 + 1 x 45 days = Mon 16 Apr 2001")
    assert why.rule == "3 cycles of 30 and 45 days after the Initial Notice"
    checks = passed_days(book(given, as_of=SINCE), EVENT.value, law, date(2001, 4, 15))
    assert [one.value.isoformat() for one in checks] == ["2001-01-31", "2001-03-02"]
    coming = next_day(book(given, as_of=SINCE), EVENT.value, law, date(2001, 4, 15))
    assert isinstance(coming, Known)
    assert coming.value == date(2001, 4, 16)


def test_the_initial_notice_follows_the_event_by_the_days_of_the_event() -> None:
    law = amended({"inventory.initial_notice_days_after_event": 20})
    for event_on, days in ((SINCE - ONE_DAY, 15), (SINCE, 20)):
        due = initial_due(Known(event_on, NO_WHY), law)
        assert isinstance(due, Known)
        assert (due.value - event_on).days == days


def test_an_event_that_has_come_stays_whatever_is_asked_for_later() -> None:
    some = pairs(204, 120)  # one a day from July 3, 2000: number 102 on October 12
    for law in (amended({"inventory.event_installed_pairs": 150}), amended({"inventory.event_installed_pairs": 110})):
        reached = inventory_event(some, law, date(2001, 6, 1))
        assert isinstance(reached, Known)
        assert (reached.value, reached.why.rule) == (date(2000, 10, 12), "The day 102 pairs are installed")


def test_where_fewer_are_asked_for_the_event_comes_with_the_amendment() -> None:
    law = amended({"inventory.event_installed_pairs": 90, "inventory.end_installed_pairs": 95})
    some = pairs(204, 95)
    reached, ended = inventory_event(some, law, date(2001, 6, 1)), process_end(some, law, date(2001, 6, 1))
    assert isinstance(reached, Known)
    assert isinstance(ended, Known)
    assert (reached.value, ended.value) == (SINCE, SINCE)
    assert reached.why.facts == (("Asked for since Thu 1 Mar 2001", "90 pairs, 95 installed by then"),)
    before = inventory_event(some, law, SINCE - ONE_DAY)
    assert not isinstance(before, Known)


def test_where_more_are_asked_for_before_the_event_that_many_bring_it() -> None:
    law = amended({"inventory.event_installed_pairs": 110}, date(2000, 10, 1))
    reached = inventory_event(pairs(204, 120), law, date(2001, 6, 1))
    assert isinstance(reached, Known)
    assert (reached.value, reached.why.facts[0][0]) == (date(2000, 10, 20), "Pair number 110")
    short = inventory_event(pairs(204, 105), law, date(2001, 6, 1))
    assert getattr(short, "missing", "") == "105 of 110 pairs are installed"
    assert short.why.rule == "The day 110 pairs are installed"


def test_the_letters_condition_is_met_by_the_number_of_the_day_and_stays_met() -> None:
    fewer, more = (amended({"condition.pairs": n}, date(2002, 1, 15), seen=date(2002, 3, 1)) for n in (150, 200))
    some = accepted_pairs(160, date(2001, 12, 1))
    lowered = condition(some, (), fewer, date(2002, 3, 1))
    assert lowered is not None
    assert lowered.day == date(2002, 1, 15)
    assert ("Pair number 150", "150 asked for by amendment on Tue 15 Jan 2002") in lowered.why.facts
    before = condition(some, (), fewer.on(date(2002, 1, 14)), date(2002, 1, 14))
    assert before is not None
    assert before.day is None
    met = condition(accepted_pairs(180, date(2001, 12, 1)), (), more, date(2002, 3, 1))
    assert met is not None
    assert (met.day, met.count) == (date(2001, 11, 26), 180)


def test_what_was_short_on_a_purchase_day_is_counted_by_the_terms_of_that_day() -> None:
    law = amended({"inventory.minimum_pairs": 90}, date(2001, 4, 20))
    given = book(notice(on=date(2001, 3, 14)), as_of=date(2001, 5, 1))
    stock = Stock(pairs(200, 105), notices=given, initial_notice_on=date(2001, 3, 14))
    state = watched(date(2001, 4, 19), stock=stock)
    state = replace(state, terms=law.on(date(2001, 4, 19)))
    (late,) = found(state, "R7")
    assert (late.due_on, late.subject) == (date(2001, 4, 13), "Buy 7 pairs")
    after = replace(state, as_of=date(2001, 5, 1), terms=law)
    after = replace(after, counters=counters(stock, law, date(2001, 5, 1)))
    assert found(after, "R7") == []


def test_the_first_list_is_judged_by_the_number_asked_for_when_it_was_delivered() -> None:
    law = amended({"customer_list.buildings": 800})
    for delivered_on, odd in ((SINCE - ONE_DAY, []), (SINCE, ["750 of 800"])):
        stock = Stock(list=ListFacts(delivered_on, 750, first_rows=750))
        state = replace(watched(date(2001, 4, 1), stock=stock), terms=law)
        assert [one.chip for one in found(state, "K1")] == odd


def test_two_additions_in_a_quarter_are_judged_by_the_terms_of_the_quarter() -> None:
    stock = Stock(list=ListFacts(JUL, 750, (date(2001, 1, 5), date(2001, 1, 9), date(2001, 4, 2), date(2001, 4, 3))))
    state = watched(date(2001, 4, 30), stock=stock)
    law = amended({"customer_list.additions_per_calendar_quarter": 2}, date(2001, 4, 1))
    assert len(found(state, "K3")) == 2
    (first,) = found(replace(state, terms=law), "K3")
    assert first.sentence.startswith("The first quarter of 2001 has 2 additions")


def test_a_notice_names_the_number_its_own_day_asks_for() -> None:
    law = amended({"inventory.additional_notice_buildings": 60})
    given = book(
        notice(1, date(2001, 1, 2), 1, 110), notice(2, date(2001, 2, 1), 111, 210), notice(3, SINCE, 211, 270),
        as_of=date(2001, 4, 30), unnamed=200,
    )  # fmt: skip
    state = watched(date(2001, 4, 30), stock=Stock(notices=given))
    odd = [one for one in found(replace(state, terms=law), "K11") if "names" in one.sentence]
    assert odd == []
    assert len([one for one in found(state, "K11") if "names" in one.sentence]) == 1
