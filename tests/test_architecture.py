"""The layers of the house: who may import whom."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = ("models", "reports", "ui", "resources")
LIBRARIES = {
    "PySide6", "alembic", "defusedxml", "fontTools", "fontpkg", "holidays", "icalendar", "lucide", "openpyxl",
    "platformdirs", "psycopg", "pypdfium2", "python_calamine", "rapidfuzz", "reportlab", "shiboken6",
    "sqlalchemy", "_typeshed",
}  # fmt: skip

RULES: dict[str, set[str]] = {
    "models/rules": {"models.rules"},
    "models/tables": {"sqlalchemy", "models.tables", "models.rules"},
    "models/queries": {
        "sqlalchemy", "models.tables", "models.queries", "models.rules", "models.errors", "models.pair_review",
        "models.facts", "models.sheets", "models.kept",
    },
    "models/sheets": {
        "sqlalchemy", "models.tables", "models.queries", "models.sheets", "models.rules", "models.errors",
        "models.facts",
    },
    "models/acts": {
        "sqlalchemy", "models.tables", "models.queries", "models.sheets", "models.rules", "models.errors",
        "models.act", "models.acts", "models.facts", "models.closed_days", "models.pair_review",
    },
    "models/migrations": {"sqlalchemy", "alembic"},
    "models/store.py": {
        "sqlalchemy", "models.tables.journal", "models.errors", "models.engine", "models.journal", "models.undo",
        "models.act", "models.facts", "models.kept",
    },
    "models/starting.py": {
        "resources", "models.acts", "models.closed_days", "models.engine", "models.errors", "models.rules",
        "models.store",
    },
    "models/list_review": {"rapidfuzz", "models.rules", "models.list_review"},
    "models/pair_review.py": {"models.rules"},
    "reports": {
        "reports", "resources", "models.rules", "models.sheets", "models.queries", "models.errors", "reportlab",
        "openpyxl", "python_calamine", "pypdfium2", "defusedxml", "fontTools", "icalendar",
    },
    "resources": {"resources", "fontTools", "fontpkg", "platformdirs"},
    "ui": {
        "ui", "reports", "resources", "models.acts", "models.act", "models.queries", "models.sheets", "models.rules",
        "models.errors", "models.store", "models.starting", "models.list_review", "models.pair_review", "models.backup",
        "models.restoring", "models.engine", "models.verify", "models.facts", "models.closed_days", "shiboken6",
        "PySide6", "lucide", "platformdirs",
    },
}  # fmt: skip
"""Folder or file: what it may import besides the standard library; the longest match counts."""


def modules() -> Iterator[Path]:
    for top in OURS:
        yield from sorted((ROOT / top).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Every module a file names in an import, wherever in the file it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield from (_whole(str(node.module), name.name) for name in node.names)


def _whole(module: str, name: str) -> str:
    """A submodule imported from its package counts as itself: `from models import journal`."""
    found = ROOT.joinpath(*module.split("."), name)
    return f"{module}.{name}" if found.is_dir() or found.with_suffix(".py").is_file() else module


def allowed(relative: str) -> set[str] | None:
    fits = [name for name in RULES if relative == name or relative.startswith((f"{name}/", f"{name}."))]
    return RULES[max(fits, key=len)] if fits else None


@pytest.mark.parametrize("path", list(modules()), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_its_layer_may(path: Path) -> None:
    may = allowed(path.relative_to(ROOT).as_posix())
    if may is None:
        return
    for name in imported(path):
        if name.partition(".")[0] in {*sys.stdlib_module_names, "_typeshed"}:
            continue
        assert any(name == one or name.startswith(f"{one}.") for one in may), f"{path.name} imports {name}"


def test_the_engine_loads_no_act_and_a_rule_loads_no_database() -> None:
    import subprocess

    script = "import sys, models.rules.acceptance; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


def test_only_main_asks_what_day_it_is() -> None:
    for path in modules():
        text = path.read_text(encoding="utf-8")
        for word in ("date.today", "datetime.now", "datetime.utcnow", "time.time(", "currentDate(", "currentDateTime("):
            assert word not in text, f"{path} asks for the time"


def test_the_top_level_holds_only_what_was_agreed() -> None:
    agreed = {
        "main.py", "ui", "models", "reports", "resources", "tests", "pyproject.toml", "README.md", "CHANGELOG.md",
        "CONTRIBUTING.md", "LICENSE", "Makefile", "requirements.lock", "requirements-dev.lock",
    }  # fmt: skip
    made = {"out", "__pycache__", "uv.lock"}
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - made
    assert found == agreed


def test_the_locks_carry_hashes_and_no_addresses() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text
        assert "index-url" not in text


def test_qt_is_the_version_that_keeps_its_references() -> None:
    """PySide6 6.12.0 on Python 3.11 loses one reference to None per void call and ends in an abort."""
    import PySide6
    from PySide6.QtCore import QObject

    assert PySide6.__version_info__[:2] == (6, 11)
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(2000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 1000


def test_every_library_is_one_we_chose() -> None:
    for path in modules():
        for name in imported(path):
            top = name.partition(".")[0]
            assert top in sys.stdlib_module_names or top in OURS or top in LIBRARIES, f"{path} imports {name}"
