"""What a letter goes through beside a plain answer: several Links, repairs, late entries and what they overturn."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.acts.answers import countersign, object_to_letter, record_answer_delivery
from models.acts.book import choose_reading
from models.acts.letters import new_letter, record_letter_delivery, record_rework, see_marks
from models.errors import Refusal
from models.queries.letter_page import LetterPage, letter
from models.queries.letters import accepted_links
from models.queries.state import findings
from models.rules.acceptance import LetterState
from models.rules.letter_facts import FailedItem
from models.rules.links import LinkState
from models.store import Store
from tests.builders import do
from tests.planted import by_hand, plant

NOV_14, NOV_22, NOV_24, NOV_27 = (date(2000, 11, number) for number in (14, 22, 24, 27))
NOV_28, NOV_29, DEC_1, DEC_5, DEC_6 = NOV_27.replace(day=28), NOV_27.replace(day=29), *(
    date(2000, 12, number) for number in (1, 5, 6)
)  # fmt: skip
SIGNER = "Provisioning desk"
FAILED = (FailedItem("Bit error rate, 24 h", "4.1e-7", "24 h soak, both directions", "1e-9"),)


def came(store: Store, links: int = 1) -> None:
    """LAL-0001 for so many Links, received by hand on November 22; its last day is November 28."""
    plant(store, links)
    names = tuple(f"L-{number:04}" for number in range(1, links + 1))
    do(store, new_letter, on=NOV_22, links=names, issued_on=NOV_14)
    do(store, record_letter_delivery, on=NOV_22, letter="LAL-0001", delivery=by_hand(NOV_22))


def page(store: Store, day: date, number: str = "LAL-0001") -> LetterPage:
    """The letter's page on a day."""
    with store.reading() as session:
        return letter(session, number, day)


def objected(store: Store, on: date, made_on: date | None = None, **facts: Any) -> str:
    """A complete objection handed over on its day; gives the journal's sentence."""
    made_on = made_on or on
    told = {"items": FAILED, "explanation": "Soaked.", "signed_by": SIGNER, "delivery": by_hand(made_on), **facts}
    return do(store, object_to_letter, on=on, letter="LAL-0001", made_on=made_on, **told).sentence


def signed(store: Store, on: date, made_on: date | None = None, **facts: Any) -> str:
    """A countersigned copy handed over on its day; gives the journal's sentence."""
    made_on = made_on or on
    told = {"signed_by": SIGNER, "delivery": by_hand(made_on), **facts}
    return do(store, countersign, on=on, letter="LAL-0001", made_on=made_on, **told).sentence


def found(store: Store, day: date, code: str) -> list[str]:
    """The subjects of the findings of one code on a day."""
    with store.reading() as session:
        return [one.subject for one in findings(session, day) if one.code == code]


def test_of_two_links_one_is_objected_to_and_the_other_accepted(any_store: Store) -> None:
    came(any_store, 2)
    assert objected(any_store, NOV_24, links=("L-0001",)).startswith("Objected to LAL-0001 for L-0001 on Fri 24 Nov")
    between = page(any_store, NOV_24)
    assert (between.row.clock, between.to_answer) == ("2 Business Days left, 1 of 2", ("L-0002",))
    assert signed(any_store, NOV_27).startswith("Countersigned LAL-0001 for L-0002 on Mon 27 Nov")
    after = page(any_store, DEC_1)
    assert (after.row.state, after.row.clock) == (LetterState.OBJECTED, "Objected 24 Nov, 1 of 2")
    assert "L-0001: Objected 24 Nov. L-0002: Accepted 27 Nov." in after.row.note
    assert [one.standing.state for one in after.links] == [LinkState.OBJECTED, LinkState.ACCEPTED]
    assert [(one.closes, one.links) for one in after.answers] == [(True, ("L-0001",)), (True, ("L-0002",))]
    with any_store.reading() as session:
        assert list(accepted_links(session, DEC_1)) == ["L-0002"]


def test_a_link_that_nobody_answered_for_is_deemed_beside_one_objected_to(store: Store) -> None:
    came(store, 2)
    objected(store, NOV_24, links=("L-0001",))
    assert [one.standing.state for one in page(store, NOV_29).links] == [LinkState.OBJECTED, LinkState.DEEMED]
    with pytest.raises(Refusal, match="ended on Tue 28 Nov 2000"):
        signed(store, NOV_29)
    done = do(store, new_letter, on=NOV_29, links=("L-0001",), issued_on=NOV_29)
    assert done.sentence.endswith("for L-0001, after LAL-0001")
    with pytest.raises(Refusal, match="L-0002 already has the Letter LAL-0001"):
        do(store, new_letter, on=NOV_29, links=("L-0002",), issued_on=NOV_29)


def test_an_answer_names_links_of_its_letter_that_still_await_one(store: Store) -> None:
    came(store, 2)
    objected(store, NOV_24, links=("L-0001",))
    for links, reason in ((("L-0009",), "does not name L-0009"), (("L-0001",), "L-0001: LAL-0001 was objected to")):
        with pytest.raises(Refusal, match=reason):
            signed(store, NOV_24, links=links)
    signed(store, NOV_24, delivery=by_hand(NOV_24))
    with pytest.raises(Refusal, match="LAL-0001 was objected to"):
        signed(store, NOV_24)


def test_every_partial_answer_can_be_taken_back(any_store: Store) -> None:
    came(any_store, 2)
    facts = {"items": FAILED, "explanation": "Soaked.", "signed_by": SIGNER, "links": ("L-0001",), "made_on": NOV_24}
    done = do(any_store, object_to_letter, on=NOV_24, letter="LAL-0001", **facts)
    any_store.undo(done.act_id, NOV_24)
    assert (page(any_store, NOV_24).answers, page(any_store, NOV_24).row.clock) == ((), "2 Business Days left")


def test_a_repair_is_followed_by_a_new_letter(any_store: Store) -> None:
    came(any_store)
    with pytest.raises(Refusal, match="LAL-0001 was not objected to; there is nothing to repair"):
        repaired(any_store, NOV_24)
    objected(any_store, NOV_24)
    done = repaired(any_store, NOV_27)
    assert done == "Recorded that L-0001 was repaired on Mon 27 Nov 2000, SAVVIS told on Mon 27 Nov 2000"
    assert found(any_store, NOV_28, "K16") == ["New Letter for L-0001"]
    assert page(any_store, DEC_5).row.state is LetterState.OBJECTED
    do(any_store, new_letter, on=NOV_28, links=("L-0001",), issued_on=NOV_28)
    assert page(any_store, NOV_28, "LAL-0002").row.replaces == "LAL-0001"


def repaired(store: Store, on: date, **facts: Any) -> str:
    """A repair told on the day it was done; gives the journal's sentence."""
    return do(store, record_rework, on=on, **{"letter": "LAL-0001", "done_on": on, "told_on": on, **facts}).sentence


def test_days_of_a_repair_that_cannot_be_are_refused(store: Store) -> None:
    came(store)
    objected(store, NOV_24)
    for facts, reason in (
        ({"done_on": NOV_22}, "was objected to on Fri 24 Nov 2000; it was not repaired before"),
        ({"told_on": NOV_24}, "It was repaired on Mon 27 Nov 2000; nobody can have been told"),
        ({"told_on": NOV_28}, "has not come yet"),
        ({"link": "L-0009"}, "does not name L-0009"),
    ):
        with pytest.raises(Refusal, match=reason):
            repaired(store, NOV_27, **facts)


def test_by_the_other_reading_the_same_letter_goes_on_after_its_repair(any_store: Store) -> None:
    do(any_store, choose_reading, key="objection_effect", value="same_letter", why="The parties agree to it.")
    came(any_store)
    objected(any_store, NOV_24)
    assert found(any_store, NOV_27, "K16") == ["Repair of L-0001"]
    with pytest.raises(Refusal, match="LAL-0001 itself goes on after the repair"):
        do(any_store, new_letter, on=NOV_27, links=("L-0001",), issued_on=NOV_27)
    with pytest.raises(Refusal, match="waits for word of the repair"):
        signed(any_store, NOV_27)
    repaired(any_store, NOV_29)
    again = page(any_store, NOV_29)
    assert (again.row.clock, again.row.due_on) == ("3 Business Days left", date(2000, 12, 4))
    signed(any_store, DEC_1)
    after = page(any_store, DEC_5)
    assert (after.row.state, after.row.on) == (LetterState.ACCEPTED, DEC_1)
    assert [one.closes for one in after.answers] == [False, True]
    assert page(any_store, NOV_27).row.state is LetterState.OBJECTED


def test_what_overturned_a_deemed_standing_is_told_until_it_is_seen(any_store: Store) -> None:
    came(any_store)
    sentence = signed(any_store, DEC_5, NOV_27)
    assert sentence.endswith("; it is no longer deemed installed: Accepted 27 Nov")
    after = page(any_store, DEC_5)
    said = (
        "It stood as deemed installed on Tue 28 Nov 2000 until the countersigned Letter of Mon 27 Nov 2000 was entered "
        "on Tue 5 Dec 2000."
    )
    assert (after.row.note, after.row.marked, after.standing.overturned) == (said, True, said)
    assert after.links[0].standing.why.facts[-1] == ("Overturned", said)
    assert found(any_store, DEC_5, "K15") == ["LAL-0001 is no longer deemed installed"]
    assert found(any_store, NOV_29, "K15") == []
    do(any_store, see_marks, on=DEC_6, letters=("LAL-0001",))
    assert (found(any_store, DEC_5, "K15"), found(any_store, DEC_6, "K15")) == ([after.row.number + REST], [])
    assert page(any_store, DEC_6).row.note == said


REST = " is no longer deemed installed"


def test_a_late_answer_is_filed_and_told_until_it_is_seen(any_store: Store) -> None:
    came(any_store)
    do(any_store, countersign, on=NOV_28, letter="LAL-0001", made_on=NOV_28, signed_by=SIGNER)
    for _ in range(2):
        do(any_store, record_answer_delivery, on=NOV_29, answer="CS-0001", delivery=by_hand(NOV_29))
    after = page(any_store, NOV_29)
    assert (after.row.state, "Late copy filed" in after.row.note) == (LetterState.DEEMED, True)
    assert found(any_store, NOV_29, "K15") == ["Late answer to LAL-0001"]
    do(any_store, see_marks, on=NOV_29, letters=("LAL-0001",))
    assert found(any_store, NOV_29, "K15") == []
    with pytest.raises(Refusal, match="that was not seen yet"):
        do(any_store, see_marks, on=NOV_29, letters=("LAL-0001",))


def test_an_overturned_standing_stands_again_when_the_entry_is_taken_back(any_store: Store) -> None:
    came(any_store)
    facts = {"letter": "LAL-0001", "made_on": NOV_27, "signed_by": SIGNER, "delivery": by_hand(NOV_27)}
    done = do(any_store, countersign, on=DEC_5, **facts)
    any_store.undo(done.act_id, DEC_5)
    assert (page(any_store, DEC_5).row.state, page(any_store, DEC_5).row.note) == (LetterState.DEEMED, "")
    assert found(any_store, DEC_5, "K15") == []


def test_a_new_letter_for_each_link_of_an_old_one_records_that_it_follows_it(any_store: Store) -> None:
    came(any_store, 2)
    objected(any_store, NOV_24)
    for link in ("L-0001", "L-0002"):
        assert page(any_store, NOV_28).why_not_replace is None
        done = do(any_store, new_letter, on=NOV_28, links=(link,), issued_on=NOV_28)
        assert done.sentence.endswith(f"for {link}, after LAL-0001")
    assert page(any_store, NOV_28).why_not_replace == "LAL-0003 already follows LAL-0001."
    assert [page(any_store, NOV_28, f"LAL-000{number}").row.replaces for number in (2, 3)] == ["LAL-0001"] * 2
    any_store.undo(done.act_id, NOV_28)
    assert page(any_store, NOV_28).why_not_replace is None
    with pytest.raises(Refusal, match="L-0001 already has the Letter LAL-0002"):
        do(any_store, new_letter, on=NOV_28, links=("L-0001",), issued_on=NOV_28, replaces="LAL-0001")
