"""The watch: every check and reminder there is, and what they find in a State. A new one is one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from models.rules import watch_cases as cases
from models.rules import watch_collocation as collocation
from models.rules import watch_delivery as delivery
from models.rules import watch_inventory as inventory
from models.rules import watch_letters as letters
from models.rules import watch_money as money
from models.rules import watch_notices as notices
from models.rules import watch_orders as orders
from models.rules import watch_plans as plans
from models.rules import watch_service as service
from models.rules.findings import Finding, Group, Urgency, group_of, order_of
from models.rules.state import State
from models.rules.watch_excuses import with_excuse
from models.rules.watch_letters import unreviewed

__all__ = ["CHECKS", "REMINDERS", "Finding", "Group", "State", "Urgency", "findings", "group_of", "unreviewed"]

Watcher = Callable[[State], Iterator[Finding]]

CHECKS: tuple[Watcher, ...] = (
    orders.ends_unbalanced,  # K5
    orders.lines_differ,  # K6
    orders.shipped_beyond,  # K7
    orders.memorandum_missing,  # K7
    inventory.pairs_barred,  # K8
    inventory.pairs_twice,  # K9
    inventory.selections_short,  # K13
    inventory.inventory_short,  # K14
    letters.objections_lacking,  # K15
    letters.letters_out_of_order,  # K15
    letters.standings_overturned,  # K15
    letters.answers_late,  # K15
    letters.letters_missing,  # K16
    letters.new_letters_awaited,  # K16
    letters.copies_missing,  # K17
    orders.batches_without_order,  # C1
)

REMINDERS: tuple[Watcher, ...] = (
    inventory.test_plan_due,  # R1
    inventory.customer_list_due,  # R2
    inventory.addition_possible,  # R3
    inventory.inventory_event_near,  # R4
    inventory.inventory_event_reached,  # R4
    letters.answers_due,  # R10
    letters.receipts_missing,  # R10
)

WATCHERS: tuple[Watcher, ...] = (
    *CHECKS,
    *REMINDERS,
    *delivery.WATCHERS,
    *notices.WATCHERS,
    *plans.WATCHERS,
    *money.WATCHERS,
    *service.WATCHERS,
    *collocation.WATCHERS,
    *cases.WATCHERS,
)


def findings(state: State) -> tuple[Finding, ...]:
    """Everything the checks and reminders find, the most urgent first, and of those our own before the other's."""
    found = [with_excuse(one, state) for watcher in WATCHERS for one in watcher(state)]
    return tuple(sorted(found, key=lambda one: order_of(one, state.stands_for)))
