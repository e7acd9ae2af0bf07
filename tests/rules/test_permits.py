"""Permits and approvals: what stands on a day, and what has waited too long."""

from __future__ import annotations

import pytest

from models.rules.permit_facts import (
    ApprovalFacts,
    ApprovalKind,
    Cover,
    Dslam,
    GrantFacts,
    PermitFacts,
    PermitKind,
    WarrantyFacts,
)
from models.rules.permits import (
    PermitState,
    answer_awaited,
    contractor_untold,
    expires_soon,
    last_grant,
    missing_permits,
    permit_standing,
    permits_warning,
    warranty_holds,
)
from models.rules.words import Side
from tests.rules.law import day, nov


def permit(*grants: GrantFacts, **facts: object) -> PermitFacts:
    return PermitFacts(
        **{
            "number": "PT-0001", "kind": PermitKind.PERMIT, "what": "Roof permit", "owner": Side.CUSTOMER,
            "asked_on": nov(1), "building": "B-0001", "grants": grants, **facts,
        }
    )  # fmt: skip


HELD = GrantFacts(nov(5), nov(28), "No. 12")


@pytest.mark.parametrize(
    ("one", "as_of", "state"),
    [
        (permit(), "2000-11-28", PermitState.MISSING),
        (permit(HELD), "2000-11-04", PermitState.MISSING),
        (permit(HELD), "2000-11-28", PermitState.HELD),
        (permit(HELD), "2000-11-29", PermitState.EXPIRED),
        (permit(GrantFacts(nov(5))), "2030-11-29", PermitState.HELD),
        (permit(HELD, GrantFacts(nov(20), day("2001-11-20"))), "2001-11-20", PermitState.HELD),
        (permit(HELD, GrantFacts(nov(20), day("2001-11-20"))), "2001-11-21", PermitState.EXPIRED),
        (permit(dropped_on=nov(20)), "2000-11-20", PermitState.DROPPED),
        (permit(HELD, dropped_on=nov(20)), "2000-11-19", PermitState.HELD),
    ],
)
def test_where_a_permit_stands(one: PermitFacts, as_of: str, state: PermitState) -> None:
    now = permit_standing(one, day(as_of))
    assert now.state is state
    assert now.state.words
    assert now.why.clauses == ("MA-5.3", "EXB-7")


def test_the_longest_grant_counts() -> None:
    short = GrantFacts(nov(20), nov(25))
    assert last_grant(permit(HELD, short), nov(28)) == HELD
    assert last_grant(permit(GrantFacts(nov(2)), HELD), nov(28)) == GrantFacts(nov(2))


def test_the_permits_a_site_lacks_are_named() -> None:
    whole = (
        permit(HELD, number="PT-0002"),
        permit(),
        permit(number="PT-0003", what="Rights of way", kind=PermitKind.RIGHT_OF_WAY),
        permit(number="PT-0004", building="B-0002"),
        permit(number="PT-0005", building="", facility="CF-001"),
    )
    assert [one.number for one in missing_permits("B-0001", whole, nov(28))] == ["PT-0001", "PT-0003"]
    assert permits_warning("B-0001", whole, nov(28)) == (
        "2 permits for B-0001 are not held: Roof permit (PT-0001) and Rights of way (PT-0003)."
    )
    assert permits_warning("CF-001", whole, nov(28)) == "1 permit for CF-001 is not held: Roof permit (PT-0005)."
    assert permits_warning("B-0003", whole, nov(28)) is None


@pytest.mark.parametrize(
    ("expires", "soon"), [(None, False), ("2001-01-27", True), ("2001-01-28", False), ("2000-11-01", True)]
)
def test_an_expiry_is_spoken_of_60_days_before(expires: str | None, soon: bool) -> None:
    assert expires_soon(day(expires) if expires else None, nov(28)) == soon


def approval(**facts: object) -> ApprovalFacts:
    return ApprovalFacts(
        **{
            "number": "AP-0001", "kind": ApprovalKind.CONTRACTOR, "subject": "Allied Electric",
            "asked_by": Side.CUSTOMER, "asked_on": nov(1), **facts,
        }
    )  # fmt: skip


def test_an_unanswered_request_is_spoken_of_after_10_days() -> None:
    spoken = answer_awaited(approval())
    assert spoken is not None
    assert spoken.value == nov(11)
    assert "the text names no days" in spoken.why.rule
    alone = answer_awaited(approval(kind=ApprovalKind.SHARING))
    assert alone is not None
    assert "sole discretion" in alone.why.rule
    assert answer_awaited(approval(answered_on=nov(2), granted=False)) is None


@pytest.mark.parametrize(
    ("facts", "untold"),
    [
        ({"granted": True}, True),
        ({"granted": True, "kind": ApprovalKind.SUPPLIER}, True),
        ({"granted": True, "told_on": nov(3)}, False),
        ({"granted": False}, False),
        ({"granted": None}, False),
        ({"granted": True, "kind": ApprovalKind.SIGN}, False),
    ],
)
def test_an_approved_contractor_is_told_who_pays(facts: dict[str, object], untold: bool) -> None:
    assert contractor_untold(approval(**facts)) == untold


@pytest.mark.parametrize(("on", "holds"), [(13, False), (14, True), (28, True), (29, False)])
def test_a_warranty_holds_from_its_first_to_its_last_day(on: int, holds: bool) -> None:
    assert warranty_holds(WarrantyFacts("WT-0001", "ODU", "Altium", nov(14), nov(28)), nov(on)) == holds


def test_every_kind_has_its_words() -> None:
    assert [kind.words for kind in PermitKind] == ["Permit", "Licence", "Consent", "Right of way", "Filing"]
    assert [kind.words for kind in ApprovalKind] == [
        "Eligible Location", "Supplier", "Contractor", "Alteration", "Sharing of space", "Sign outside",
    ]  # fmt: skip
    assert [cover.words for cover in Cover][2] == "Workers' compensation"
    assert [mode.words for mode in Dslam] == ["not decided", "Rack space", "Port in Winstar's own", "None"]


def test_a_permit_is_held_from_the_day_it_is_obtained() -> None:
    assert permit_standing(permit(HELD), nov(5)).state is PermitState.HELD
