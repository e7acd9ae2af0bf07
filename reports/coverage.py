"""What carries out each clause: the rules marked with it, the tests that ask them, and the papers that print it."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

import models.rules
import resources
from models.rules.clause import clauses_of
from models.rules.words import counted
from reports.documents import DOCUMENTS, EVERY_PAPER
from resources.register import Clause, Defect, defects_of, register

__all__ = ["CARRIED_OUT", "Coverage", "Rule", "coverage", "rules_of", "summary_words"]

CARRIED_OUT = ("computes", "checks", "reminds")
"""What only a rule can do with a clause."""

Named: TypeAlias = Mapping[str, frozenset[str]]
Callers: TypeAlias = Mapping[str, set[str]]

LONGEST_CODE = 3
CODE = re.compile(r"\b[KRC]\d+\b")

TESTS = resources.ROOT.parent / "tests" / "rules"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its module and name, what it gives, its clauses, and the modules of tests that ask it."""

    name: str
    says: str
    clauses: tuple[str, ...]
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """A clause with the rules that carry it out, the papers that print it and the slips in its text."""

    clause: Clause
    rules: tuple[Rule, ...]
    papers: tuple[str, ...]
    defects: tuple[Defect, ...]

    @property
    def tests(self) -> tuple[str, ...]:
        """The modules of tests that ask its rules."""
        return tuple(sorted({test for rule in self.rules for test in rule.tests}))

    @property
    def lacks(self) -> str:
        """What is missing for what the register says of it, in words; empty when it is true."""
        if any(one in CARRIED_OUT for one in self.clause.does):
            if not self.rules:
                return "no rule"
            if TESTS.is_dir() and not self.tests:
                return "no test"
        return "no paper" if "prints" in self.clause.does and not self.papers else ""


@cache
def coverage() -> tuple[Coverage, ...]:
    """Every clause in the order of the agreement."""
    rules: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules_of():
        for clause in rule.clauses:
            rules[clause].append(rule)
    papers: dict[str, list[str]] = defaultdict(list)
    for document in DOCUMENTS.values():
        for clause in (*document.clauses, *EVERY_PAPER):
            papers[clause].append(document.title)
    return tuple(
        Coverage(one, tuple(rules[one.id]), tuple(papers[one.id]), defects_of((one.id,))) for one in register()
    )


def summary_words(found: tuple[Coverage, ...]) -> str:
    """How many clauses, rules and slips there are, and what the register claims without a rule, test or paper."""
    carried = sum(any(one in CARRIED_OUT for one in row.clause.does) for row in found)
    rules = {rule.name for row in found for rule in row.rules}
    lacking = [f"{row.clause.id} has {row.lacks}" for row in found if row.lacks]
    end = f"Not true yet: {'; '.join(lacking)}." if lacking else "Each of these has a rule, and each rule a test."
    return f"{counted(len(found), 'clause')}; {carried} computed, checked or reminded of, by {len(rules)} rules. {end}"


@cache
def rules_of() -> tuple[Rule, ...]:
    """Every rule of the agreement that is marked with a clause."""
    named = _named_in_tests()
    graph = _calls()
    found = []
    for module in _modules():
        stem = module.__name__.rpartition(".")[2]
        for name, rule in _marked(module):
            says = inspect.getdoc(rule) or ""
            tests = _tests_of(name, says, named, graph)
            found.append(Rule(f"{stem}.{name}", says.split("\n")[0], clauses_of(rule), tests))
    return tuple(found)


def _modules() -> Iterator[ModuleType]:
    """The modules of the rules."""
    for one in pkgutil.iter_modules(models.rules.__path__):
        yield import_module(f"models.rules.{one.name}")


def _marked(module: ModuleType) -> Iterator[tuple[str, Callable[..., Any]]]:
    """The functions and methods of a module that are marked with a clause, by name."""
    for name, one in vars(module).items():
        if getattr(one, "__module__", "") != module.__name__:
            continue
        if clauses_of(one):
            yield name, one
        elif isinstance(one, type):
            for part, method in vars(one).items():
                plain = method.fget if isinstance(method, property) else method
                if callable(plain) and clauses_of(plain):
                    yield f"{name}.{part}", plain


# -- tests ---------------------------------------------------------------------------------------------------


def _tests_of(name: str, says: str, named: Named, graph: Callers) -> tuple[str, ...]:
    """The modules of tests that name a rule, else those that name the nearest rules that call it.

    A watcher may be named by its code.
    """
    if "." in name:  # a method: the tests that name it and its class, or a value named after the class
        kind, _, method = name.partition(".")
        return tuple(test for test, names in named.items() if f".{method}" in names and {kind, kind.upper()} & names)
    codes = CODE.findall(says.partition(":")[0]) if ":" in says else []
    asked, level = {name}, {name, *codes}
    while level:
        found = tuple(test for test, names in named.items() if level & names)
        if found:
            return found
        level = {caller for one in level for caller in graph.get(one, ())} - asked
        asked |= level
    return ()


@cache
def _named_in_tests() -> Named:
    """What each module of tests asks: the rules it imports, itself or by a helper, and the codes it names."""
    files = sorted(TESTS.glob("*.py")) if TESTS.is_dir() else []
    trees = {file.stem: ast.parse(file.read_text("utf-8")) for file in files}
    helpers = {f"{stem}.{name}": names for stem, tree in trees.items() for name, names in _functions(tree)}
    return {stem: _asked(tree, helpers) for stem, tree in trees.items() if stem.startswith("test_")}


def _functions(tree: ast.Module) -> Iterator[tuple[str, frozenset[str]]]:
    """The functions of a module of helpers, and what each of them names."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, frozenset(_called(node))


def _asked(tree: ast.Module, helpers: Named) -> frozenset[str]:
    """What a module of tests imports of the rules, and of the helpers with what those call; attributes and codes."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            place = node.module.removeprefix("tests.rules.")
            for one in node.names:
                found |= {one.name, *helpers.get(f"{place}.{one.name}", ())}
        elif isinstance(node, ast.Attribute):
            found.add(f".{node.attr}")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) <= LONGEST_CODE:
            found.add(node.value)
    return frozenset(found)


@cache
def _calls() -> Callers:
    """Who calls whom among the rules: for each name the functions that mention it."""
    callers: dict[str, set[str]] = defaultdict(set)
    for file in sorted(Path(models.rules.__path__[0]).glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                for name in _called(node):
                    callers[name].add(node.name)
    return callers


def _called(function: ast.FunctionDef) -> Iterator[str]:
    """The functions a function names; attributes are left out, for they may be anybody's."""
    return (node.id for node in ast.walk(function) if isinstance(node, ast.Name))
