"""The agreement's numbers as data with dates: base terms, the amendments in force on a day, and the readings chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from models.rules.clause import clause
from models.rules.terms_money import (
    AllocationRow,
    InternetServices,
    Maintenance,
    Payment,
    PricePlaceholder,
    ProfessionalServices,
    Schedule,
    Security,
    Taxes,
    Upgrade,
)
from models.rules.terms_service import (
    Collocation,
    Defaults,
    Disputes,
    InBuildingOption,
    InstallationTarget,
    ServiceLevels,
)

__all__ = [
    "Alternative",
    "Amendment",
    "Batch",
    "Condition",
    "Inventory",
    "NoticeAddress",
    "OrderForm",
    "OrderLine",
    "Party",
    "Reading",
    "Terms",
    "build",
    "readings_of",
    "terms_on",
]

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the agreement is called, when it began and ends."""

    name: str
    reference: str
    effective_date: date
    term_end: date
    governing_law: str


@dataclass(frozen=True, slots=True)
class Party:
    """A party as its terms name it."""

    name: str
    short_name: str
    state: str
    role: str
    address: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoticeAddress:
    """Where a party takes notices from a day on (MA-13.2)."""

    party: str
    copy: bool
    name: str
    address: tuple[str, ...]
    attention: str
    fax: str
    effective_from: date


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where orders ship to, and on what terms (EXA-3, A-3)."""

    ship_to: str
    address: tuple[str, ...]
    attention: str
    telephone: str
    delivery_terms: str
    payment_terms: str


@dataclass(frozen=True, slots=True)
class Batch:
    """A number of pairs bought on a day (EXA-1b, LTR-1)."""

    number: int
    pairs: int
    date: date
    clause: str
    order: str
    schedule: str = ""  # clause of the table that fixes its payments


@dataclass(frozen=True, slots=True)
class Equipment:
    """The commitment to buy (EXA-1a)."""

    total_pairs: int
    radio_types: tuple[str, ...]  # of the greatest capacity first
    batch: tuple[Batch, ...]


@dataclass(frozen=True, slots=True)
class CustomerList:
    """The list of buildings in order of priority (EXB-1)."""

    buildings: int
    due_days_after_effective: int
    additions_per_calendar_quarter: int


@dataclass(frozen=True, slots=True)
class Inventory:
    """The inventory process (EXB-2)."""

    event_installed_pairs: int
    minimum_pairs: int
    initial_notice_days_after_event: int
    additional_notice_every_days: int
    additional_notice_buildings: int
    install_window_days: int
    purchase_every_days: int
    selected_buildings_minimum: int
    end_installed_pairs: int
    declined_share: Decimal


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The test plan and the answer to a Link Availability Letter (EXB-5)."""

    test_plan_days_after_effective: int
    response_business_days: int


@dataclass(frozen=True, slots=True)
class Installation:
    """The installation charge, work outside its scope, and moves (EXB-6a, B-6, EXB-4)."""

    due_days_after_letter_receipt: int
    share: Decimal
    out_of_scope_markup: Decimal
    macd_markup: Decimal
    roof_cost_payer: str


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One line of a purchase order's form."""

    radio: str
    part: str  # idu, odu, antenna or accessory
    description: str
    quantity: int


@dataclass(frozen=True, slots=True)
class OrderForm:
    """A purchase order the agreement itself prints (A-3, LTR-PO)."""

    id: str
    batch: int
    clause: str
    heading: str
    pairs: Mapping[str, int]
    line: tuple[OrderLine, ...]
    ship_date: date | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """Pairs to be installed and accepted by a day for the letter's schedule to hold (LTR-2)."""

    clause: str
    pairs: int
    by: date
    example_payment_date: date | None = None


@dataclass(frozen=True, slots=True)
class ProposedTest:
    """A test the program proposes for the Link test plan until the parties agree one (EXB-5a)."""

    name: str
    limit: str
    unit: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way to read a text that can be read in several ways."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How an ambiguous text is read: the question, the default and its alternatives (AMB-01 to AMB-49)."""

    amb: str
    key: str
    question: str
    default: str
    words: str
    why: str
    alternatives: tuple[Alternative, ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amendment:
    """A signed change of the terms from its own day on (MA-13.13)."""

    number: int
    on: date
    instrument: str
    clause: str
    summary: str


@dataclass(frozen=True, slots=True)
class Terms:
    """The numbers of one agreement as they stand on one day."""

    agreement: Agreement
    parties: Mapping[str, Party]
    notice_address: tuple[NoticeAddress, ...]
    delivery: Delivery
    equipment: Equipment
    customer_list: CustomerList
    inventory: Inventory
    acceptance: Acceptance
    installation: Installation
    payment: Payment
    upgrade: Upgrade
    security: Security
    om: Maintenance
    service_levels: ServiceLevels
    collocation: Collocation
    in_building_option: tuple[InBuildingOption, ...]
    disputes: Disputes
    events_of_default: Defaults
    taxes: Taxes
    allocation_row: tuple[AllocationRow, ...]
    price_placeholder: tuple[PricePlaceholder, ...]
    order: tuple[OrderForm, ...]
    test_item: tuple[ProposedTest, ...]
    schedules: Mapping[str, tuple[date, ...]]
    condition: Condition | None = None
    schedule: Schedule | None = None
    professional_services: ProfessionalServices | None = None
    internet_services: InternetServices | None = None
    amendments: tuple[Amendment, ...] = ()
    earlier: tuple[tuple[date, Terms], ...] = ()  # until each amendment's day, the terms that held before it

    @clause("MA-13.13")
    def on(self, day: date) -> Terms:
        """The terms in force on the day a fact counts from, of those known here: a period goes on as it began."""
        return next((before for until, before in self.earlier if day < until), self)

    @clause("MA-13.13")
    def reached(self, day_by: Callable[[Terms], date]) -> Terms:
        """The terms by which a day counted back from a later one came: the first ones still in force on that day."""
        return next((before for until, before in self.earlier if day_by(before) < until), self)

    @property
    def installation_target(self) -> InstallationTarget:
        """How many Links are to be installed by which day (EXD-7.1)."""
        return self.service_levels.installation_target

    def price(self, price_id: str) -> PricePlaceholder | None:
        """The withheld figure of that name, if these terms know one."""
        return next((one for one in self.price_placeholder if one.id == price_id), None)

    def form(self, form_id: str) -> OrderForm | None:
        """The purchase order form of that name, if these terms hold one."""
        return next((form for form in self.order if form.id == form_id), None)

    def batch(self, number: int) -> Batch | None:
        """The batch of that number, if these terms fix one."""
        return next((batch for batch in self.equipment.batch if batch.number == number), None)


@clause("MA-13.13", "LTR-0")
def terms_on(data: Data, day: date) -> Terms:
    """The terms in force on a day: the base terms with every amendment effective by then."""
    merged: dict[str, Any] = {key: value for key, value in data.items() if key != "amendment"}
    merged["schedules"] = {"A-2": data["schedule_a2"]["dates"]}
    in_force = sorted((one for one in data.get("amendment", ()) if _day(one["on"]) <= day), key=_order)
    earlier: list[tuple[date, Terms]] = []
    for number, amendment in enumerate(in_force):
        since = _day(amendment["on"])
        if number == 0 or since != _day(in_force[number - 1]["on"]):
            before = build(Terms, {**merged, "amendments": in_force[:number]})
            earlier.append((since, replace(before, earlier=tuple(earlier))))
        _amend(merged, amendment)
    return replace(build(Terms, {**merged, "amendments": in_force}), earlier=tuple(earlier))


def _order(amendment: Data) -> tuple[date, int]:
    """Where an amendment stands among the others: by its day, then its number."""
    return _day(amendment["on"]), int(amendment["number"])


def _amend(terms: dict[str, Any], amendment: Data) -> None:
    """Lays one amendment over the terms: its changed values, batches, orders, schedule and condition."""
    for dotted, value in amendment.get("changes", {}).items():
        _set(terms, dotted.split("."), value)
    equipment = dict(terms["equipment"])
    equipment["batch"] = [*equipment["batch"], *amendment.get("batch", ())]
    terms["equipment"] = equipment
    for listing in ("order", "price_placeholder"):
        terms[listing] = [*terms[listing], *amendment.get(listing, ())]
    for part in ("condition", "schedule", "professional_services", "internet_services"):
        if part in amendment:
            terms[part] = amendment[part]
    if "schedule" in amendment:
        schedule = amendment["schedule"]
        terms["schedules"] = {**terms["schedules"], schedule["clause"]: schedule["due_dates"]}


def _set(terms: dict[str, Any], path: Sequence[str], value: object) -> None:
    """Sets a dotted name, copying the tables on the way so that the base terms stay as they are."""
    if len(path) == 1:
        terms[path[0]] = value
        return
    inner = dict(terms.get(path[0], {}))
    _set(inner, path[1:], value)
    terms[path[0]] = inner


def readings_of(data: Data) -> tuple[Reading, ...]:
    """The readings a terms file offers, in the order of the ambiguity register."""
    return tuple(build(Reading, one) for one in data.get("reading", ()))


R = TypeVar("R")


def build(kind: type[R], data: Data) -> R:
    """A frozen record of `kind` out of a table of the terms file; a missing name raises KeyError with its path."""
    hints = _hints(cast(Any, kind))
    values = {}
    for one in fields(cast(Any, kind)):
        if one.name in data:
            values[one.name] = _value(hints[one.name], data[one.name])
        elif one.default is MISSING:
            raise KeyError(f"{kind.__name__}.{one.name}")
    return kind(**values)


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    """The types of a record's fields; working them out takes most of the time of loading terms."""
    return get_type_hints(kind)


def _value(hint: Any, raw: Any) -> Any:
    """A value of the terms file as the type its field asks for."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        return tuple(_value(inner[0], one) for one in raw)
    if origin is Mapping:
        return {key: _value(inner[1], one) for key, one in raw.items()}
    if origin is UnionType:
        return _value(next(one for one in inner if one is not type(None)), raw)
    if is_dataclass(hint):
        return build(cast("type[Any]", hint), raw)
    if hint is date:
        return _day(raw)
    if hint is Decimal:
        return Decimal(str(raw))
    return str(raw) if hint is str else hint(raw)


def _day(raw: date | str) -> date:
    """A date, also where the book keeps it as text."""
    return raw if isinstance(raw, date) else date.fromisoformat(raw)
