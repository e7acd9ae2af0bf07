"""Changes the rules spot by spot and asks whether a test notices: python -m tests.mutants MODULE... --most 25"""

from __future__ import annotations

import argparse
import ast
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reports.coverage import rules_of

ROOT = Path(__file__).parents[1]
RULES = ROOT / "models" / "rules"
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add,
}  # fmt: skip
LONGEST = 90  # seconds a run of tests may take; a mutant that hangs is killed by it


@dataclass(frozen=True)
class Mutant:
    """One changed spot: its module, line and what was changed, and the changed source."""

    module: str
    line: int
    what: str
    source: str


def mutants(module: str) -> Iterator[Mutant]:
    """Every mutant of a module: comparisons, and/or, plus/minus, numbers by one, negations, truth values."""
    text = (RULES / f"{module}.py").read_text("utf-8")
    flags = _of_decorators(text)
    for number in range(sum(1 for _ in ast.walk(ast.parse(text)))):
        if number in flags:
            continue
        tree = ast.parse(text)
        node = list(ast.walk(tree))[number]
        what = _changed(node)
        if what:
            yield Mutant(module, getattr(node, "lineno", 0), what, ast.unparse(ast.fix_missing_locations(tree)))


def _of_decorators(text: str) -> set[int]:
    """Where the flags of frozen records stand; without one nothing a caller can see is another."""
    tree = ast.parse(text)
    places = {id(node): number for number, node in enumerate(ast.walk(tree))}
    marks = [mark for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for mark in node.decorator_list]
    return {places[id(part)] for mark in marks for part in ast.walk(mark)}


def _changed(node: ast.AST) -> str:
    """Changes a node in place and says how; an empty text leaves it alone."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
        old, node.ops[0] = node.ops[0], SWAPS[type(node.ops[0])]()  # type: ignore[call-overload]
        return f"{type(old).__name__} to {type(node.ops[0]).__name__}"
    if isinstance(node, (ast.BoolOp, ast.BinOp)) and type(node.op) in SWAPS and not _joins_text(node):
        old = node.op
        node.op = SWAPS[type(old)]()  # type: ignore[assignment]
        return f"{type(old).__name__} to {type(node.op).__name__}"
    if isinstance(node, ast.Constant) and type(node.value) in (int, bool):
        node.value = (not node.value) if isinstance(node.value, bool) else node.value + 1
        return f"constant to {node.value}"
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        node.op = ast.UAdd()
        return "not taken away"
    return ""


def _joins_text(node: ast.BoolOp | ast.BinOp) -> bool:
    """Whether a plus joins texts or rows; taken as minus it could not run at all."""
    parts = [node.left, node.right] if isinstance(node, ast.BinOp) else []
    return any(isinstance(one, (ast.JoinedStr, ast.Tuple, ast.List, ast.ListComp)) for one in parts)


def survives(mutant: Mutant, tests: list[str]) -> bool:
    """Whether the tests pass with the mutant in the place of its module."""
    place = ROOT / ".mutant.py"
    place.write_text(mutant.source, "utf-8")
    told = {**os.environ, "MUTANT": f"models.rules.{mutant.module}={place}"}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tests.mutant_in_place",
        "-p",
        "no:cacheprovider",
        "-x",
        "-q",
        *tests,
    ]
    try:
        run = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return False
    finally:
        place.unlink(missing_ok=True)
    return run.returncode == 0


def tests_of(module: str) -> list[str]:
    """The modules of tests that name the rules of a module, its own among them."""
    named = {test for rule in rules_of() if rule.name.startswith(f"{module}.") for test in rule.tests}
    own = f"test_{module}"
    if (ROOT / "tests" / "rules" / f"{own}.py").is_file():
        named.add(own)
    return [f"tests/rules/{one}.py" for one in sorted(named)]


def main() -> None:
    """Tries a number of mutants of each module, chosen by chance from a seed, and says how many were noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--most", type=int, default=25, help="mutants of each module")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    tried = noticed = 0
    for module in given.modules or sorted({rule.name.partition(".")[0] for rule in rules_of()}):
        found, tests = list(mutants(module)), tests_of(module)
        for mutant in random.Random(given.seed).sample(found, min(given.most, len(found))):
            tried += 1
            if survives(mutant, tests):
                sys.stdout.write(f"survived: {module}:{mutant.line} {mutant.what}\n")
            else:
                noticed += 1
            sys.stdout.flush()
        sys.stdout.write(f"{module}: {len(found)} mutants; {noticed} of {tried} noticed so far\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
