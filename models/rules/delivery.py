"""When a notice counts as received: 13.2 for each way of sending, or the day its receiver recorded (MA-13.2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from models.rules.business_days import Calendar
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.readings import RECOMMENDED, Readings

__all__ = [
    "Channel",
    "Delivery",
    "as_known",
    "calendar_note",
    "deemed_given",
    "received",
    "recorded",
    "why_not_delivery",
]


class Channel(StrEnum):
    """The ways a notice may go; e-mail is none of them (MA-13.2)."""

    HAND = "hand"
    COURIER = "courier"
    FAX = "fax"
    CERTIFIED_MAIL = "certified_mail"

    @property
    def words(self) -> str:
        """How the way is named in a sentence."""
        return {"hand": "by hand", "courier": "by overnight courier", "fax": "by fax"}.get(self, "by certified mail")


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is recorded of how a paper went; every fact may still be missing."""

    channel: Channel | None = None
    sent_on: date | None = None  # fax sent, mail posted, handed to the courier
    delivered_on: date | None = None  # by hand
    confirmed: bool | None = None  # the fax
    copy_channel: Channel | None = None
    copy_on: date | None = None
    accepted_on: date | None = None  # receipt of certified mail accepted in writing
    accepted_by: str = ""
    received_on: date | None = None  # actual receipt, as the receiver recorded it
    received_at: str = ""  # its hour, 16:30
    proof: str = ""
    sent_to: str = ""  # the notice address it went to, on one line


Answer = Known[date] | Unknown


@clause("MA-13.2")
def received(
    delivery: Delivery, calendar: Calendar, what: str, readings: Readings = RECOMMENDED
) -> Known[date] | Unknown:
    """The day a notice counts as received: the day its receiver recorded, else the day 13.2 gives."""
    if delivery.received_on is None:
        if readings.receipt_basis == "recorded_only":
            return _unknown(f"the day {what} was received is not recorded", "The day the receiver recorded")
        return deemed_given(delivery, calendar, what, readings)
    facts = [("Recorded by the receiver", day_words(delivery.received_on))]
    if delivery.channel is not None:
        given = deemed_given(delivery, calendar, what, readings)
        facts.append(("By 13.2", day_words(given.value) if isinstance(given, Known) else given.missing))
    rule = "The day the receiver recorded, before the day 13.2 would give"
    day = Known(delivery.received_on, Why(rule, ("MA-13.2",), tuple(facts), readings=("AMB-03",)))
    if readings.after_hours_cutoff and delivery.received_at > readings.after_hours_cutoff:
        return _after_hours(day, delivery.received_at, calendar)
    return day


@clause("MA-13.2")
def deemed_given(
    delivery: Delivery, calendar: Calendar, what: str, readings: Readings = RECOMMENDED
) -> Known[date] | Unknown:
    """The day 13.2 gives for the way a notice went, or the fact that is missing for it."""
    match delivery.channel:
        case Channel.HAND:
            rule, name = "By hand: the day it is delivered", "Delivered by hand"
            return _dated(delivery.delivered_on, rule, name, f"the day {what} was delivered by hand")
        case Channel.COURIER:
            return _by_courier(delivery.sent_on, calendar, what)
        case Channel.FAX:
            return _by_fax(delivery, calendar, what, readings)
        case Channel.CERTIFIED_MAIL:
            rule, name = "By certified mail: the day its receipt is accepted in writing", "Accepted in writing"
            return _dated(delivery.accepted_on, rule, name, f"the day receipt of {what} was accepted in writing")
    rule = "The day 13.2 gives for the way it went"
    return _unknown(f"how and when {what} was delivered is not recorded", rule)


def _by_courier(sent_on: date | None, calendar: Calendar, what: str) -> Answer:
    """By overnight courier: one Business Day after it is handed over."""
    rule = "By overnight courier: one Business Day after it is handed over"
    if sent_on is None:
        return _unknown(f"the day {what} was handed to the courier is not recorded", rule)
    day = calendar.count(sent_on, 1)
    facts = (("Handed to the courier", day_words(sent_on)),)
    clauses, readings = ("MA-13.2", "MA-1.1c"), ("AMB-02", "AMB-03")
    return replace(day, why=replace(day.why, rule=rule, clauses=clauses, facts=facts, readings=readings))


def _by_fax(delivery: Delivery, calendar: Calendar, what: str, readings: Readings) -> Answer:
    """By confirmed fax: the day it is sent, once a copy went by another listed way."""
    rule = "By confirmed fax: the day it is sent, with a copy by hand, courier or certified mail"
    fax, way, copied = f"the fax of {what}", delivery.copy_channel, delivery.copy_on
    if delivery.sent_on is None:
        return _unknown(f"the day {fax} was sent is not recorded", rule)
    if delivery.confirmed is None:
        return _unknown(f"the confirmation of {fax} is not recorded", rule)
    if not delivery.confirmed:
        return _unknown(f"{fax} was not confirmed", rule)
    if way is None or way is Channel.FAX:
        return _unknown(f"the copy of {fax} by hand, courier or certified mail is not recorded", rule)
    if copied is None:
        return _unknown(f"the day the copy of {fax} went {way.words} is not recorded", rule)
    if readings.receipt_basis == "fax_from_copy":
        copy = Delivery(way, sent_on=copied, delivered_on=copied, accepted_on=delivery.accepted_on)
        return deemed_given(copy, calendar, f"the copy of {what}", readings)
    copy_words = f"{way.words}, {day_words(copied)}"
    facts = (("Fax sent", day_words(delivery.sent_on)), ("Confirmed", "yes"), ("Copy", copy_words))
    return Known(delivery.sent_on, Why(rule, ("MA-13.2",), facts, readings=("AMB-03",)))


def _dated(day: date | None, rule: str, name: str, missing: str) -> Answer:
    """A day given by one recorded fact, or the missing fact."""
    if day is None:
        return _unknown(f"{missing} is not recorded", rule)
    return Known(day, Why(rule, ("MA-13.2",), ((name, day_words(day)),), readings=("AMB-03",)))


def _unknown(missing: str, rule: str) -> Unknown:
    """No day, and the fact it waits for."""
    return Unknown(missing, Why(rule, ("MA-13.2",), readings=("AMB-03",)))


def _after_hours(day: Known[date], hour: str, calendar: Calendar) -> Answer:
    """The next Business Day, for what came after the hour at which the day ends (AMB-03)."""
    moved = calendar.count(day.value, 1)
    why = replace(day.why, facts=(*day.why.facts, ("After hours", f"it came at {hour}")), days=moved.why.days)
    return replace(moved, why=why)


def as_known(delivery: Delivery, as_of: date) -> Delivery:
    """The delivery as it stood at the end of a day: facts dated later are not there yet."""
    dated = (delivery.sent_on, delivery.delivered_on, delivery.accepted_on, delivery.received_on)
    copied = delivery.copy_on is None or delivery.copy_on <= as_of
    later = any(day is not None and day > as_of for day in dated)
    if copied and not later:
        return delivery
    sent_on, delivered_on, accepted_on, received_on = (day if day and day <= as_of else None for day in dated)
    if later and not (sent_on or delivered_on or accepted_on or received_on):
        return Delivery()
    return replace(
        delivery,
        sent_on=sent_on,
        delivered_on=delivered_on,
        copy_channel=delivery.copy_channel if copied else None,
        copy_on=delivery.copy_on if copied else None,
        accepted_on=accepted_on,
        received_on=received_on,
    )


def recorded(delivery: Delivery) -> bool:
    """Whether anything at all is recorded of how the paper went."""
    return delivery != Delivery()


@clause("MA-13.2")
def why_not_delivery(
    delivery: Delivery, what: str, on: date | None = None, issued_on: date | None = None
) -> str | None:
    """Why these facts of a delivery cannot stand together, or None; `on` is the day they are recorded for."""
    if delivery.copy_channel is Channel.FAX:
        return "The copy of a fax goes by hand, courier or certified mail, not by another fax (13.2)."
    known = [
        (word, day)
        for word, day in (
            ("sent", delivery.sent_on),
            ("delivered", delivery.delivered_on),
            ("accepted", delivery.accepted_on),
            ("received", delivery.received_on),
        )
        if day is not None
    ]
    for word, day in known:
        cannot = f"it cannot have been {word} on {day_words(day)} (13.2)."
        if issued_on is not None and day < issued_on:
            return f"{what} is dated {day_words(issued_on)}; {cannot}"
        if delivery.sent_on is not None and day < delivery.sent_on:
            return f"{what} was sent on {day_words(delivery.sent_on)}; {cannot}"
    copy = [("copied", delivery.copy_on)] if delivery.copy_on is not None else []
    for word, day in known + copy:
        if on is not None and day > on:
            return f"{day_words(day)} has not come yet on {day_words(on)}; {what} cannot have been {word} then."
    return None


@clause("MA-13.2", "MA-1.1c")
def calendar_note(day: date, calendar: Calendar) -> str:
    """A word on a day of receipt that is no Business Day; empty for a Business Day."""
    closed = calendar.why_closed(day)
    return f"{day_words(day)} is not a Business Day ({closed}); day 1 is the next one." if closed else ""
