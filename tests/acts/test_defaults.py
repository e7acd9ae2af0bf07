"""Tests of acts on breaches and defaults: every act in every state gives the act or a sentence with its clause."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.acts.cases import (
    cure_default,
    give_breach_notice,
    plan_cure,
    record_case_delivery,
    start_cure,
    terminate_for_default,
    waive_default,
)
from models.errors import Refusal
from models.queries.case_facts import case_facts
from models.queries.letter_facts import law
from models.rules.defaults import DefaultStanding, default_standing
from models.rules.delivery import Channel, Delivery
from models.store import Store
from tests.builders import do, result

MARCH_1, MARCH_31, APRIL_30 = date(2001, 3, 1), date(2001, 3, 31), date(2001, 4, 30)
LATE = date(2001, 6, 1)


def by_hand(on: date) -> dict[str, Any]:
    """A notice delivered by hand."""
    return {"channel": "hand", "delivered_on": on.isoformat()}


BREACH = {"giver": "customer", "clause": "EXB-5b-1", "facts": "Links were not tested.", "noticed_on": MARCH_1}


def breach(store: Store, **facts: Any) -> str:
    """A breach noticed by hand on March 1, 2001."""
    told = {**BREACH, "delivery": by_hand(MARCH_1), **facts}
    return result(do(store, give_breach_notice, on=told["noticed_on"] or LATE, **told), "default")


def standing(store: Store, number: str, as_of: date) -> DefaultStanding:
    """Where a default stands on a day."""
    with store.reading() as session:
        found = case_facts(session, as_of).default(number)
        now = law(session, as_of)
        assert found is not None
        return default_standing(found, now.calendar, now.terms, as_of, now.readings)


def test_a_breach_is_numbered_and_its_days_run_from_the_notice(any_store: Store) -> None:
    done = do(any_store, give_breach_notice, on=MARCH_1, **BREACH, delivery=by_hand(MARCH_1))
    assert done.sentence == "Recorded DEF-001: SAVVIS holds a breach of B-5(b) against Winstar"
    now = standing(any_store, "DEF-001", MARCH_1)
    assert (now.state, now.next_on) == ("running", MARCH_31)
    any_store.undo(done.act_id, MARCH_1)
    with any_store.reading() as session:
        assert case_facts(session).defaults == ()


def test_without_its_delivery_the_notice_starts_nothing(store: Store) -> None:
    number = breach(store, delivery={})
    assert standing(store, number, MARCH_31).state == "waiting"
    said = do(store, record_case_delivery, on=MARCH_31, case=number, delivery=by_hand(date(2001, 3, 5))).sentence
    assert said == "Recorded delivery of the notice of DEF-001: received on Mon 5 Mar 2001"
    assert standing(store, number, MARCH_31).next_on == date(2001, 4, 4)


def test_facts_of_later_days_do_not_change_an_earlier_view(store: Store) -> None:
    number = breach(store)
    before = standing(store, number, MARCH_31)
    do(store, cure_default, on=LATE, default=number, cured_on=date(2001, 4, 2))
    assert standing(store, number, MARCH_31) == before
    assert standing(store, number, date(2001, 4, 1)).state == "event"
    assert standing(store, number, LATE).state == "cured_late"


CURE = {"cured_on": date(2001, 3, 20)}
PLAN = {"plan_on": date(2001, 3, 10)}
START = {"started_on": date(2001, 3, 2)}
WAIVE = {"waived_on": date(2001, 4, 15), "waiver": "Letter of April 15, 2001"}
END = {"noticed_on": LATE, "terminated_on": date(2001, 7, 1)}
STEPS = {
    "start": (start_cure, START),
    "plan": (plan_cure, PLAN),
    "cure": (cure_default, CURE),
    "waive": (waive_default, WAIVE),
    "terminate": (terminate_for_default, END),
}
NO_PLAN = "DEF-001 asks for no plan: only a breach that cannot be cured in its days does (1.1(k))."
ENDED = "DEF-001 ended by the notice of termination of Fri 1 Jun 2001 (8.1)."
WAIVED = "DEF-001 was waived on Sun 15 Apr 2001 (13.7)."
CURED = "DEF-001 was cured on Tue 20 Mar 2001 (1.1(k))."
MACHINE = [  # steps taken, the step tried, what is said
    ("", "start", ""),
    ("start", "start", "The cure of DEF-001 was started on Fri 2 Mar 2001 (1.1(k))."),
    ("", "plan", NO_PLAN),
    ("", "cure", ""),
    ("", "waive", ""),
    ("", "terminate", ""),
    ("cure", "start", CURED),
    ("cure", "cure", CURED),
    ("cure", "waive", ""),
    (
        "cure",
        "terminate",
        "DEF-001 cannot end the agreement on Fri 1 Jun 2001: DEF-001 is no Event of Default",
    ),
    ("waive", "start", WAIVED),
    ("waive", "cure", WAIVED),
    ("waive", "waive", WAIVED),
    ("waive", "terminate", WAIVED),
    ("terminate", "start", ENDED),
    ("terminate", "cure", ENDED),
    ("terminate", "waive", ENDED),
    ("terminate", "terminate", ENDED),
]


@pytest.mark.parametrize(("taken", "tried", "said"), MACHINE)
def test_every_act_in_every_state_of_a_breach(store: Store, taken: str, tried: str, said: str) -> None:
    number = breach(store)
    for name in filter(None, (taken,)):
        step, facts = STEPS[name]
        do(store, step, on=LATE, default=number, **facts)
    step, facts = STEPS[tried]
    if not said:
        assert do(store, step, on=LATE, default=number, **facts).touched >= {"defaults"}
        return
    with pytest.raises(Refusal) as refused:
        do(store, step, on=LATE, default=number, **facts)
    assert refused.value.sentence.startswith(said)
    assert refused.value.clause in {"MA-1.1k", "MA-8.1"}


def test_a_breach_that_needs_longer_asks_for_a_plan_once(store: Store) -> None:
    number = breach(store, curable=False)
    assert standing(store, number, MARCH_1).next_on == date(2001, 3, 16)
    do(store, plan_cure, on=LATE, default=number, **PLAN)
    assert standing(store, number, date(2001, 3, 20)).next_on == APRIL_30
    with pytest.raises(Refusal, match=r"The plan of DEF-001 was given on Sat 10 Mar 2001"):
        do(store, plan_cure, on=LATE, default=number, **PLAN)


def test_an_unpaid_sum_names_its_due_date_and_needs_no_notice(store: Store) -> None:
    sum_due = {"giver": "winstar", "kind": "payment", "clause": "EXA-2b-i", "noticed_on": None}
    with pytest.raises(Refusal, match="Enter the day the sum was due"):
        breach(store, **sum_due)
    with pytest.raises(Refusal, match="it is not unpaid before that day is over"):
        breach(store, **sum_due, due_on=LATE)
    number = breach(store, **sum_due, due_on=date(2001, 3, 15))
    assert standing(store, number, LATE).event_on == date(2001, 3, 31)


def test_an_untrue_representation_is_no_thing_to_cure(store: Store) -> None:
    number = breach(store, kind="representation")
    assert standing(store, number, MARCH_1).state == "event"
    with pytest.raises(Refusal, match="the agreement knows no cure for it"):
        do(store, cure_default, on=LATE, default=number, **CURE)


WRONG = [
    ({"noticed_on": date(2001, 3, 2)}, "has not come yet"),
    ({"noticed_on": None}, "A breach counts from its notice"),
    ({"facts": " "}, "Say what the breach is"),
    ({"clause": ""}, "Name the clause"),
    ({"record_kind": "letter"}, "by its kind and its number"),
    ({"delivery": by_hand(date(2001, 2, 27))}, "is dated Thu 1 Mar 2001"),
]


@pytest.mark.parametrize(("facts", "said"), WRONG)
def test_a_breach_with_wrong_facts_is_refused(store: Store, facts: dict[str, Any], said: str) -> None:
    with pytest.raises(Refusal, match=said):
        do(store, give_breach_notice, on=MARCH_1, **{**BREACH, **facts})


def test_a_step_before_the_breach_or_after_the_day_is_refused(store: Store) -> None:
    number = breach(store)
    with pytest.raises(Refusal, match=r"DEF-001 is of Thu 1 Mar 2001; the cure cannot be of Wed 28 Feb 2001"):
        do(store, cure_default, on=LATE, default=number, cured_on=date(2001, 2, 28))
    with pytest.raises(Refusal, match="has not come yet"):
        do(store, cure_default, on=MARCH_1, default=number, cured_on=MARCH_31)
    with pytest.raises(Refusal, match="states a day before it"):
        do(store, terminate_for_default, on=LATE, default=number, noticed_on=LATE, terminated_on=MARCH_31)
    with pytest.raises(Refusal, match="There is no default DEF-009"):
        do(store, cure_default, on=LATE, default="DEF-009", cured_on=MARCH_31)


def test_a_waiver_is_in_writing_and_covers_one_breach_only(store: Store) -> None:
    first, second = breach(store), breach(store, facts="The second list was late as well")
    with pytest.raises(Refusal, match="signed writing"):
        do(store, waive_default, on=LATE, default=first, waived_on=LATE, waiver=" ")
    do(store, waive_default, on=LATE, default=first, **WAIVE)
    assert [standing(store, one, LATE).state for one in (first, second)] == ["waived", "event"]


def test_a_notice_an_act_went_on_by_is_not_changed(store: Store) -> None:
    number = breach(store)
    do(store, terminate_for_default, on=LATE, default=number, **END)
    with pytest.raises(Refusal, match="Undo that first"):
        do(store, record_case_delivery, on=LATE, case=number, delivery=by_hand(MARCH_31))


def test_only_what_has_a_notice_has_its_delivery_recorded(store: Store) -> None:
    sum_due = {"giver": "winstar", "kind": "payment", "clause": "EXA-2b-i", "noticed_on": None}
    number = breach(store, **sum_due, due_on=date(2001, 3, 15))
    with pytest.raises(Refusal, match="No notice is recorded in DEF-001 yet"):
        do(store, record_case_delivery, on=LATE, case=number, delivery=Delivery(Channel.HAND, delivered_on=LATE))
    with pytest.raises(Refusal, match="DIS-001 has no notice"):
        do(store, record_case_delivery, on=LATE, case="DIS-001", delivery=Delivery(Channel.HAND))
