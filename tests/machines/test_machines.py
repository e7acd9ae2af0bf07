"""Every act in every state gets the act, or a sentence with its clause; the tables beside this file say which."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from models.act import Act
from models.acts import answers, buildings, customer_list, letters, link_tests, links, order_lines, orders, pairs
from models.acts import shipments as shipment_acts
from models.acts.register import ACTS
from tests.machines.harness import DONE, Machine, expected, outcomes
from tests.machines.letters import LETTER_MACHINE, PLAN_MACHINE
from tests.machines.rollout import BUILDING_MACHINE, LINK_MACHINE, ORDER_MACHINE, PAIR_MACHINE

MACHINES = {
    machine.name: machine
    for machine in (PAIR_MACHINE, BUILDING_MACHINE, LINK_MACHINE, LETTER_MACHINE, PLAN_MACHINE, ORDER_MACHINE)
}
MODULES = (answers, buildings, customer_list, letters, link_tests, links, order_lines, orders, pairs, shipment_acts)
REFUSED = re.compile(r"[A-Z]+-[A-Za-z0-9.]+(?:-[a-z0-9]+)*: \S.*\.")


@pytest.mark.parametrize(
    ("machine", "state"), [(machine, state) for machine in MACHINES.values() for state in machine.states],
    ids=lambda one: one.name if isinstance(one, Machine) else one.replace(" ", "-"),
)  # fmt: skip
def test_every_act_in_every_state_gets_what_the_table_says(
    machine: Machine, state: str, started: Path, tmp_path: Path
) -> None:
    assert outcomes(machine, state, started, tmp_path) == expected(machine.name)[state]


@pytest.mark.parametrize("name", MACHINES)
def test_every_refusal_is_a_sentence_with_its_clause(name: str) -> None:
    table = expected(name)
    assert list(table) == list(MACHINES[name].states)
    told = {outcome for acts in table.values() for outcome in acts.values()}
    assert [one for one in told if one != DONE and REFUSED.fullmatch(one) is None] == []


def test_no_act_on_these_records_is_left_out() -> None:
    tried = {act for machine in MACHINES.values() for act in machine.acts()}
    there = {act.name for module in MODULES for act in vars(module).values() if isinstance(act, Act)}
    assert there - tried == set()
    assert tried <= set(ACTS)
