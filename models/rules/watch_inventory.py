"""What the watch says of the Customer List, the Inventory Event, the Minimum Inventory and the counts to be reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from models.rules.buildings import BuildingFacts, Word, why_barred
from models.rules.clause import Unknown, clause, day_words
from models.rules.customer_list import addition_window, first_list_due, quarter_of
from models.rules.findings import Finding, Urgency
from models.rules.links import LinkState
from models.rules.state import State
from models.rules.words import Side, counted, listed

__all__ = [
    "addition_possible",
    "customer_list_due",
    "inventory_event_near",
    "inventory_event_reached",
    "inventory_short",
    "pairs_barred",
    "pairs_twice",
    "selections_short",
    "test_plan_due",
]

NEAR_EVENT = 12  # pairs before the Inventory Event at which it is announced (R4)


@clause("EXB-5a")
def test_plan_due(state: State) -> Iterator[Finding]:
    """R1: the Link test plan, until the parties agree it."""
    days = state.terms.acceptance.test_plan_days_after_effective
    due_on = state.terms.agreement.effective_date + timedelta(days=days)
    if state.test_plan_agreed_on is not None and state.test_plan_agreed_on <= state.as_of:
        return
    found = Finding(
        "R1",
        "EXB-5a",
        "Agree the Link test plan",
        f"{state.customer} and {state.winstar} agree the Link test plan by {day_words(due_on)}. "
        "The proposed plan stands until then.",
        None,
        ("test_plan", ""),
        act="agree_test_plan",
        button="Open plan",
    )
    yield state.due(due_on, found, rolls=True)


@clause("EXB-1a")
def customer_list_due(state: State) -> Iterator[Finding]:
    """R2: the Customer List, until it is delivered."""
    wanted = state.terms.customer_list
    due = first_list_due(state.terms.agreement.effective_date, wanted.due_days_after_effective)
    if _delivered(state) is not None:
        return
    found = Finding(
        "R2",
        "EXB-1a",
        "Deliver the Customer List",
        f"{state.customer} delivers the Customer List of {wanted.buildings} buildings by {day_words(due.value)}.",
        Side.CUSTOMER,
        ("customer_list", ""),
        detail=counted(wanted.buildings, "building"),
        act="import_customer_list",
        button="Import list",
        why=due.why,
    )
    yield state.due(due.value, found, rolls=True)


def _delivered(state: State) -> date | None:
    """The day the Customer List was delivered, as known on the day looked from."""
    delivered = state.stock.list.delivered_on
    return delivered if delivered is not None and delivered <= state.as_of else None


@clause("EXB-1c")
def addition_possible(state: State) -> Iterator[Finding]:
    """R3: the addition that the calendar quarter still allows."""
    first_on = _delivered(state)
    if first_on is None:
        return
    additions = [day for day in state.stock.list.additions if day <= state.as_of]
    allowed = state.terms.customer_list.additions_per_calendar_quarter
    window = addition_window(state.as_of, additions, allowed, first_on, state.readings)
    if window.value != state.as_of:
        return
    last = quarter_of(state.as_of).last
    yield Finding(
        "R3",
        "EXB-1c",
        "Add buildings to the Customer List",
        f"{state.customer} may add buildings to the Customer List once more until {day_words(last)}.",
        Side.CUSTOMER,
        ("customer_list", ""),
        chip="Possible",
        detail="once in a calendar quarter",
        act="import_customer_list",
        button="Import list",
        urgency=Urgency.STANDING,
        why=window.why,
    )


@clause("EXB-2a")
def inventory_event_reached(state: State) -> Iterator[Finding]:
    """R4: that the Inventory Event has come by the count, until the parties confirm its day."""
    event, confirmed = state.counters.event, state.stock.confirmed
    if isinstance(event, Unknown) or (confirmed is not None and confirmed.confirmed_on <= state.as_of):
        return
    yield Finding(
        "R4",
        "EXB-2a",
        "Confirm the Inventory Event",
        f"The Inventory Event came on {day_words(event.value)} by the count of installed pairs. Once {state.customer} "
        f"and {state.winstar} confirm the day, nothing entered later moves it.",
        None,
        ("notice", ""),
        chip="Not confirmed",
        detail=day_words(event.value),
        act="confirm_inventory_event",
        button="Open notices",
        urgency=Urgency.STANDING,
        why=event.why,
    )


@clause("EXB-2a")
def inventory_event_near(state: State) -> Iterator[Finding]:
    """R4: that the Inventory Event is near, by whichever count of installed pairs is furthest."""
    counts, wanted = state.counters, state.terms.inventory.event_installed_pairs
    furthest = max(counts.installed.value, counts.letter_received.value, counts.mounted.value)
    if counts.event_on is not None or furthest < wanted - NEAR_EVENT:
        return
    yield Finding(
        "R4",
        "EXB-2a",
        "Inventory Event is near",
        f"{counted(counts.mounted.value, 'pair')} mounted, {counts.installed.value} of {wanted} installed in the sense "
        f"of the agreement. With number {wanted} the Minimum Inventory begins.",
        None,
        ("counter", "installed"),
        chip=f"{wanted - counts.installed.value} to go",
        urgency=Urgency.STANDING,
        why=counts.installed.why,
    )


@clause("EXB-2b", "EXB-2e")
def inventory_short(state: State) -> Iterator[Finding]:
    """K14: the Minimum Inventory not met; before the first purchase day is known also what to order for it."""
    on_hand, need = state.counters.on_hand, state.counters.need
    if not on_hand.short or state.notices.ended_on is not None:
        return
    coming = state.counters.on_order.value
    covered = f"{counted(coming, 'pair')} still to ship" + (" cover it" if not need.value else "")
    order = need.value and state.notices.initial is None
    yield Finding(
        "K14",
        "EXB-2b",
        f"Order {counted(need.value, 'pair')}" if order else "Minimum Inventory is short",
        f"{state.customer} has {on_hand.value} of {on_hand.of} pairs of the Minimum Inventory on hand; {covered}.",
        Side.CUSTOMER,
        ("counter", "on_hand"),
        chip=f"Short {on_hand.short}",
        detail=f"{on_hand.short} short, {coming} still to ship",
        act="draft_order" if order else "",
        button="Draft order" if order else "",
        why=need.why,
    )


@clause("EXB-2f")
def selections_short(state: State) -> Iterator[Finding]:
    """K13 and R8: fewer buildings selected than have to be at all times after the Initial Radio Pair Notice."""
    selected = state.counters.selected
    if not selected.short or state.notices.ended_on is not None:
        return
    yield Finding(
        "K13",
        "EXB-2f",
        f"Select {counted(selected.short, 'building')}",
        f"{state.customer} has {selected.value} buildings selected, and needs {selected.of} at all times.",
        Side.CUSTOMER,
        ("notice", ""),
        chip=f"Short {selected.short}",
        act="select_buildings",
        button="Open notices",
        why=selected.why,
    )


@clause("MA-1.1h", "EXB-2f", "EXB-2h")
def pairs_barred(state: State) -> Iterator[Finding]:
    """K8: every building where a pair stands although Winstar did not approve it, declined it, or nobody chose it."""
    for site in state.stock.sites:
        numbers = [one.number for one in site.standing_links]
        reason = why_barred(site, state.terms, _after_event(state, site.number))
        if reason is None:
            continue
        approved = site.word is Word.ELIGIBLE
        yield Finding(
            "K8",
            "MA-1.1h" if not approved else "EXB-2h" if site.is_declined else "EXB-2f",
            f"{site.words}: a pair where none belongs",
            f"{listed(numbers)} {'stands' if len(numbers) == 1 else 'stand'} at {site.words}. {reason}",
            Side.CUSTOMER if approved and not site.is_declined else Side.WINSTAR,
            ("building", site.number),
            chip="Not approved" if not approved else "Declined" if site.is_declined else "Not selected",
            detail=listed(numbers),
            act=_settles(site),
            button="Open building",
            urgency=Urgency.STANDING,
        )


def _after_event(state: State, building: str) -> bool:
    """Whether a Link was mounted at a building after the Inventory Event, from when it has to be selected first."""
    event_on = state.counters.event_on
    return event_on is not None and any(
        one.building == building and one.installed_on > event_on and one.number in state.link_standings
        for one in state.links
    )


def _settles(site: BuildingFacts) -> str:
    """The act that puts right a pair at a building where none belongs."""
    if site.word is not Word.ELIGIBLE:
        return "decide_eligibility"
    return "remove_link" if site.is_declined else "select_buildings"


@clause("MA-1.1o")
def pairs_twice(state: State) -> Iterator[Finding]:
    """K9: every pair that stands in two Links at once."""
    links = defaultdict(list)
    for link in state.links:
        now = state.link_standings.get(link.number)
        if now is not None and now.state is not LinkState.REMOVED:
            links[link.pair].append(link.number)
    for pair, numbers in links.items():
        if len(numbers) > 1:
            yield Finding(
                "K9",
                "MA-1.1o",
                f"{pair} is in two Links",
                f"{pair} is in {listed(numbers)}. A pair makes one Link at a time.",
                None,
                ("pair", pair),
                chip="Twice",
                detail=listed(numbers),
                act="remove_link",
                button="Open pair",
            )
