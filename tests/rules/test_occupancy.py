"""K24: what has to be met before a Space is occupied or worked in, each with its clause."""

from __future__ import annotations

import pytest

from models.rules.collocation_facts import CollocationBook, Purpose
from models.rules.occupancy import contractor_condition, occupancy_gate, unmet, visit_gate, why_not_visit
from models.rules.permit_facts import ApprovalFacts, ApprovalKind
from models.rules.words import Side
from tests.rules.law import TERMS, day, nov
from tests.rules.spaces import ALL_COVERS, facility, item, schedule

BOOK = CollocationBook(certificates=ALL_COVERS)


def lacking(*, book: CollocationBook = BOOK, on: str = "2000-11-28", **facts: object) -> list[tuple[str, str, bool]]:
    gate = occupancy_gate(facility(**facts), book, TERMS, day(on))
    return [(one.clause, one.detail, one.bars) for one in unmet(gate)]


def test_a_space_with_everything_in_order_may_be_occupied() -> None:
    gate = occupancy_gate(facility(), BOOK, TERMS, nov(28))
    assert unmet(gate) == ()
    assert [one.clause for one in gate] == ["EXE-1b", "EXE-1b", "EXE-1c", "EXE-1c", "EXE-3a", *3 * ["EXE-6"], "EXE-5c"]
    assert why_not_visit(gate) is None


@pytest.mark.parametrize(
    ("facts", "cited", "words", "bars"),
    [
        ({"schedules": (schedule(customer_signed_on=None),)}, "EXE-1b", "Customer has not signed", True),
        ({"schedules": (schedule(winstar_signed_on=None),)}, "EXE-1b", "Winstar has not signed", True),
        ({"schedules": (schedule(drawings_on=None),)}, "EXE-1c", "Attachment 1 (Facility Drawings) is not", False),
        ({"schedules": (schedule(work_tasks_on=None),)}, "EXE-1c", "Attachment 2 (Work Tasks) is not", False),
        ({"prepared_on": None}, "EXE-3a", "the licence has no first day", False),
        ({"prepared_on": nov(29)}, "EXE-3a", "the licence begins on Wed 29 Nov 2000", False),
        ({"ended_on": nov(27)}, "EXE-3a", "the licence ended on Mon 27 Nov 2000", False),
        ({"items": (item(switches=True),)}, "EXE-5c", "switches or transmits", False),
        ({"schedules": (schedule(racks=3),)}, "EXE-1e", "CF-001 has 3 racks", False),
    ],
)
def test_each_condition_is_named_with_its_clause(facts: dict[str, object], cited: str, words: str, bars: bool) -> None:
    found = [one for one in lacking(**facts) if one[0] == cited]
    assert any(words in detail and barring == bars for _, detail, barring in found)


def test_a_facility_without_a_schedule_lacks_both_signatures_and_both_attachments() -> None:
    found = lacking(schedules=())
    assert [one[0] for one in found] == ["EXE-1b", "EXE-1b", "EXE-1c", "EXE-1c", "EXE-3a"]
    assert found[0][1] == "CF-001 has no Collocation Schedule for Customer to have signed"


def test_a_signed_schedule_stands_while_its_amendment_waits_for_signatures() -> None:
    amendment = schedule(version=2, customer_signed_on=None, winstar_signed_on=None)
    assert lacking(schedules=(schedule(), amendment)) == []


def test_every_cover_has_to_be_shown() -> None:
    assert [one[0] for one in lacking(book=CollocationBook())] == 3 * ["EXE-6"]
    assert [one[0] for one in lacking(on="2001-07-01")] == 3 * ["EXE-6"]


# -- contractors ---------------------------------------------------------------------------------------------


def approval(**facts: object) -> ApprovalFacts:
    return ApprovalFacts(
        **{
            "number": "AP-0001", "kind": ApprovalKind.CONTRACTOR, "subject": "Allied Electric", "facility": "CF-001",
            "asked_by": Side.CUSTOMER, "asked_on": nov(1), "answered_on": nov(5), "granted": True, **facts,
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "met", "words"),
    [
        ({}, True, "AP-0001 approves"),
        ({"facility": ""}, True, "AP-0001 approves"),
        ({"subject": "allied  electric"}, True, "AP-0001 approves"),
        ({"kind": ApprovalKind.SUPPLIER}, True, "AP-0001 approves"),
        ({"kind": ApprovalKind.ALTERATION}, False, "no approval of Allied Electric was asked for"),
        ({"facility": "CF-002"}, False, "no approval of Allied Electric was asked for"),
        ({"subject": "Other"}, False, "no approval of Allied Electric was asked for"),
        ({"granted": False}, False, "was refused"),
        ({"answered_on": None, "granted": None}, False, "has not been answered"),
        ({"answered_on": nov(29)}, False, "has not been answered"),
    ],
)
def test_work_needs_its_contractor_approved(facts: dict[str, object], met: bool, words: str) -> None:
    found = contractor_condition("Allied Electric", facility(), (approval(**facts),), nov(28))
    assert (found.met, words in found.detail) == (met, True)


def test_work_without_a_contractor_named_is_not_met() -> None:
    assert contractor_condition(" ", facility(), (), nov(28)).detail == "no contractor is named for the work"


def test_only_work_asks_for_a_contractor() -> None:
    look = visit_gate(facility(), BOOK, TERMS, nov(28))
    work = visit_gate(facility(), BOOK, TERMS, nov(28), Purpose.INSTALLATION, "Allied Electric")
    assert [one.clause for one in work[len(look) :]] == ["EXE-5a"]
    assert why_not_visit(look) is None
    assert why_not_visit(work) == "No approval of Allied Electric was asked for (E-5(a))."


# -- errors and warnings -------------------------------------------------------------------------------------


def test_signatures_and_insurance_bar_a_visit_whatever_the_reason() -> None:
    gate = visit_gate(facility(schedules=(schedule(winstar_signed_on=None, drawings_on=None),)), BOOK, TERMS, nov(28))
    said = why_not_visit(gate) or ""
    assert "(E-1(b))" in said
    assert "(E-1(c))" in said
    despite = why_not_visit(gate, "Winstar agreed by telephone") or ""
    assert "(E-1(b))" in despite
    assert "(E-1(c))" not in despite


def test_the_rest_can_be_passed_over_with_a_reason() -> None:
    gate = visit_gate(facility(prepared_on=None), BOOK, TERMS, nov(28))
    said = why_not_visit(gate) or ""
    assert "(E-3(a)). Give a reason to go on in spite of it." in said
    assert why_not_visit(gate, "Survey") is None
    assert "Give a reason" in (why_not_visit(gate, "  ") or "")


def test_a_licence_is_in_force_on_its_first_and_its_last_day() -> None:
    assert lacking(prepared_on=nov(28)) == []
    assert lacking(ended_on=nov(28)) == []


def test_signatures_and_covers_bar_a_space_and_nothing_else_does() -> None:
    bars = {one.clause: one.bars for one in occupancy_gate(facility(), BOOK, TERMS, nov(28))}
    assert bars == {"EXE-1b": True, "EXE-1c": False, "EXE-3a": False, "EXE-6": True, "EXE-5c": False}


def test_an_approval_counts_from_its_day_and_the_last_one_is_named() -> None:
    earlier = approval(number="AP-0002", answered_on=nov(4))
    found = contractor_condition("Allied Electric", facility(), (approval(answered_on=nov(28)), earlier), nov(28))
    assert (found.met, found.detail) == (True, "AP-0001 approves Allied Electric")
    assert contractor_condition(" ", facility(), (), nov(28)).met is False
