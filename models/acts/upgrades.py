"""Acts on the upgrade by sell-back: noticed, priced, agreed, sold back, replaced (EXA-5, A-3-UP)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from models.act import Doing, act
from models.acts import case_records, records
from models.acts.case_records import everything, in_force, keep_notice, no_notice_before
from models.acts.days import refuse_after_term, refuse_day
from models.acts.letter_case import refuse
from models.acts.money_records import price_typed, whole_cents
from models.acts.pairs import move
from models.acts.shipments import place_of_kind
from models.errors import Refusal
from models.queries.movements import moves
from models.queries.orders import order_facts
from models.rules.case_facts import UpgradeFacts
from models.rules.clause import day_words
from models.rules.delivery import Delivery
from models.rules.inventory import PlaceKind
from models.rules.upgrades import (
    why_not_agree,
    why_not_offer,
    why_not_replace,
    why_not_sell_back,
    why_not_upgrade,
    why_not_withdraw,
)
from models.rules.words import counted
from models.tables.cases import Upgrade, UpgradePair

__all__ = [
    "agree_upgrade",
    "give_upgrade_notice",
    "replace_upgraded",
    "sell_back",
    "tell_upgrade_prices",
    "withdraw_upgrade",
]

NOT_SENT = Delivery()
CLAUSE = "EXA-5"


@act(says="Recorded {upgrade}: {count} to be sold back for {radio}")
def give_upgrade_notice(
    doing: Doing,
    *,
    noticed_on: date,
    tags: tuple[str, ...],
    radio: str = "OC-3",
    delivery: Delivery = NOT_SENT,
    note: str = "",
) -> Mapping[str, object]:
    """Records Customer's notice that it sells pairs back for ones of greater capacity; once, in the first year."""
    refuse_day(doing, noticed_on, "A notice of upgrade cannot be dated")
    pairs = [(row.tag, row.radio) for row in (records.pair(doing.session, tag) for tag in dict.fromkeys(tags))]
    refuse(why_not_upgrade(radio.strip(), pairs, noticed_on, everything(doing).upgrades, in_force(doing).terms), CLAUSE)
    for tag, _ in pairs:
        _refuse_gone(doing, tag)
    row = Upgrade(
        number=records.next_number(doing.session, Upgrade.number, "UP", 3),
        noticed_on=noticed_on,
        delivery_id=None,
        radio=radio.strip(),
        prices_on=None,
        repurchase=None,
        purchase=None,
        agreed_on=None,
        effective_on=None,
        method="",
        fair_value=None,
        order_id=None,
        sold_on=None,
        withdrawn_on=None,
        note=note.strip(),
        pairs=[UpgradePair(tag=tag) for tag, _ in pairs],
    )
    keep_notice(doing, row, delivery, f"The notice of {row.number}", noticed_on)
    doing.session.add(row)
    return {"upgrade": row.number, "count": counted(len(pairs), "pair")}


def _refuse_gone(doing: Doing, tag: str) -> None:
    """Refuses a pair that is no longer Customer's to sell back."""
    last = moves(doing.session, tags=[tag])[tag][-1]
    if last.to_kind.is_gone:
        raise Refusal(f"{tag} is at {last.to_place} since {day_words(last.on)}; it is not Customer's (A-5).", CLAUSE)


def _facts(doing: Doing, number: str) -> UpgradeFacts:
    """An upgrade with all that is recorded of it."""
    case_records.upgrade(doing, number)
    return next(one for one in everything(doing).upgrades if one.number == number)


def _step(doing: Doing, facts: UpgradeFacts, day: date, what: str) -> None:
    """Refuses a step that has not come yet, or that lies before the notice."""
    refuse_day(doing, day, f"{what} cannot be recorded")
    no_notice_before(day, facts.noticed_on, what.lower(), f"The notice of {facts.number} is of", CLAUSE)


@act(says="Winstar told the prices of {upgrade}")
def tell_upgrade_prices(
    doing: Doing,
    *,
    upgrade: str,
    prices_on: date,
    repurchase: Decimal | None = None,
    purchase: Decimal | None = None,
) -> Mapping[str, object]:
    """Records that Winstar told the price it buys back at and the price of what replaces it; both may stay open."""
    facts, row = _facts(doing, upgrade), case_records.upgrade(doing, upgrade)
    refuse(why_not_offer(facts), CLAUSE)
    _step(doing, facts, prices_on, "The prices")
    for price, what in ((repurchase, "The repurchase price"), (purchase, "The purchase price")):
        if price is not None:
            price_typed(price, what, CLAUSE)
    told = (prices_on, repurchase, purchase)
    if told == (row.prices_on, row.repurchase, row.purchase):
        raise Refusal(f"These prices were told on {day_words(prices_on)} already.", CLAUSE)
    row.prices_on, row.repurchase, row.purchase = prices_on, repurchase, purchase
    return {}


@act(says="Agreed {upgrade} as of {day}")
def agree_upgrade(
    doing: Doing,
    *,
    upgrade: str,
    agreed_on: date,
    effective_on: date,
    method: str = "",
    fair_value: Decimal | None = None,
) -> Mapping[str, object]:
    """Records both parties' agreement: from when, by which valuation, at what fair market value (A-5)."""
    facts, row, now = _facts(doing, upgrade), case_records.upgrade(doing, upgrade), in_force(doing)
    refuse(why_not_agree(facts, effective_on, now.calendar, now.terms, now.readings), CLAUSE)
    _step(doing, facts, agreed_on, "The agreement")
    if fair_value is not None:
        whole_cents(fair_value, "A fair market value", CLAUSE)
    refuse_after_term(doing, effective_on, "No upgrade takes effect")
    agreed = (agreed_on, effective_on, method.strip(), fair_value)
    if agreed == (row.agreed_on, row.effective_on, row.method, row.fair_value):
        raise Refusal(f"{upgrade} was agreed so on {day_words(agreed_on)} already.", CLAUSE)
    row.agreed_on, row.effective_on = agreed_on, effective_on
    row.method, row.fair_value = method.strip(), fair_value
    return {"day": day_words(effective_on)}


@act(says="Sold back {count} under {upgrade}")
def sell_back(doing: Doing, *, upgrade: str) -> Mapping[str, object]:
    """Sells the pairs back on the day the upgrade takes effect; they leave what is bought and what is installed."""
    facts, row = _facts(doing, upgrade), case_records.upgrade(doing, upgrade)
    refuse(why_not_sell_back(facts, doing.on), CLAUSE)
    effective_on = facts.effective_on or doing.on
    tags = [tag for tag, _ in facts.pairs]
    ways, goal = moves(doing.session, tags=tags), place_of_kind(doing, PlaceKind.SOLD_BACK)
    for tag in tags:
        last = ways[tag][-1]
        if last.to_kind is PlaceKind.BUILDING:
            raise Refusal(f"{tag} is installed at {last.to_place}. Remove its Link first (1.1(o)).", "MA-1.1o")
        _refuse_gone(doing, tag)
        move(doing, ways[tag], goal, effective_on, f"Sold back under {upgrade}")
    row.sold_on = effective_on
    return {"count": counted(len(tags), "pair")}


@act(says="{order} replaces the pairs of {upgrade}")
def replace_upgraded(doing: Doing, *, upgrade: str, order: str) -> Mapping[str, object]:
    """Names the order whose pairs replace those sold back: as many, of greater capacity (A-5, A-3)."""
    facts, row = _facts(doing, upgrade), case_records.upgrade(doing, upgrade)
    bought = records.order(doing.session, order)
    if bought.cancelled_on is not None:
        raise Refusal(f"{order} was cancelled on {day_words(bought.cancelled_on)}.", CLAUSE)
    if bought.ordered_on < facts.noticed_on:
        raise Refusal(f"{order} is of {day_words(bought.ordered_on)}, before the notice of {upgrade} (A-5).", CLAUSE)
    listed_pairs = order_facts(doing.session, [order])[order].listed
    refuse(why_not_replace(facts, order, listed_pairs, in_force(doing).terms), CLAUSE)
    row.order_id = bought.id
    return {}


@act(says="Withdrew {upgrade}")
def withdraw_upgrade(doing: Doing, *, upgrade: str, withdrawn_on: date) -> Mapping[str, object]:
    """Records that an upgrade came to nothing; the option is then unused, while its window lasts."""
    facts, row = _facts(doing, upgrade), case_records.upgrade(doing, upgrade)
    refuse(why_not_withdraw(facts), CLAUSE)
    _step(doing, facts, withdrawn_on, "The withdrawal")
    row.withdrawn_on = withdrawn_on
    return {}
