"""Breaches: how long they may be cured, when they are Events of Default, what follows (MA-1.1k, MA-8.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.rules.business_days import Calendar
from models.rules.case_facts import DefaultFacts, DefaultKind
from models.rules.clause import Known, Unknown, Why, clause, day_words
from models.rules.delivery import received
from models.rules.readings import RECOMMENDED, Readings
from models.rules.terms import Terms
from models.rules.terms_service import Defaults

__all__ = [
    "DefaultStanding",
    "DefaultState",
    "counted_from",
    "cure_by",
    "default_event",
    "default_standing",
    "plan_by",
    "why_not_cure",
    "why_not_plan",
    "why_not_start",
    "why_not_terminate",
    "why_not_waive",
]

EXHIBIT_A = ("EXA", "A-", "LTR")


class DefaultState(StrEnum):
    """How far a breach has come."""

    WAITING = "waiting"
    RUNNING = "running"
    EVENT = "event"
    CURED = "cured"
    CURED_LATE = "cured_late"
    WAIVED = "waived"
    TERMINATED = "terminated"

    @property
    def words(self) -> str:
        """The state in words."""
        return {
            "waiting": "Notice not counted yet",
            "running": "May be cured",
            "event": "Event of Default",
            "cured": "Cured in time",
            "cured_late": "Cured late",
            "waived": "Waived",
            "terminated": "Terminated",
        }[self]

    @property
    def is_open(self) -> bool:
        """Whether the breach stands."""
        return self in (DefaultState.WAITING, DefaultState.RUNNING, DefaultState.EVENT)


def _last_day(day: date, calendar: Calendar, readings: Readings) -> date:
    """The last day of a count, moved to the next Business Day where the reading says so (AMB-21)."""
    return calendar.rolled(day) if readings.roll == "roll_due_date" else day


@clause("MA-1.1k", "MA-13.2")
def counted_from(default: DefaultFacts, calendar: Calendar, readings: Readings = RECOMMENDED) -> Known[date] | Unknown:
    """The day from which the days to cure count: the day the notice of breach counts as given."""
    if default.noticed_on is None:
        why = Why("The day the notice of breach counts as given", ("MA-1.1k", "MA-13.2"))
        return Unknown(f"no notice of breach is recorded for {default.number}", why)
    return received(default.delivery, calendar, f"the notice of breach of {default.number}", readings)


@clause("EXA-2c-i", "MA-1.1k")
def _pays_by_exhibit_a(default: DefaultFacts, readings: Readings) -> bool:
    """Whether an unpaid sum waits 15 days only: one under Exhibit A, unless the reading puts the 30 days first."""
    exhibit_a = default.clause.startswith(EXHIBIT_A)
    return default.kind is DefaultKind.PAYMENT and exhibit_a and readings.payment_cure == "fifteen_days"


@clause("MA-1.1k")
def plan_by(
    default: DefaultFacts, calendar: Calendar, terms: Terms, readings: Readings = RECOMMENDED
) -> Known[date] | Unknown | None:
    """The day by which a complete plan for the cure is due; None where none is asked for."""
    if default.curable or default.kind is not DefaultKind.BREACH:
        return None
    days = _law(default, calendar, terms, readings).plan_days
    return _after_notice(default, days, "A complete plan for curing the breach", calendar, readings)


@clause("MA-1.1k", "EXA-2c-i")
def cure_by(
    default: DefaultFacts, calendar: Calendar, terms: Terms, readings: Readings = RECOMMENDED
) -> Known[date] | Unknown | None:
    """The last day to cure: 15 days after the due date of a sum under Exhibit A, else 30 or 60 after the notice.

    None for an untrue representation, which no cure undoes.
    """
    if default.kind is DefaultKind.REPRESENTATION:
        return None
    if not _pays_by_exhibit_a(default, readings):
        law = _law(default, calendar, terms, readings)
        days = law.cure_days if default.curable or default.kind is DefaultKind.PAYMENT else law.hard_cure_days
        return _after_notice(default, days, "The breach is cured", calendar, readings)
    days = (terms if default.due_on is None else terms.on(default.due_on)).payment.acceleration_days
    why = Why(f"{days} days after the due date", ("EXA-2c-i", "MA-1.1k"), readings=("AMB-38", "AMB-21"))
    if default.due_on is None:
        return Unknown(f"the day the sum of {default.number} was due is not entered", why)
    last = _last_day(default.due_on + timedelta(days=days), calendar, readings)
    facts = (("Due", day_words(default.due_on)), ("Sum", f"{day_words(default.due_on)} + {days} days"))
    return Known(last, Why(why.rule, why.clauses, facts, readings=why.readings))


def _law(default: DefaultFacts, calendar: Calendar, terms: Terms, readings: Readings) -> Defaults:
    """The days of the terms that held when the notice of breach was given."""
    given = counted_from(default, calendar, readings)
    return (terms.on(given.value) if isinstance(given, Known) else terms).events_of_default


def _after_notice(
    default: DefaultFacts, days: int, what: str, calendar: Calendar, readings: Readings
) -> Known[date] | Unknown:
    """So many days after the notice of breach."""
    given = counted_from(default, calendar, readings)
    rule = f"{what} within {days} days of the notice"
    cited = ("MA-1.1k", "MA-13.2")
    read = ("AMB-03", "AMB-21", *(("AMB-38",) if default.kind is DefaultKind.PAYMENT else ()))
    if isinstance(given, Unknown):
        return Unknown(given.missing, Why(rule, cited, readings=read))
    facts = (
        ("Notice given", day_words(given.value)),
        ("Sum", f"{day_words(given.value)} + {days} days, the day of the notice not counted"),
    )
    last = _last_day(given.value + timedelta(days=days), calendar, readings)
    return Known(last, Why(rule, cited, facts, readings=read))


@clause("MA-1.1k", "EXA-2c-i")
def default_event(
    default: DefaultFacts, calendar: Calendar, terms: Terms, as_of: date, readings: Readings = RECOMMENDED
) -> Known[date] | Unknown:
    """The day a breach became an Event of Default: the first day after a plan or a cure was due and was not there."""
    rule = "The day after the last day to cure, or after a plan was due and not given"
    if default.kind is DefaultKind.REPRESENTATION:
        held = (("Held against the other party", day_words(default.opened_on)),)
        return Known(default.opened_on, Why("An untrue representation is one at once", ("MA-1.1k",), held))
    plan, cure = plan_by(default, calendar, terms, readings), cure_by(default, calendar, terms, readings)
    for due, done, what in ((plan, default.plan_on, "plan"), (cure, default.cured_on, "cure")):
        if due is None:
            continue
        if isinstance(due, Unknown):
            return due
        if (done is None or done > due.value) and due.value < as_of:
            facts = (
                *due.why.facts,
                (f"Last day for the {what}", day_words(due.value)),
                (what.capitalize(), _day(done)),
            )
            return Known(due.value + timedelta(days=1), Why(rule, due.why.clauses, facts, readings=due.why.readings))
    return Unknown(f"{default.number} is no Event of Default on {day_words(as_of)}", Why(rule, ("MA-1.1k",)))


def _day(day: date | None) -> str:
    """A day that may not have come."""
    return "not recorded" if day is None else day_words(day)


@dataclass(frozen=True, slots=True)
class DefaultStanding:
    """Where a breach stands on a day: its state since when, the next day due, and how that came about."""

    number: str
    state: DefaultState
    on: date
    event_on: date | None
    next_on: date | None
    next_words: str
    why: Why


@clause("MA-1.1k", "MA-8.1", "MA-13.7")
def default_standing(
    default: DefaultFacts, calendar: Calendar, terms: Terms, as_of: date, readings: Readings = RECOMMENDED
) -> DefaultStanding:
    """Where a breach stands at the end of a day."""
    event = default_event(default, calendar, terms, as_of, readings)
    event_on = event.value if isinstance(event, Known) else None
    state, since, why = _state(default, event, calendar, readings)
    words, due = "", None
    if state.is_open:
        words, due = _next(default, calendar, terms, readings)
    if isinstance(due, Known):
        why = due.why if state is DefaultState.RUNNING else why
        return DefaultStanding(default.number, state, since, event_on, due.value, words, why)
    return DefaultStanding(default.number, state, since, event_on, None, words, why)


def _state(
    default: DefaultFacts, event: Known[date] | Unknown, calendar: Calendar, readings: Readings
) -> tuple[DefaultState, date, Why]:
    """The state of a breach, since when, and why."""
    if default.termination_noticed_on is not None:
        on = default.termination_noticed_on
        return DefaultState.TERMINATED, on, Why("Notice of termination for default", ("MA-8.1",))
    if default.waived_on is not None:
        facts = (("Signed writing", default.waiver or "not entered"),)
        rule = "A signed waiver; it covers this breach only"
        return DefaultState.WAIVED, default.waived_on, Why(rule, ("MA-8.1", "MA-13.7"), facts)
    if default.cured_on is not None:
        late = isinstance(event, Known)
        return (DefaultState.CURED_LATE if late else DefaultState.CURED), default.cured_on, event.why
    if isinstance(event, Known):
        return DefaultState.EVENT, event.value, event.why
    given = counted_from(default, calendar, readings)
    if isinstance(given, Unknown) and not _pays_by_exhibit_a(default, readings):
        return DefaultState.WAITING, default.opened_on, given.why
    return DefaultState.RUNNING, default.opened_on, event.why


def _next(
    default: DefaultFacts, calendar: Calendar, terms: Terms, readings: Readings
) -> tuple[str, Known[date] | Unknown | None]:
    """What is due next to cure a breach: the plan until it is given, then the cure."""
    plan = plan_by(default, calendar, terms, readings)
    if plan is not None and default.plan_on is None:
        return "Plan for the cure", plan
    return "Cure", cure_by(default, calendar, terms, readings)


def _closed(default: DefaultFacts) -> str | None:
    """How a breach ended already, or None."""
    if default.termination_noticed_on is not None:
        return (
            f"{default.number} ended by the notice of termination of {day_words(default.termination_noticed_on)} (8.1)."
        )
    if default.waived_on is not None:
        return f"{default.number} was waived on {day_words(default.waived_on)} (13.7)."
    return None


@clause("MA-1.1k")
def why_not_start(default: DefaultFacts) -> str | None:
    """Why no start of the cure can be recorded, or None."""
    if default.started_on is not None:
        return f"The cure of {default.number} was started on {day_words(default.started_on)} (1.1(k))."
    return why_not_cure(default)


@clause("MA-1.1k")
def why_not_plan(default: DefaultFacts) -> str | None:
    """Why no plan for the cure can be recorded, or None."""
    if default.curable or default.kind is not DefaultKind.BREACH:
        return f"{default.number} asks for no plan: only a breach that cannot be cured in its days does (1.1(k))."
    if default.plan_on is not None:
        return f"The plan of {default.number} was given on {day_words(default.plan_on)} (1.1(k))."
    return why_not_cure(default)


@clause("MA-1.1k")
def why_not_cure(default: DefaultFacts) -> str | None:
    """Why no cure can be recorded, or None."""
    if default.kind is DefaultKind.REPRESENTATION:
        return f"{default.number} is an untrue representation; the agreement knows no cure for it (1.1(k))."
    if default.cured_on is not None:
        return f"{default.number} was cured on {day_words(default.cured_on)} (1.1(k))."
    return _closed(default)


@clause("MA-8.1", "MA-13.7")
def why_not_waive(default: DefaultFacts) -> str | None:
    """Why a breach cannot be waived, or None: only the party it was done to may, once, before it terminates."""
    return _closed(default)


@clause("MA-8.1")
def why_not_terminate(
    default: DefaultFacts,
    stated_on: date,
    noticed_on: date,
    calendar: Calendar,
    terms: Terms,
    readings: Readings = RECOMMENDED,
) -> str | None:
    """Why the agreement cannot be terminated for a breach, or None: it has to be an Event of Default by then."""
    if closed := _closed(default):
        return closed
    event = default_event(default, calendar, terms, noticed_on, readings)
    if isinstance(event, Unknown):
        return f"{default.number} cannot end the agreement on {day_words(noticed_on)}: {event.missing} (8.1)."
    if stated_on < noticed_on:
        stated = day_words(stated_on)
        return f"The notice of {day_words(noticed_on)} states a day before it, {stated}; it cannot (8.1)."
    return None
