"""Tests of acts on disputes: every act in every state gives the act or a sentence with its clause."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.acts.disputes import (
    appoint_arbitrator,
    appoint_executive,
    go_formal,
    open_dispute,
    record_award,
    resolve_dispute,
)
from models.errors import Refusal
from models.queries.case_facts import case_facts
from models.rules.case_facts import DisputeFacts
from models.store import Store
from tests.builders import do

MARCH_1, LATE = date(2001, 3, 1), date(2001, 8, 1)
OPEN = {"asked_by": "customer", "asked_on": MARCH_1, "topic": "Objection to LAL-0158"}


def dispute(store: Store, as_of: date = date.max) -> DisputeFacts:
    """The dispute as known on a day."""
    with store.reading() as session:
        [found] = case_facts(session, as_of).disputes
    return found


def test_a_dispute_is_opened_appointed_for_and_known_day_by_day(any_store: Store) -> None:
    done = do(any_store, open_dispute, on=LATE, **OPEN, record_kind="letter", record="LAL-0158")
    assert done.sentence == "Opened DIS-001: Objection to LAL-0158"
    facts = {"dispute": "DIS-001", "side": "winstar", "appointed_on": date(2001, 3, 8), "executive": "Vice President"}
    said = do(any_store, appoint_executive, on=LATE, **facts).sentence
    assert said == "Winstar appointed its executive for DIS-001: Vice President"
    assert dispute(any_store, date(2001, 3, 7)).winstar_executive == ""
    assert dispute(any_store, date(2001, 3, 8)).winstar_executive == "Vice President"
    assert dispute(any_store).record == ("letter", "LAL-0158")


ONE = {"dispute": "DIS-001"}
STEPS: dict[str, tuple[Any, dict[str, Any]]] = {
    "ours": (
        appoint_executive,
        {"side": "customer", "appointed_on": date(2001, 3, 5), "executive": "A director"},
    ),
    "theirs": (appoint_executive, {"side": "winstar", "appointed_on": MARCH_1, "executive": "A director"}),
    "formal": (go_formal, {"formal_on": date(2001, 4, 5)}),
    "court": (go_formal, {"formal_on": MARCH_1, "ground": "injunction"}),
    "first": (appoint_arbitrator, {"which": "customer", "appointed_on": date(2001, 4, 20), "arbitrator": "One"}),
    "second": (appoint_arbitrator, {"which": "winstar", "appointed_on": date(2001, 4, 21), "arbitrator": "Two"}),
    "third": (appoint_arbitrator, {"which": "third", "appointed_on": date(2001, 5, 2), "arbitrator": "Three"}),
    "award": (record_award, {"award_on": date(2001, 7, 2), "award": "For Customer, 1,000.00"}),
    "resolve": (resolve_dispute, {"resolved_on": date(2001, 7, 3), "resolution": "The Link is tested again."}),
}
TALKS = "ours theirs"
PANEL = f"{TALKS} formal first second third"
MACHINE = [  # steps taken, the step tried, what is said
    ("", "formal", "DIS-001 stays with the executives: the appointment of SAVVIS's and Winstar's executive"),
    ("ours", "formal", "DIS-001 stays with the executives: the appointment of Winstar's executive is not recorded"),
    ("ours", "ours", "SAVVIS appointed its executive for DIS-001 on Mon 5 Mar 2001 (12.1)."),
    (TALKS, "formal", ""),
    ("", "court", ""),
    ("", "first", "DIS-001 is not in arbitration yet (12.2)."),
    ("", "award", "DIS-001 is not in arbitration yet (12.2)."),
    ("", "resolve", ""),
    (f"{TALKS} formal", "formal", "DIS-001 left the executives on Thu 5 Apr 2001 already (12.2)."),
    ("court", "theirs", "DIS-001 left the executives on Thu 1 Mar 2001 (12.2)."),
    (f"{TALKS} formal first", "third", "The parties' two arbitrators appoint the third; DIS-001 does not have both"),
    (f"{TALKS} formal first", "first", "That arbitrator of DIS-001 is appointed already (12.2)."),
    (f"{TALKS} formal first second", "award", "Three arbitrators decide; not all of DIS-001 are appointed (12.2)."),
    (PANEL, "award", ""),
    (PANEL, "resolve", ""),
    (f"{PANEL} award", "resolve", "DIS-001 was decided by the award of Mon 2 Jul 2001 (12.2)."),
    (f"{PANEL} award", "award", "DIS-001 was decided by the award"),
    ("resolve", "ours", "DIS-001 was resolved on Tue 3 Jul 2001 (12.1)."),
    ("resolve", "court", "DIS-001 was resolved on"),
    ("resolve", "first", "DIS-001 was resolved on"),
    ("resolve", "award", "DIS-001 was resolved on"),
    ("resolve", "resolve", "DIS-001 was resolved on"),
]


@pytest.mark.parametrize(("taken", "tried", "said"), MACHINE)
def test_every_act_in_every_state_of_a_dispute(store: Store, taken: str, tried: str, said: str) -> None:
    do(store, open_dispute, on=LATE, **OPEN)
    for name in taken.split():
        do(store, STEPS[name][0], on=LATE, **ONE, **STEPS[name][1])
    step, facts = STEPS[tried]
    if not said:
        assert do(store, step, on=LATE, **ONE, **facts).touched >= {"disputes"}
        return
    with pytest.raises(Refusal) as refused:
        do(store, step, on=LATE, **ONE, **facts)
    assert refused.value.sentence.startswith(said)
    assert refused.value.clause in {"MA-12.1", "MA-12.2"}


def test_a_step_before_the_request_is_refused(store: Store) -> None:
    do(store, open_dispute, on=LATE, **OPEN)
    with pytest.raises(Refusal, match=r"DIS-001 was asked for on Thu 1 Mar 2001; the resolution cannot be of"):
        do(store, resolve_dispute, on=LATE, **ONE, resolved_on=date(2001, 2, 1), resolution="So.")
    with pytest.raises(Refusal, match="There is no dispute DIS-002"):
        do(store, resolve_dispute, on=LATE, dispute="DIS-002", resolved_on=LATE, resolution="So.")
