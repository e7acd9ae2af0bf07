"""The machine of a Link Availability Letter, 10.4 of the register, and that of the Link test plan."""

from __future__ import annotations

from collections.abc import Sequence

from tests.machines.harness import Machine, Step
from tests.machines.steps import (
    ACCEPTED,
    DEEMED_ON,
    DELIVERED,
    INSTALLED,
    LAST_DAY,
    LETTER,
    OBJECTED,
    by_hand,
    countersigned,
    objection,
    step,
)

__all__ = ["LETTER_MACHINE", "PLAN_MACHINE"]

FAX = {"channel": "fax", "sent_on": "2000-11-22", "confirmed": True}
REPAIR = step("record_rework", "2000-11-27", letter="LAL-0001", done_on="2000-11-27", told_on="2000-11-27")
AGAIN = step("new_letter", "2000-11-27", links=["L-0001"], issued_on="2000-11-27")
SEEN = step("review_deemed", DEEMED_ON, letters=["LAL-0001"])
LATE = countersigned("2000-12-05", "2000-11-27")
STATES: dict[str, tuple[str, Sequence[Step]]] = {  # the day acts are tried on, and the script
    "no letter": ("2000-11-24", INSTALLED),
    "issued": ("2000-11-24", LETTER),
    "faxed without copy": (
        "2000-11-24",
        (*LETTER, step("record_letter_delivery", "2000-11-22", letter="LAL-0001", delivery=FAX)),
    ),
    "withdrawn": (
        "2000-11-24",
        (*LETTER, step("withdraw_letter", "2000-11-22", letter="LAL-0001", withdrawn_on="2000-11-22")),
    ),
    "received": ("2000-11-24", DELIVERED),
    "last day": (LAST_DAY, DELIVERED),
    "countersigned, not with Winstar": ("2000-11-27", (*DELIVERED, countersigned("2000-11-24", delivery={}))),
    "objection sent, not with Winstar": ("2000-11-27", (*DELIVERED, objection("2000-11-24", delivery={}))),
    "deemed": (DEEMED_ON, DELIVERED),
    "deemed and seen": (DEEMED_ON, (*DELIVERED, SEEN)),
    "deemed, late copy filed": (
        "2000-12-01",
        (*DELIVERED, countersigned(LAST_DAY, delivery={}),
         step("record_answer_delivery", DEEMED_ON, answer="CS-0001", delivery=by_hand(DEEMED_ON))),
    ),
    "deemed standing overturned": ("2000-12-05", (*DELIVERED, SEEN, LATE)),
    "accepted": ("2000-11-27", ACCEPTED),
    "objected": ("2000-11-27", OBJECTED),
    "objected and repaired": (LAST_DAY, (*OBJECTED, REPAIR)),
    "followed by a new letter": (LAST_DAY, (*OBJECTED, AGAIN)),
}  # fmt: skip


def tries(on: str) -> tuple[Step, ...]:
    """Every act on letters, their tests and their answers, on a day."""
    letter = {"letter": "LAL-0001"}
    level = [{"item": "Receive level, near end", "result": "-38.6", "passed": True}]
    return (
        step("new_letter", on, links=["L-0001"], issued_on=on),
        step("new_letter", on, "new_letter that follows it", links=["L-0001"], issued_on=on, replaces="LAL-0001"),
        step("record_letter_delivery", on, **letter, delivery=by_hand("2000-11-22")),
        step("record_fax_copy", on, **letter, copy_channel="courier", copy_on="2000-11-22"),
        step("withdraw_letter", on, **letter, withdrawn_on=on),
        step("review_deemed", on, letters=["LAL-0001"]),
        step("see_marks", on, letters=["LAL-0001"]),
        step("record_rework", on, **letter, done_on=on, told_on=on),
        step("record_test_results", on, **letter, results=level, tested_on=on),
        countersigned(on),
        Step("countersign", on, countersigned(on, "2000-11-24").facts, "countersign, made in time"),
        objection(on),
        Step("object_to_letter", on, objection(on, "2000-11-24").facts, "object_to_letter, made in time"),
        step("record_answer_delivery", on, answer="CS-0001", delivery=by_hand("2000-11-27")),
        step("record_answer_delivery", on, "record_answer_delivery of an objection", answer="OBJ-0001",
             delivery=by_hand("2000-11-27")),
    )  # fmt: skip


LETTER_MACHINE = Machine(
    "letter",
    {name: script for name, (_, script) in STATES.items()},
    {name: tries(on) for name, (on, _) in STATES.items()},
)

PROPOSED = step("propose_test_plan", "2000-07-10", items=[{"name": "Throughput", "limit": "150", "unit": "Mbit/s"}])
AGREED = step("agree_test_plan", "2000-07-28", version=1, agreed_on="2000-07-28")
SECOND = step("agree_test_plan", "2000-08-01", version=2, agreed_on="2000-08-01")
PLAN_STATES: dict[str, Sequence[Step]] = {
    "first version proposed": (),
    "first version agreed": (AGREED,),
    "second version proposed": (AGREED, PROPOSED),
    "second version agreed": (AGREED, PROPOSED, SECOND),
}
PLAN_TRIES = (
    step("propose_test_plan", "2000-08-10", items=[{"name": "Throughput", "limit": "155"}]),
    step("propose_test_plan", "2000-08-10", "propose_test_plan without a test", items=[]),
    step("agree_test_plan", "2000-08-10", "agree_test_plan, version 1", version=1, agreed_on="2000-08-10"),
    step("agree_test_plan", "2000-08-10", "agree_test_plan, version 2", version=2, agreed_on="2000-08-10"),
    step("agree_test_plan", "2000-08-10", "agree_test_plan, before it was proposed", version=1, agreed_on="2000-06-01"),
    step("agree_test_plan", "2000-08-10", "agree_test_plan, on a day to come", version=2, agreed_on="2000-08-11"),
)
PLAN_MACHINE = Machine("test-plan", PLAN_STATES, dict.fromkeys(PLAN_STATES, PLAN_TRIES))
