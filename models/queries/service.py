"""Service as of a day or a moment: outages with their verdicts, availability, the target and its credits, the work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.service_work import WorkRow, work_rows
from models.queries.state import state
from models.rules.availability import Availability, Period, periods
from models.rules.clause import Known, Unknown, Why
from models.rules.link_service import LinkService, link_service
from models.rules.moments import Span, day_ends, minutes, moment_words
from models.rules.outages import Verdict, is_down, response, restoration, shares
from models.rules.service_credits import Earned, note_amount
from models.rules.service_facts import CreditFacts, CreditKind, OutageFacts
from models.rules.service_now import NO_ZONE, credits_earned, credits_left, quarter, rollout
from models.rules.state import State
from models.rules.target_credits import counted_links, measuring_days
from models.tables import Building
from models.tables.service import Site

__all__ = ["CreditRow", "OutageRow", "QuarterRow", "ServicePage", "SiteRow", "TargetRow", "service_page"]

MONTH = 31  # days before its day in which the next count is shown


@dataclass(frozen=True, slots=True)
class OutageRow:
    """An outage as a list shows it: where, its verdicts, how long it lasted, and who bears the repair."""

    facts: OutageFacts
    where: str
    since: str  # on the site's clock
    response: Verdict
    restoration: Verdict
    down: bool
    minutes: int
    shares: str

    @property
    def number(self) -> str:
        """Its number."""
        return self.facts.number


@dataclass(frozen=True, slots=True)
class QuarterRow:
    """A Link's availability in a quarter as a list shows it."""

    of: Availability
    where: str
    issued: bool  # a credit note names it
    service: LinkService  # what it gives at the moment looked at

    @property
    def key(self) -> str:
        """What tells it from the other rows."""
        return f"{self.of.link}:{self.of.period.last}"


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A day by which Links are counted: how many count, how many are missing, the credit and its note."""

    measured_on: date
    counted: Known[int]
    short: int
    credit: Earned | None
    note: CreditFacts | None
    ahead: bool = False  # its day has not come

    @property
    def key(self) -> str:
        """What tells it from the other rows."""
        return self.measured_on.isoformat()


@dataclass(frozen=True, slots=True)
class CreditRow:
    """A credit as the ledger of credits shows it: earned, issued where it was, or what the next count would earn."""

    earned: Earned
    note: CreditFacts | None
    ahead: bool = False

    @property
    def key(self) -> str:
        """What tells it from the other rows: its note, or what it is for."""
        return self.note.number if self.note else f"{self.earned.kind}:{self.earned.earned_on}"

    @property
    def amount(self) -> Decimal | None:
        """The sum, or None while no figure is entered."""
        if self.note is not None:
            return self.note.amount
        return self.earned.amount.value if isinstance(self.earned.amount, Known) else None

    @property
    def missing(self) -> str:
        """What the sum waits for."""
        return self.earned.amount.missing if isinstance(self.earned.amount, Unknown) and self.amount is None else ""


@dataclass(frozen=True, slots=True)
class SiteRow:
    """What is recorded of a building for the work there."""

    building: str
    name: str
    zone: str
    contact: str
    telephone: str
    access: str


@dataclass(frozen=True, slots=True)
class ServicePage:
    """Everything the page of service shows of a day, gathered once."""

    state: State
    at: datetime
    outages: tuple[OutageRow, ...]
    periods: tuple[Period, ...]
    period: Period | None
    quarter: tuple[QuarterRow, ...]
    target: tuple[TargetRow, ...]
    credits: tuple[CreditRow, ...]
    work: tuple[WorkRow, ...]
    counted: Known[int]  # Links that count toward the Installation Target on the day
    sites: Mapping[str, SiteRow]  # what is recorded of a Link's building for the work there, by the Link


def service_page(
    session: Session, as_of: date, quarter_end: date | None = None, at: datetime | None = None
) -> ServicePage:
    """The page of service on a day; at a moment of it where one is given, else at its end."""
    now = state(session, as_of)
    found = periods(now.terms, as_of, now.readings)
    shown = next((one for one in found if one.last == quarter_end), found[-1] if found else None)
    return ServicePage(
        state=now,
        at=at or day_ends(as_of, "UTC"),
        outages=_outages(now, at),
        periods=found,
        period=shown,
        quarter=_quarter(now, shown, at) if shown else (),
        target=_target(now),
        credits=_credits(now),
        work=work_rows(now),
        counted=counted_links(rollout(now), as_of, now.readings),
        sites=_sites(session, now),
    )


def _outages(now: State, at: datetime | None) -> tuple[OutageRow, ...]:
    """Every outage with its verdicts, the latest first."""
    rows = []
    for one in now.service.outages:
        moment = max(at or day_ends(now.as_of, one.zone), one.start)
        end = one.restored_at or moment
        rows.append(
            OutageRow(
                one,
                _where(now.where, one.links),
                moment_words(one.start, one.zone).replace(f" {now.as_of.year} ", " "),
                response(one, now.service.suspensions, now.terms, moment),
                restoration(one, now.service.suspensions, now.terms, moment),
                is_down(one, moment),
                minutes([Span(one.start, end)]),
                shares(one),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.down, row.facts.start.astimezone(UTC)), reverse=True))


def _where(where: Mapping[str, str], links: tuple[str, ...]) -> str:
    """The buildings of some Links in words."""
    return "; ".join(dict.fromkeys(where.get(link, link) for link in links))


def _quarter(now: State, period: Period, at: datetime | None) -> tuple[QuarterRow, ...]:
    """The availability of every Link in a quarter, those that fail first."""
    noted = {(note.earned_on, link) for note in now.service.credits for link in note.links}
    rows = [
        QuarterRow(one, now.where.get(one.link, ""), (period.last, one.link) in noted, _service(now, one.link, at))
        for one in quarter(now, period, at)
    ]
    return tuple(sorted(rows, key=lambda row: (not row.of.fails, row.of.share, row.of.link)))


def _service(now: State, link: str, at: datetime | None) -> LinkService:
    """What a Link gives at a moment, or at the end of the day."""
    moment = at or day_ends(now.as_of, now.service.zones.get(link, NO_ZONE))
    return link_service(now.link_standings[link], now.service, moment)


def _target(now: State) -> tuple[TargetRow, ...]:
    """Every day by which Links are counted for a credit, and the next one; until the target is reached."""
    wanted, of = now.terms.installation_target, rollout(now)
    owed = {one.earned_on: one for one in credits_earned(now) if not one.links}
    notes = {note.earned_on: note for note in now.service.credits if note.kind is CreditKind.TARGET}
    rows = []
    for day in measuring_days(now.terms, now.terms.agreement.term_end, now.readings):
        count = counted_links(of, min(day, now.as_of), now.readings)
        short = max(0, wanted.links - count.value)
        rows.append(TargetRow(day, count, short, owed.get(day), notes.get(day), day > now.as_of))
        if day > now.as_of or not short:
            break
    return tuple(rows)


def _credits(now: State) -> tuple[CreditRow, ...]:
    """Every credit earned, with its note; a credit left in part stands beside its note."""
    all_earned = {(one.kind, one.earned_on): one for one in credits_earned(now)}
    issued = [
        CreditRow(_of_note(note, all_earned.get((note.kind, note.earned_on))), note) for note in now.service.credits
    ]
    waiting = [CreditRow(one, None) for one in credits_left(now)]
    ahead = [CreditRow(_next(now, row), None, ahead=True) for row in _target(now) if row.ahead and _is_near(now, row)]
    return tuple(sorted([*issued, *waiting, *ahead], key=lambda row: (row.earned.earned_on, row.key)))


def _is_near(now: State, row: TargetRow) -> bool:
    """Whether a count that lies ahead is the next one, or comes within a month."""
    return row.short > 0 and (row.measured_on - now.as_of).days <= MONTH


def _next(now: State, row: TargetRow) -> Earned:
    """What the next count would earn if no more Links came to count."""
    amount = note_amount(CreditKind.TARGET, row.short, row.measured_on, now.service.prices, now.terms)
    return Earned(CreditKind.TARGET, row.measured_on, row.short, (), amount, row.counted.why)


def _of_note(note: CreditFacts, earned: Earned | None) -> Earned:
    """What a note was issued for; the note's own figures where nothing is earned any more."""
    why = earned.why if earned else Why("Credit note as issued", (note.clause,))
    amount = Known(note.amount, why) if note.amount is not None else Unknown("its figure is not entered", why)
    return Earned(note.kind, note.earned_on, note.units, note.links, amount, why)


def _sites(session: Session, now: State) -> dict[str, SiteRow]:
    """What is recorded of the building of every Link that has something recorded."""
    query = select(Site, Building.number, Building.name).join(Building, Building.id == Site.building_id)
    rows = {
        number: SiteRow(number, name, row.zone, row.contact, row.telephone, row.access)
        for row, number, name in session.execute(query)
    }
    return {link.number: rows[link.building] for link in now.links if link.building in rows}
