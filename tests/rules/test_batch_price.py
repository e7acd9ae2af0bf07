"""What a batch costs, by whichever of its papers says so, and what is missing where none does (EXA-2a)."""

from dataclasses import replace
from decimal import Decimal

from models.rules.batch_price import batch_price, down_payment, financed
from models.rules.clause import Known, Unknown
from models.rules.plan_facts import Per, PlanFacts, PlanPrice
from models.rules.prices import PriceFacts
from models.rules.purchasing import LineFacts, OrderFacts
from tests.rules.law import TERMS, day
from tests.rules.plan_cases import PRICE_OF_LETTER, SEPTEMBER_29
from tests.rules.test_purchasing import FIRST, SECOND

TODAY = day("2000-11-28")
OWN = OrderFacts("PO-003", TODAY, 3, 2, lines=(LineFacts("OC-3 pair", 2, "OC-3"),), listed={"OC-3": 2})


def price(order: OrderFacts, *prices: PriceFacts, typed: tuple[PlanPrice, ...] = (), on: str = "2000-11-28") -> object:
    table = {1: "A-2", 2: "LTR-SCHED"}.get(order.batch, "EXA-2b-ii")
    return batch_price(order, PlanFacts(order.number, prices=typed), table, prices, TERMS, day(on))


def known(found: object) -> Decimal:
    assert isinstance(found, Known)
    return found.value


def missing(found: object) -> str:
    assert isinstance(found, Unknown)
    return found.missing


def test_a_price_typed_for_the_plan_comes_first() -> None:
    pair = PlanPrice(Decimal("9000.00"), Per.PAIR, SEPTEMBER_29, "Annex 2")
    batch = PlanPrice(Decimal("950000.00"), Per.BATCH, TODAY)
    assert known(price(SECOND, PRICE_OF_LETTER, typed=(pair,))) == Decimal("954000.00")
    assert known(price(SECOND, PRICE_OF_LETTER, typed=(pair, batch))) == Decimal("950000.00")
    assert known(price(SECOND, PRICE_OF_LETTER, typed=(batch, pair), on="2000-11-27")) == Decimal("954000.00")


def test_the_letter_states_the_price_of_its_pairs_or_its_amount() -> None:
    found = price(SECOND, PRICE_OF_LETTER)
    assert isinstance(found, Known)
    assert found.value == Decimal("1060000.00")
    assert found.why.facts == (("Price of the batch", "106 pairs x 10,000.00 = 1,060,000.00"),)
    whole = PriceFacts("letter_amount", Decimal("1000000.00"), SEPTEMBER_29)
    assert known(price(SECOND, PRICE_OF_LETTER, whole)) == Decimal("1000000.00")


def test_the_lines_of_an_order_give_its_price_where_all_have_one() -> None:
    lines = (LineFacts("OC-3 pair", 2, "OC-3", price=Decimal("8000.00")),)
    assert known(price(replace(OWN, lines=lines))) == Decimal("16000.00")
    assert missing(price(OWN)) == "the price of PO-003 is not entered: 1 line has no price"
    assert missing(price(replace(OWN, lines=()))) == "the price of PO-003 is not entered: it has no lines"


def test_or_schedule_a_1_by_the_pair() -> None:
    oc3 = PriceFacts("price_pair_oc3", Decimal("7000.00"), SEPTEMBER_29)
    assert known(price(OWN, oc3)) == Decimal("14000.00")
    both = replace(OWN, batch_pairs=3, listed={"OC-3": 2, "DS-3": 1})
    assert missing(price(both, oc3)).startswith("the price of PO-003 is not entered")


def test_an_order_that_lists_other_pairs_does_not_price_its_batch() -> None:
    priced = replace(FIRST, lines=tuple(replace(line, price=Decimal("1.00")) for line in FIRST.lines))
    assert missing(price(priced)) == (
        "PO-001 lists 347 pairs and the contract counts 204, so its lines do not give the price of the batch; "
        "none is typed for it"
    )


def test_nor_do_its_prices_by_the_pair() -> None:
    oc3, ds3 = (PriceFacts(name, Decimal("7000.00"), FIRST.ordered_on) for name in ("price_pair_oc3", "price_pair_ds3"))
    assert "lists 347 pairs" in missing(price(FIRST, oc3, ds3))


def test_an_order_that_lists_nothing_is_not_priced_by_the_pair() -> None:
    assert missing(price(replace(OWN, listed={}))) == "the price of PO-003 is not entered: 1 line has no price"


def test_the_down_payment_is_typed_or_printed_or_its_share_to_the_cent() -> None:
    found = price(SECOND, PRICE_OF_LETTER)
    assert isinstance(found, Known)
    share = down_payment(found, None, "LTR-SCHED", (), TERMS, TODAY, TODAY)
    assert isinstance(share, Known)
    assert (share.value, share.why.facts[-1]) == (
        Decimal("318000.00"),
        ("Down payment", "0.30 x 1,060,000.00 = 318,000.00"),
    )
    printed = PriceFacts("letter_down", Decimal("300000.00"), SEPTEMBER_29)
    assert known(down_payment(found, None, "LTR-SCHED", (printed,), TERMS, TODAY, TODAY)) == Decimal("300000.00")
    assert known(down_payment(found, None, "EXA-2b-ii", (printed,), TERMS, TODAY, TODAY)) == Decimal("318000.00")
    assert known(down_payment(found, Decimal("1.00"), "LTR-SCHED", (printed,), TERMS, TODAY, TODAY)) == Decimal("1.00")


def test_without_a_price_nothing_is_paid_down_or_financed() -> None:
    nothing = price(OWN)
    assert isinstance(nothing, Unknown)
    down = down_payment(nothing, None, "EXA-2b-ii", (), TERMS, TODAY, TODAY)
    assert missing(down) == nothing.missing
    assert missing(financed(nothing, down)) == nothing.missing
    assert missing(financed(Known(Decimal(1), nothing.why), down)) == nothing.missing


def test_what_is_financed_is_the_rest() -> None:
    why = price(OWN).why  # type: ignore[attr-defined]
    found = financed(Known(Decimal("1060000.00"), why), Known(Decimal("318000.00"), why))
    assert isinstance(found, Known)
    assert found.why.facts[-1] == ("Financed", "1,060,000.00 - 318,000.00 = 742,000.00")


def test_a_price_by_the_pair_shows_what_each_radio_comes_to() -> None:
    found = price(OWN, PriceFacts("price_pair_oc3", Decimal("7000.00"), SEPTEMBER_29))
    assert isinstance(found, Known)
    assert found.why.facts[0] == ("OC-3", "2 pairs x 7,000.00 = 14,000.00")
