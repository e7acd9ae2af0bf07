"""Every act on facilities and their papers in every state: the act, or a sentence with its clause."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from models.act import Act
from models.acts import collocation, permits
from tests.machines.facilities import FACILITY_MACHINE, PAPER_MACHINE
from tests.machines.harness import DONE, Machine, expected, outcomes

MACHINES = (FACILITY_MACHINE, PAPER_MACHINE)
REFUSED = re.compile(r"(?:[A-Z]+-[A-Za-z0-9.]+(?:-[a-z0-9]+)*|C-2|E-[123]): \S.*\.")


@pytest.mark.parametrize(
    ("machine", "state"), [(machine, state) for machine in MACHINES for state in machine.states],
    ids=lambda one: one.name if isinstance(one, Machine) else one.replace(" ", "-"),
)  # fmt: skip
def test_every_act_in_every_state_gets_what_the_table_says(
    machine: Machine, state: str, started: Path, tmp_path: Path
) -> None:
    assert outcomes(machine, state, started, tmp_path) == expected(machine.name)[state]


@pytest.mark.parametrize("machine", MACHINES, ids=lambda one: one.name)
def test_every_refusal_is_a_sentence_with_its_clause(machine: Machine) -> None:
    table = expected(machine.name)
    assert list(table) == list(machine.states)
    told = {outcome for acts in table.values() for outcome in acts.values()}
    assert [one for one in told if one != DONE and REFUSED.fullmatch(one) is None] == []


def test_no_act_of_exhibit_e_is_left_out() -> None:
    tried = {act for machine in MACHINES for act in machine.acts()}
    there = {act.name for module in (collocation, permits) for act in vars(module).values() if isinstance(act, Act)}
    assert there - tried == set()
