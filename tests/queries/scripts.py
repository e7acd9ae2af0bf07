"""Random scripts of acts on letters, answers, tests, pairs and selections, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from models.act import Act
from models.acts.answers import countersign, object_to_letter
from models.acts.buildings import select_buildings, withdraw_selection
from models.acts.letters import new_letter, record_letter_delivery, record_rework, review_deemed, withdraw_letter
from models.acts.link_tests import ResultFact, agree_test_plan, record_test_results
from models.acts.links import remove_link
from models.errors import Refusal
from models.rules.delivery import Channel, Delivery
from models.rules.letter_facts import FailedItem
from models.store import Store
from tests.builders import do

__all__ = ["LINKS", "Told", "attempted", "told"]

LINKS, BUILDINGS = 6, 10
SIGNER = "Provisioning desk"
FAILED = (FailedItem("Bit error rate, 24 h", "4.1E-7", "24 h soak"),)


@dataclass(frozen=True, slots=True)
class Told:
    """One act of a script, the day it is recorded for and its facts."""

    act: Act
    on: date
    facts: dict[str, Any]


def told(random: Random, first: date, acts: int) -> Iterator[Told]:
    """So many acts, a day or more apart or on the same day; some of them will be refused."""
    day = first
    for _ in range(acts):
        day += timedelta(days=random.choice((0, 0, 1, 1, 2, 4)))
        yield _told(random, day)


def _told(random: Random, day: date) -> Told:
    """One act on a day, about some record, with facts of that day or of a few days before."""
    act, facts = random.choice(MAKERS)(random, day)
    return Told(act, day, facts)


def attempted(store: Store, one: Told) -> bool:
    """Whether an act was done; a refusal leaves the book as it was."""
    try:
        do(store, one.act, on=one.on, **one.facts)
    except Refusal:
        return False
    return True


def _past(random: Random, day: date) -> date:
    """The day itself, or one shortly before: what is entered late."""
    return day - timedelta(days=random.choice((0, 0, 0, 1, 3, 7)))


def _letter(random: Random) -> str:
    return f"LAL-{random.randint(1, LINKS + 1):04}"


def _way(random: Random, day: date) -> Delivery:
    """By hand, by courier, or by fax with and without its copy."""
    return random.choice(
        (
            Delivery(Channel.HAND, delivered_on=day),
            Delivery(Channel.COURIER, sent_on=day),
            Delivery(Channel.FAX, sent_on=day, confirmed=True),
            Delivery(Channel.FAX, sent_on=day, confirmed=True, copy_channel=Channel.COURIER, copy_on=day),
        )
    )


def _issued(random: Random, day: date) -> tuple[Act, dict[str, Any]]:
    return new_letter, {"links": (f"L-{random.randint(1, LINKS):04}",), "issued_on": _past(random, day)}


def _came(random: Random, day: date) -> tuple[Act, dict[str, Any]]:
    return record_letter_delivery, {"letter": _letter(random), "delivery": _way(random, _past(random, day))}


def _signed(random: Random, day: date) -> tuple[Act, dict[str, Any]]:
    made_on = _past(random, day)
    facts = {"letter": _letter(random), "made_on": made_on, "signed_by": SIGNER, "delivery": _way(random, made_on)}
    return countersign, facts


def _objected(random: Random, day: date) -> tuple[Act, dict[str, Any]]:
    _, facts = _signed(random, day)
    return object_to_letter, {**facts, "items": FAILED, "explanation": "Soaked."}


def _tested(random: Random, day: date) -> tuple[Act, dict[str, Any]]:
    results = (ResultFact("Receive level, near end", str(random.randint(-50, -30)), random.choice((True, False))),)
    return record_test_results, {"letter": _letter(random), "results": results, "tested_on": _past(random, day)}


def _withdrawn(random: Random, day: date) -> tuple[Act, dict[str, Any]]:
    return withdraw_letter, {"letter": _letter(random), "withdrawn_on": day}


def _repaired(random: Random, day: date) -> tuple[Act, dict[str, Any]]:
    return record_rework, {"letter": _letter(random), "done_on": _past(random, day), "told_on": day}


def _reviewed(random: Random, day: date) -> tuple[Act, dict[str, Any]]:
    return review_deemed, {"letters": (_letter(random),)}


def _removed(random: Random, day: date) -> tuple[Act, dict[str, Any]]:
    link = f"L-{random.randint(1, LINKS):04}"
    return remove_link, {"link": link, "removed_on": day, "to": "SAVVIS/MERIDIAN store", "why": "Tenant left"}


def _selected(random: Random, day: date) -> tuple[Act, dict[str, Any]]:
    return select_buildings, {"buildings": (_building(random),)}


def _unselected(random: Random, day: date) -> tuple[Act, dict[str, Any]]:
    return withdraw_selection, {"buildings": (_building(random),), "reason": "Lease ended"}


def _agreed(random: Random, day: date) -> tuple[Act, dict[str, Any]]:
    return agree_test_plan, {"version": 1, "agreed_on": _past(random, day)}


def _building(random: Random) -> str:
    return f"B-{random.randint(LINKS + 1, LINKS + BUILDINGS):04}"


MAKERS = (
    _issued, _issued, _issued, _came, _came, _came, _signed, _signed, _objected, _tested, _withdrawn, _repaired,
    _reviewed, _removed, _selected, _selected, _unselected, _agreed,
)  # fmt: skip
