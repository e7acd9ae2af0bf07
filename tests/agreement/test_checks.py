"""Every check, reminder and counter of the register has its rule and a test; checks stop by themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.rules.costs import why_not_line
from models.rules.counters import ListFacts, Stock
from models.rules.dues import PaymentMethod
from models.rules.figures import every_counter
from models.rules.letter_facts import Mark, MarkKind
from models.rules.links import LinkFacts
from models.rules.money_facts import PayeeFacts
from models.rules.shipping import PackageFacts, ShipmentFacts
from models.rules.state import State
from models.rules.watch import WATCHERS, findings
from models.rules.words import Side
from tests.rules.law import by_courier, by_fax, by_hand, day, letter, nov, objection, pairs, signed
from tests.rules.moneyed import invoice, moneyed
from tests.rules.noticed import book, notice, noticed
from tests.rules.plan_cases import LETTER, letter_rows, second_batch
from tests.rules.plan_cases import R as SMALL
from tests.rules.plan_cases import book as plans
from tests.rules.spaces import ALL_COVERS, CABINET, facility, item, seen
from tests.rules.test_inventory import bought
from tests.rules.test_purchasing import FIRST, SECOND
from tests.rules.test_upgrades import SOLD
from tests.rules.test_watch_inventory import DECLINED
from tests.rules.test_watch_money import pays
from tests.rules.watched import watched

ROOT = Path(__file__).parents[2]
TODAY = nov(28)
MARCH = day("2001-03-01")
CODE = re.compile(r"\b[KR]\d+\b")


def named(text: str) -> set[str]:
    """The codes of checks and reminders in a text."""
    return set(CODE.findall(text))


def test_every_check_and_reminder_of_the_register_has_its_watcher() -> None:
    watched_for = named(" ".join(one.__doc__ or "" for one in WATCHERS))
    asked = {f"K{n}" for n in range(1, 27)} | {f"R{n}" for n in range(1, 24)}  # R24 is of the note of 2001
    assert asked - watched_for == {"K25"}
    assert "K25" in (why_not_line.__doc__ or "")  # it cannot come about: the act is refused


def test_every_check_and_reminder_is_named_by_a_test() -> None:
    tests = " ".join(file.read_text("utf-8") for file in (ROOT / "tests").rglob("test_*.py"))
    assert {f"K{n}" for n in range(1, 27)} | {f"R{n}" for n in range(1, 24)} <= named(tests)


def test_every_counter_of_the_register_is_counted() -> None:
    assert {one.code for one in every_counter(watched(TODAY))} == {f"C{n}" for n in range(18)}


def orders(*standing: object) -> State:
    """Orders and what was shipped against them."""
    return watched(TODAY, stock=Stock(orders=standing))  # type: ignore[arg-type]


SHIPPED = ShipmentFacts("SH-0001", "PO-001", TODAY, 20, (PackageFacts(1, holds_memorandum=True),), "PM-0001")
LISTED = ListFacts(day("2000-08-25"), 750, first_rows=750)
LINK = LinkFacts("L-0004", "P-0004", "B-0012", nov(8), letters=(letter(by_hand(nov(22))),))
BARE = replace(LINK, letters=())
IN_USE = facility(cabinets=(CABINET,), items=(item(),))
PAID = pays("INV-0001", "310.00", "2001-03-01")


def listed(**facts: object) -> State:
    """A Customer List delivered in August."""
    return watched(TODAY, stock=Stock(list=replace(LISTED, **facts)))


def taken(number: int) -> State:
    """102 buildings named, so many of them declined."""
    stock = Stock(pairs(310, 102), bought(310), initial_notice_on=nov(9), notices=noticed(102, number))
    return watched(TODAY, stock=stock)


def cycled(second: date, last: int = 203) -> State:
    """The Initial Notice of October 20, and a second one."""
    made = book(notice(1, day("2000-10-20"), 1, 103), notice(2, second, 104, last), as_of=TODAY, unnamed=300)
    return watched(TODAY, stock=Stock(pairs(310, 102), bought(310), initial_notice_on=day("2000-10-20"), notices=made))


def billed(*payments: object, **records: object) -> State:
    """A maintenance invoice of March 1, 2001."""
    return moneyed(watched(MARCH), invoices=(invoice("310.00"),), payments=payments, **records)


def rows(*amounts: object) -> State:
    """The letter's table as it was typed."""
    sources = second_batch(typed={"PO-002": replace(LETTER, amounts=amounts)})
    stock = Stock(sources.pairs, sources.orders)
    return replace(watched(TODAY, stock=stock), plans=plans(sources, TODAY.isoformat()))


ANSWERED = letter(by_hand(nov(22)), signed(TODAY, by_hand(nov(29))))
LATE = Mark(MarkKind.LATE, nov(29), TODAY, "the countersigned Letter")

CHECKS: dict[str, tuple[str, State, State]] = {
    "first list": ("K1", listed(first_rows=748), listed()),
    "proposed before": ("K2", listed(proposed=(("B-0007", "Tower 7"),)), listed()),
    "two additions": ("K3", listed(additions=(nov(3), nov(4))), listed(additions=(nov(3),))),
    "501 pairs": ("K4", orders(*bought(501)), orders(*bought(500))),
    "ends": ("K5", orders(FIRST, replace(SECOND, lines=SECOND.lines[:-1])), orders(FIRST, SECOND)),
    "lines": ("K6", orders(FIRST), orders(SECOND)),
    "memorandum": (
        "K7",
        watched(TODAY, shipments=(replace(SHIPPED, packages=(PackageFacts(1),)),)),
        watched(TODAY, shipments=(SHIPPED,)),
    ),
    "declined building": (
        "K8",
        watched(TODAY, links=(BARE,), stock=Stock(sites=(DECLINED,))),
        watched(TODAY, links=(BARE,), stock=Stock(sites=())),
    ),
    "pair twice": (
        "K9",
        watched(TODAY, links=(BARE, replace(BARE, number="L-0005"))),
        watched(TODAY, links=(replace(BARE, removed_on=nov(20)), replace(BARE, number="L-0005"))),
    ),
    "cycle": ("K10", cycled(nov(27)), cycled(nov(17))),
    "number of lines": ("K11", cycled(nov(17), 150), cycled(nov(17))),
    "two percent": ("K12", taken(3), taken(2)),
    "inventory": (
        "K14",
        watched(TODAY, stock=Stock(pairs(250, 150), bought(250))),
        watched(TODAY, stock=Stock(pairs(252, 150), bought(252))),
    ),
    "objection": (
        "K15",
        watched(nov(27), letter(by_hand(nov(22)), objection(nov(27), by_hand(nov(27)), failed=()))),
        watched(nov(27), letter(by_hand(nov(22)), objection(nov(27), by_hand(nov(27))))),
    ),
    "late answer": (
        "K15",
        watched(nov(29), replace(ANSWERED, marks=(LATE,))),
        watched(nov(29), replace(ANSWERED, marks=(replace(LATE, seen_on=nov(29)),))),
    ),
    "no Letter": ("K16", watched(nov(13), links=(BARE,)), watched(nov(13), links=(LINK,))),
    "fax": ("K17", watched(nov(20), letter(by_fax(nov(17)))), watched(nov(20), letter(by_fax(nov(17), nov(20))))),
    "typed rows": ("K18", rows(*(replace(one, amount=SMALL) for one in letter_rows())), rows(*letter_rows())),
    "short": ("K19", billed(pays("INV-0001", "290.00", "2001-03-01")), billed(PAID)),
    "by check": (
        "K19",
        billed(replace(PAID, method="check")),
        billed(replace(PAID, method="check"), payees=(PayeeFacts(Side.WINSTAR, PaymentMethod.CHECK, nov(1)),)),
    ),
}


def of(state: State, code: str) -> Iterator[str]:
    """The subjects found under a code."""
    return (one.subject for one in findings(state) if one.code == code)


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_is_found_and_stops_by_itself_when_it_is_put_right(name: str) -> None:
    code, wrong, right = CHECKS[name]
    assert list(of(wrong, code))
    assert not list(of(right, code))


DAYS: dict[str, tuple[str, Callable[[date], State], date]] = {
    "a shipment": (
        "K7", lambda on: watched(on, shipments=(replace(SHIPPED, packages=(PackageFacts(1),)),)), TODAY,
    ),
    "a Link without a Letter": ("K16", lambda on: watched(on, links=(BARE,)), nov(13)),
    "a Letter by fax": ("K17", lambda on: watched(on, letter(by_fax(nov(17)))), nov(17)),
    "an objection": (
        "K15", lambda on: watched(on, letter(by_hand(nov(22)), objection(nov(27), failed=()))), nov(27),
    ),
    "two additions": (
        "K3", lambda on: watched(on, stock=Stock(list=replace(LISTED, additions=(nov(3), nov(4))))), nov(4),
    ),
    "an upgrade": (
        "K20",
        lambda on: replace(watched(on), cases=replace(watched(on).cases, upgrades=(
            replace(SOLD, effective_on=day("2001-07-02")),) if on >= day("2001-05-01") else ())),
        day("2001-05-01"),
    ),
    "a Space in use": (
        "K24",
        lambda on: seen(on, facilities=(IN_USE,), certificates=ALL_COVERS),
        day("2001-07-01"),
    ),
    "a price": ("K26", lambda on: moneyed(watched(on), prices=()), day("2000-09-29")),
}  # fmt: skip


@pytest.mark.parametrize("name", DAYS)
def test_a_check_begins_on_its_day_and_not_before(name: str) -> None:
    code, state, first = DAYS[name]
    assert not list(of(state(first - timedelta(days=1)), code))
    assert list(of(state(first), code))
    assert list(of(state(first + timedelta(days=1)), code))


def test_an_answer_on_its_way_by_courier_is_no_answer_late() -> None:
    sent = letter(by_hand(nov(22)), signed(nov(27), by_courier(nov(27))))
    assert not list(of(watched(TODAY, sent), "K15"))
