"""Acts on the security interest: noticed, repossessed, redeemed, sold, kept, applied (M-6.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from models.act import Doing, act
from models.acts import case_records, records
from models.acts.case_records import everything, in_force, keep_notice, no_notice_before, wanted
from models.acts.days import refuse_day
from models.acts.letter_case import refuse
from models.acts.money_records import cents_or_nothing, whole_cents
from models.acts.pairs import move
from models.errors import Refusal
from models.queries.movements import Move, moves
from models.rules.case_facts import SaleFacts, SaleKind, SaleTerms, SecurityFacts
from models.rules.clause import Known, day_words
from models.rules.defaults import DefaultStanding, default_standing
from models.rules.delivery import Delivery
from models.rules.inventory import PlaceKind
from models.rules.security import (
    Proceeds,
    after_retention,
    proceeds,
    why_not_act,
    why_not_adjourn,
    why_not_announce,
    why_not_apply,
    why_not_redeem,
    why_not_repossess,
    why_not_retain,
    why_not_sell,
    why_not_state_sale,
)
from models.rules.words import counted, listed
from models.tables import Link, Pair, Place
from models.tables.cases import (
    SaleAdjournment,
    SecurityCase,
    SecurityCost,
    SecurityPair,
    SecuritySale,
)

__all__ = [
    "add_security_cost",
    "adjourn_sale",
    "apply_proceeds",
    "close_security",
    "give_sale_notice",
    "open_security",
    "redeem_pairs",
    "repossess_pairs",
    "retain_pairs",
    "sell_pairs",
]

NOT_SENT = Delivery()
CLAUSE = "M-6.2-3i"
NAMES = {PlaceKind.REPOSSESSED: "Repossessed", PlaceKind.SOLD_UNDER_SECURITY: "Sold under security"}


@act(says="Opened {security} for {default}")
def open_security(doing: Doing, *, default: str) -> Mapping[str, object]:
    """Opens Winstar's remedies against the radios for an uncured Event of Default (M-6.2(3)(i))."""
    held = case_records.default(doing, default)
    refuse(why_not_act(_default(doing, default)), CLAUSE)
    if held.giver != "winstar":
        raise Refusal(f"{default} is held against Winstar; the radios secure what Customer owes (M-6.2(2)).", "M-6.2-2")
    row = SecurityCase(
        number=records.next_number(doing.session, SecurityCase.number, "SEC", 3),
        default_id=held.id,
        opened_on=doing.on,
        noticed_on=None,
        delivery_id=None,
        sale="",
        sale_on=None,
        sale_at="",
        sale_place="",
        retained_on=None,
        retained_value=None,
        applied_on=None,
        obligations=None,
        closed_on=None,
        closing="",
    )
    doing.session.add(row)
    return {"security": row.number}


def _default(doing: Doing, number: str) -> DefaultStanding:
    """Where the default behind the remedies stands on the day of the act."""
    now = in_force(doing)
    found = next(one for one in everything(doing).defaults if one.number == number)
    return default_standing(found, now.calendar, now.terms, doing.on, now.readings)


def _facts(doing: Doing, number: str) -> SecurityFacts:
    """A case with all that is recorded of it."""
    case_records.security(doing, number)
    return next(one for one in everything(doing).security if one.number == number)


def _step(doing: Doing, facts: SecurityFacts, day: date, what: str) -> None:
    """Refuses a step that has not come yet, or that lies before the case itself."""
    refuse_day(doing, day, f"{what} cannot be recorded")
    no_notice_before(day, facts.opened_on, what.lower(), f"{facts.number} was opened on", CLAUSE)


@act(says="Recorded the notice of sale of {security}")
def give_sale_notice(
    doing: Doing,
    *,
    security: str,
    noticed_on: date,
    sale: SaleKind = SaleKind.PRIVATE,
    delivery: Delivery = NOT_SENT,
    sale_on: date | None = None,
    sale_at: str = "",
    sale_place: str = "",
) -> Mapping[str, object]:
    """Records Winstar's notice that it intends to sell; that of a public sale states day, hour and place."""
    facts, row, now = _facts(doing, security), case_records.security(doing, security), in_force(doing)
    refuse(why_not_announce(facts), "M-6.2-3ii")
    _step(doing, facts, noticed_on, "The notice of sale")
    hour = _hour(sale_at)
    stated = SaleTerms(sale_on, hour, sale_place.strip())
    refuse(why_not_state_sale(sale, stated, now.calendar), "M-6.2-3ii")
    row.noticed_on, row.sale = noticed_on, sale.value
    row.sale_on, row.sale_at, row.sale_place = sale_on, hour, stated.place
    keep_notice(doing, row, delivery, f"The notice of sale of {security}", noticed_on)
    return {}


def _hour(text: str) -> str:
    """An hour as 10:00; a Refusal says what is none."""
    said = text.strip()
    if not said:
        return ""
    hour, _, minute = said.replace(".", ":").partition(":")
    if hour.isdecimal() and minute.isdecimal() and int(hour) < 24 and len(minute) == 2 and int(minute) < 60:
        return f"{int(hour):02}:{minute}"
    raise Refusal(f"{said:.40} is not an hour of the day. Write it as 10:00.", "M-6.2-3ii")


@act(says="Adjourned the sale of {security} to {day}")
def adjourn_sale(
    doing: Doing, *, security: str, announced_on: date, sale_on: date, sale_at: str = "", sale_place: str = ""
) -> Mapping[str, object]:
    """Records that a sale was put off by announcement at its time and place; no further notice is needed."""
    facts, row = _facts(doing, security), case_records.security(doing, security)
    refuse(why_not_adjourn(facts, sale_on, announced_on), "M-6.2-3ii")
    _step(doing, facts, announced_on, "The announcement")
    hour, place = _hour(sale_at) or facts.now.at, sale_place.strip() or facts.now.place
    stated = SaleTerms(sale_on, hour, place)
    refuse(why_not_state_sale(facts.sale or SaleKind.PRIVATE, stated, in_force(doing).calendar), "M-6.2-3ii")
    doing.session.add(
        SaleAdjournment(case_id=row.id, announced_on=announced_on, sale_on=sale_on, sale_at=hour, sale_place=place)
    )
    return {"day": day_words(sale_on)}


@act(says="Repossessed {what} in {security}")
def repossess_pairs(doing: Doing, *, security: str, tags: tuple[str, ...], taken_on: date) -> Mapping[str, object]:
    """Records that Winstar took possession of radios; a Link they were in ends that day (M-6.2(3)(i))."""
    facts, row = _facts(doing, security), case_records.security(doing, security)
    refuse(why_not_repossess(facts, _default(doing, facts.default)), CLAUSE)
    _step(doing, facts, taken_on, "The repossession")
    named = _named(doing, tags)
    ways, goal = moves(doing.session, tags=named), _place(doing, PlaceKind.REPOSSESSED)
    for tag in named:
        _refuse_taken(facts, tag, ways[tag])
        _end_link(doing, tag, taken_on)
        move(doing, ways[tag], goal, taken_on, f"Repossessed under {security}")
        came_from = ways[tag][-1].to_place_id
        row.pairs.append(
            SecurityPair(tag=tag, taken_on=taken_on, from_place_id=came_from, redeemed_on=None, sale_id=None)
        )
    return {"what": _pairs_words(named)}


def _named(doing: Doing, tags: Sequence[str]) -> list[str]:
    """The pairs named, each once; a Refusal says which is in no book."""
    if not tags:
        raise Refusal("Name at least one pair (M-6.2(3)).", CLAUSE)
    return [records.pair(doing.session, tag).tag for tag in dict.fromkeys(tags)]


def _pairs_words(tags: Sequence[str]) -> str:
    """The pairs of a sentence: by name while they are few."""
    return listed(tags) if len(tags) < 4 else counted(len(tags), "pair")


def _refuse_taken(facts: SecurityFacts, tag: str, way: Sequence[Move]) -> None:
    """Refuses a pair that is no longer Customer's to lose."""
    last = way[-1]
    if last.to_kind.is_gone:
        where = f"{tag} is at {last.to_place} since {day_words(last.on)}"
        raise Refusal(f"{where}; {facts.number} cannot take it (M-6.2(3)).", CLAUSE)


def _end_link(doing: Doing, tag: str, on: date) -> None:
    """Ends the Link a pair stands in."""
    query = select(Link).join(Pair, Pair.id == Link.pair_id).where(Pair.tag == tag, Link.removed_on.is_(None))
    for link in doing.session.scalars(query):
        no_notice_before(on, link.installed_on, "its repossession", f"{link.number} was installed on", CLAUSE)
        link.removed_on = on


def _place(doing: Doing, kind: PlaceKind) -> Place:
    """The book's place for pairs taken or sold, made when the first pair goes there."""
    found = doing.session.scalar(select(Place).where(Place.kind == kind.value).order_by(Place.id).limit(1))
    if found is None:
        found = Place(kind=kind.value, name=NAMES[kind], building_id=None)
        doing.session.add(found)
        doing.session.flush()
    return found


@act(says="Redeemed {what} of {security}")
def redeem_pairs(
    doing: Doing, *, security: str, tags: tuple[str, ...], redeemed_on: date, to: str = ""
) -> Mapping[str, object]:
    """Records that Customer redeemed radios before they were sold; they go back to their store, or to the one named."""
    facts, row = _facts(doing, security), case_records.security(doing, security)
    named = _named(doing, tags)
    refuse(why_not_redeem(facts, named), CLAUSE)
    _step(doing, facts, redeemed_on, "The redemption")
    ways = moves(doing.session, tags=named)
    for kept in _held(row, named):
        goal = _back(doing, kept, to)
        move(doing, ways[kept.tag], goal, redeemed_on, f"Redeemed under {security}")
        kept.redeemed_on = redeemed_on
    return {"what": _pairs_words(named)}


def _held(row: SecurityCase, tags: Sequence[str]) -> list[SecurityPair]:
    """The pairs named that Winstar holds; one taken again after a redemption stands there twice."""
    return [pair for pair in row.pairs if pair.tag in tags and pair.redeemed_on is None and pair.sale_id is None]


def _back(doing: Doing, kept: SecurityPair, to: str) -> Place:
    """Where a redeemed pair goes: to the place named, else to the store or repair shop it was taken from."""
    goal = records.place(doing.session, to) if to else doing.session.get_one(Place, kept.from_place_id)
    if goal.kind in (PlaceKind.STORE, PlaceKind.REPAIR):
        return goal
    if to:
        raise Refusal(f"{to} is neither a store nor a repair shop; a redeemed pair goes to one of these.", CLAUSE)
    raise Refusal(f"{kept.tag} was taken from {goal.name}; say to which store it goes.", CLAUSE)


@act(says="Sold {what} of {security} to {buyer} for {amount}")
def sell_pairs(
    doing: Doing,
    *,
    security: str,
    tags: tuple[str, ...],
    sold_on: date,
    price: Decimal,
    buyer: str,
    by_winstar: bool = False,
    fair_value: Decimal | None = None,
) -> Mapping[str, object]:
    """Records the sale of one lot, not before the 15 days of the notice; Winstar itself pays fair value or more."""
    facts, row, now = _facts(doing, security), case_records.security(doing, security), in_force(doing)
    named = _named(doing, tags)
    whole_cents(price, "A price", "M-6.2-3ii")
    if fair_value is not None:
        whole_cents(fair_value, "A fair market value", "M-6.2-3ii")
    _step(doing, facts, sold_on, "The sale")
    who = wanted(buyer, "Name the buyer (M-6.2(3)).", "M-6.2-3ii")
    lot = SaleFacts(len(facts.sales) + 1, sold_on, who, price, by_winstar, fair_value, tuple(named))
    refuse(why_not_sell(facts, lot, now.calendar, now.terms, now.readings), "M-6.2-3ii")
    sale = SecuritySale(
        case_id=row.id,
        lot=lot.lot,
        sold_on=sold_on,
        buyer=who,
        by_winstar=by_winstar,
        price=price,
        fair_value=fair_value,
    )
    doing.session.add(sale)
    doing.session.flush()
    ways, goal = moves(doing.session, tags=named), _place(doing, PlaceKind.SOLD_UNDER_SECURITY)
    for kept in _held(row, named):
        move(doing, ways[kept.tag], goal, sold_on, f"Sold under {security}, lot {lot.lot}")
        kept.sale_id = sale.id
    return {"what": _pairs_words(named), "amount": f"{price:,.2f}", "lot": lot.lot}


@act(says="Winstar kept the radios of {security} at {amount}")
def retain_pairs(
    doing: Doing, *, security: str, retained_on: date, fair_value: Decimal, in_default: Decimal | None = None
) -> Mapping[str, object]:
    """Records that Winstar keeps the radios it holds instead of selling them; their fair market value is credited."""
    facts, row = _facts(doing, security), case_records.security(doing, security)
    refuse(why_not_retain(facts), "M-6.2-3iii")
    _step(doing, facts, retained_on, "Keeping the radios")
    whole_cents(fair_value, "A fair market value", "M-6.2-3iii")
    if in_default is not None:
        cents_or_nothing(in_default, "What is in default", "M-6.2-3iii")
    row.retained_on, row.retained_value, row.obligations = retained_on, fair_value, in_default
    left = after_retention(_facts(doing, security))
    return {"amount": f"{fair_value:,.2f}", "left": left.value if isinstance(left, Known) else None}


@act(says="Entered a cost of {amount} in {security}: {what}")
def add_security_cost(
    doing: Doing, *, security: str, spent_on: date, what: str, amount: Decimal
) -> Mapping[str, object]:
    """Enters a cost or an advance of Winstar, which the proceeds pay first (M-6.2(4))."""
    facts, row = _facts(doing, security), case_records.security(doing, security)
    if facts.applied_on is not None:
        raise Refusal(f"The proceeds of {security} were applied on {day_words(facts.applied_on)}.", "M-6.2-4")
    refuse_day(doing, spent_on, "A cost cannot be entered")
    whole_cents(amount, "A cost", "M-6.2-4")
    words = wanted(what, "Say what the cost was for.", "M-6.2-4")
    doing.session.add(SecurityCost(case_id=row.id, spent_on=spent_on, what=words, amount=amount))
    return {"amount": f"{amount:,.2f}", "what": words}


@act(says="Applied the proceeds of {security}: {words}")
def apply_proceeds(doing: Doing, *, security: str, applied_on: date, obligations: Decimal) -> Mapping[str, object]:
    """Applies the proceeds: first to the costs, then to what Customer owes, the rest to Customer (M-6.2(4))."""
    facts, row = _facts(doing, security), case_records.security(doing, security)
    refuse(why_not_apply(facts), "M-6.2-4")
    _step(doing, facts, applied_on, "The application")
    no_notice_before(applied_on, max(one.sold_on for one in facts.sales), "that", "The last sale was on", "M-6.2-4")
    cents_or_nothing(obligations, "What Customer owes", "M-6.2-4")
    row.applied_on, row.obligations = applied_on, obligations
    split = proceeds(_facts(doing, security))
    return {"words": _split_words(split.value) if isinstance(split, Known) else split.sentence}


def _split_words(split: Proceeds) -> str:
    """The three steps of the proceeds in words."""
    return f"{split.costs:,.2f} costs, {split.obligations:,.2f} owed, {split.customer:,.2f} to Customer"


@act(says="Closed {security}: {closing}")
def close_security(doing: Doing, *, security: str, closed_on: date, closing: str) -> Mapping[str, object]:
    """Closes Winstar's remedies without a sale: it need not sell, whatever notice it gave (M-6.2(3)(ii))."""
    facts, row = _facts(doing, security), case_records.security(doing, security)
    if facts.closed_on is not None or facts.applied_on is not None:
        day = day_words(facts.closed_on or facts.applied_on or closed_on)
        raise Refusal(f"{security} ended on {day} (M-6.2(3)).", CLAUSE)
    if facts.held and facts.retained_on is None:
        held = _pairs_words(facts.held)
        raise Refusal(f"Winstar holds {held} of {security} still: sell, keep or give them back first.", CLAUSE)
    _step(doing, facts, closed_on, "The end")
    row.closing, row.closed_on = wanted(closing, "Say why it is closed.", CLAUSE), closed_on
    return {"closing": row.closing}
