"""What of the service a Link in service gives: up, down, suspended, or being moved (10.3 of the register)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models.rules.clause import Why, clause, day_words
from models.rules.links import LinkStanding, LinkState
from models.rules.moments import moment_words
from models.rules.outages import is_down
from models.rules.relocations import MoveState, move_state
from models.rules.service_facts import MoveFacts, OutageFacts, ServiceBook, SuspensionFacts

__all__ = ["LinkService", "ServiceState", "link_service"]


class ServiceState(StrEnum):
    """The service of a Link."""

    NOT_YET = "not_yet"
    IN_SERVICE = "in_service"
    DOWN = "down"
    SUSPENDED = "suspended"
    MOVING = "moving"
    DECOMMISSIONED = "decommissioned"

    @property
    def words(self) -> str:
        """How the state is named on screen."""
        return {"not_yet": "Not in service yet", "in_service": "In service"}.get(self, self.capitalize())


@dataclass(frozen=True, slots=True)
class LinkService:
    """The service of one Link: its state, the record that makes it so, and why."""

    state: ServiceState
    record: str
    why: Why


SERVING = (LinkState.ACCEPTED, LinkState.DEEMED)


@clause("EXD-3.1", "MA-5.1", "EXD-4B", "EXD-5.1", "EXB-4")
def link_service(link: LinkStanding, book: ServiceBook, at: datetime) -> LinkService:
    """The service of a Link at a moment; a move decides before a suspension, and this before an outage."""
    if link.state is LinkState.REMOVED:
        return _removed(link, book.moves)
    if link.state not in SERVING:
        return _said(ServiceState.NOT_YET, link.number, ("Link", f"{link.state.words} since {day_words(link.on)}"))
    if stopped := _suspension(link.number, book.suspensions, at):
        since = moment_words(stopped.start, stopped.zone) if stopped.start else ""
        return _said(ServiceState.SUSPENDED, stopped.number, (stopped.cause.words, f"since {since}"))
    if outage := _outage(link.number, book.outages, at):
        since = moment_words(outage.start, outage.zone)
        return _said(ServiceState.DOWN, outage.number, ("Outage", f"{outage.number}, since {since}"))
    return _said(ServiceState.IN_SERVICE, link.letter, ("In service since", day_words(link.on)))


def _said(state: ServiceState, record: str, *facts: tuple[str, str]) -> LinkService:
    """A state with the fact that makes it so."""
    clauses = {ServiceState.DOWN: "EXD-3.1", ServiceState.SUSPENDED: "MA-5.1", ServiceState.MOVING: "EXD-5.1"}
    return LinkService(state, record, Why(state.words, (clauses.get(state, "EXB-5b-4"),), facts))


def _removed(link: LinkStanding, moves: Sequence[MoveFacts]) -> LinkService:
    """A Link taken down: moving while its pair is under way to another building, else decommissioned."""
    move = next((one for one in moves if one.link == link.number and one.removed_on is not None), None)
    if move is not None and move_state(move) is MoveState.MOVING:
        return _said(ServiceState.MOVING, move.number, ("Taken down", f"{day_words(link.on)} for {move.number}"))
    after = f", now {move.successor}" if move is not None and move.successor else ""
    return _said(ServiceState.DECOMMISSIONED, link.number, ("Taken down", f"{day_words(link.on)}{after}"))


def _suspension(link: str, suspensions: Sequence[SuspensionFacts], at: datetime) -> SuspensionFacts | None:
    """The suspension a Link is under at a moment."""
    running = (
        one
        for one in suspensions
        if one.covers(link) and one.start is not None and one.start <= at and (one.end is None or one.end > at)
    )
    return next(running, None)


def _outage(link: str, outages: Sequence[OutageFacts], at: datetime) -> OutageFacts | None:
    """The outage a Link is in at a moment."""
    return next((one for one in outages if link in one.links and is_down(one, at)), None)
