"""The guide, the README and the team's page tell of this program: its keys, names, states, commands and files."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from main import COMMANDS
from models.acts.orders import draft_order
from models.acts.register import ACTS
from models.commands.lists import ALL, LISTS
from models.commands.parser import command_parser, parser
from models.list_review import Fate
from models.pair_review import Mark
from models.queries.cases import CaseKind
from models.queries.orders import OrderStanding
from models.queries.pairs import PairStanding
from models.queries.shipments import ShipmentStanding
from models.rules.acceptance import LetterStanding, LetterState, chip_words
from models.rules.buildings import BuildingState
from models.rules.clause import Why
from models.rules.facilities import FacilityState
from models.rules.findings import Group
from models.rules.notice_facts import LineState
from models.rules.plan_facts import InstalmentState
from models.rules.readings import Readings
from models.rules.terms import readings_of
from models.sheets.kinds import PaperKind
from models.store import Store
from tests.builders import clock, do, terms_json
from tests.test_architecture import RULES
from tests.ui.frame import NOVEMBER_28, open_window, settled
from ui.dialogs.preview import preview
from ui.front_window import FrontWindow
from ui.main_window import MainWindow
from ui.screen import ScreenAction
from ui.screens.buildings import BuildingsScreen
from ui.screens.cases import COLLATERAL_PART, SHOWN, CasesScreen
from ui.screens.cases_acts import acts_of
from ui.screens.guide import ORDER
from ui.screens.import_list import COLUMNS, FILE, REVIEW
from ui.screens.in_parts import InParts
from ui.settings import Settings

ROOT = Path(__file__).parents[2]
HELP = ROOT / "resources" / "help"
PAGES = sorted(HELP.glob("*.md"))
TOLD = [*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
BOLD = re.compile(r"\*\*([^*]+)\*\*(?: \(([A-Z]|(?:Ctrl|Alt)\+[^)]+)\))?")
CHORD = re.compile(r"(?:Ctrl|Alt|Shift)\+(?:Shift\+)?(?:Enter|Left|Right|Up|Down|[A-Z0-9+-])|\bF\d{1,2}\b")
COMMAND = re.compile(r"(?:python |uv run )?main\.py [^`\n#>|]+")
PATH = re.compile(r"`([\w./*-]+/[\w./*-]*|[\w-]+\.(?:py|md|toml|lock))`")
SENTENCE = re.compile(r"[^.]\.$")
DAY = re.compile(r"[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2}")
OF_WIDGETS = {
    "Up", "Down", "Home", "End", "Enter", "Space", "Shift+Up", "Shift+Down", "Esc", "Ctrl+C", "Tab", "Ctrl+Enter",
    "Page Up", "Page Down", "Alt+Down", "P", "F", "Delete",
}  # fmt: skip
"""The keys that lists, fields and forms answer themselves; their own tests press them."""
OF_FORMS = {("Start the book", "Ctrl+Enter"), ("Issue", "Ctrl+I")}
"""Names with keys that stand in forms, and not among the actions of a page."""
SAMPLES = {
    "BOOK": "x.pairbook", "FILE": "x.pairbook", "FILE.jsonl": "x.jsonl", "FILE.xlsx": "x.xlsx", "FILE.pdf": "x.pdf",
    "FILE.ics": "x.ics",
    "DATE": "2000-11-28", "ACT": "new_letter", "JSON": "{}", "LIST": "letters", "KIND": "objection",
    "NUMBER": "OBJ-0001", "NAME": "desk",
}  # fmt: skip
"""What stands in a command for the words the guide has in capitals."""

Offered = dict[str, list[ScreenAction]]


def text_of(page: Path | str) -> str:
    """A page as one text."""
    return (page if isinstance(page, Path) else HELP / f"{page}.md").read_text(encoding="utf-8")


def table(page: str, head: str) -> list[list[str]]:
    """The rows of the table whose first column has this head."""
    lines = text_of(page).splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"| {head} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip(" *") for cell in line.strip("|").split(" |")])
    return rows


def first(page: str, head: str) -> list[str]:
    """The first cells of a table."""
    return [row[0] for row in table(page, head)]


def under(page: str, head: str) -> list[list[str]]:
    """The rows of the first table under a heading."""
    part = text_of(page).split(f"## {head}\n")[1].split("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip(" *") for cell in row.strip("|").split(" |")] for row in rows[2:]]


def keys_in(cell: str) -> list[str]:
    """The keys a cell names, a stretch such as Ctrl+1 to Ctrl+9 in full."""
    if " to " in cell:
        start, end = cell.split(" to ")
        return [f"{start[:-1]}{number}" for number in range(int(start[-1]), int(end[-1]) + 1)]
    return cell.split(", ")


def named(action: ScreenAction) -> tuple[str, str]:
    """An action's name without what varies in it, and its key as people write it."""
    words = re.sub(r" \d+(?=\.\.\.)", "", action.words).removesuffix("...")
    return words, action.key.replace("Return", "Enter")


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> MainWindow:
    """The window on a started book."""
    return open_window(qtbot, store)


@pytest.fixture
def offered(qtbot: QtBot, window: MainWindow) -> Offered:
    """What each page, and each part of a page, offers; what every list offers stands under no name."""
    found: Offered = {"": []}
    for key in window.screens:
        page = window.go(key)
        assert page is not None
        settled(qtbot, window.desk)
        found[page.title] = [*page.page_actions(), *page.page_keys()]
        if isinstance(page, BuildingsScreen):
            found["Buildings, import"] = list(steps_of_import(page))
        if isinstance(page, InParts):
            found[page.title] = list(page.page_keys())
            found |= {f"{page.title}, {words}": page.choose(part).page_actions() for part, words in page.part_names()}
        if isinstance(page, CasesScreen):
            found |= cases_in_parts(page)
    walking = {"J", "K", "I", "Ctrl+F"}
    for name in list(found):
        found[""] += [one for one in found[name] if one.key in walking]
        found[name] = [one for one in found[name] if one.key and one.key not in walking]
    return found


def cases_in_parts(page: CasesScreen) -> Offered:
    """What Cases offers for each kind of case, and beside the collateral."""
    found = {
        f"Cases, {kind.words}": [ScreenAction(one.words, one.key, one.icon, page.new_case) for one in acts_of(kind)]
        for kind in CaseKind
    }
    page.choose(COLLATERAL_PART)
    found["Cases, Collateral"] = list(page.page_keys())
    page.choose(SHOWN)
    return found


def steps_of_import(page: BuildingsScreen) -> Iterator[ScreenAction]:
    """What the steps of an import offer."""
    page.import_list()
    for step in (FILE, COLUMNS, REVIEW):
        page.wizard.step = step
        yield from page.wizard.actions_now()
    page.wizard.step = FILE
    page.put_wizard_away()


def shortcuts(widget: QWidget) -> set[str]:
    """The keys a form answers."""
    return {one.key().toString().replace("Return", "Enter") for one in widget.findChildren(QShortcut)}


# -- keys ----------------------------------------------------------------------------------------------------------


def test_the_keyboard_page_has_every_key_of_every_page_and_no_other(offered: Offered) -> None:
    told = {(page, (words, key)) for page, key, does in under("keyboard", "On a page") for words in does.split("; ")}
    assert told == {(page, named(one)) for page, actions in offered.items() if page for one in actions}


def test_the_keys_of_everywhere_are_those_of_the_window(window: MainWindow) -> None:
    told = {key for row in under("keyboard", "Everywhere") for key in keys_in(row[0])}
    actions = [*window.window_actions(), *window.ways()]
    assert told == {one.key for one in actions if one.key} | {"/", "W"}
    assert {"/", "W"} <= {one.key for one in window.actions_now()}


def test_the_keys_of_lists_and_forms_are_answered(offered: Offered) -> None:
    lists = {key for row in under("keyboard", "In every list") for key in keys_in(row[0])}
    forms = {key for row in under("keyboard", "In a form") for key in keys_in(row[0])}
    assert lists == {one.key for one in offered[""]} | (lists & OF_WIDGETS)
    assert forms <= OF_WIDGETS


def test_the_keys_of_a_paper_are_those_of_its_preview(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    do(store, draft_order, form="A-3")
    dialog = preview(window.shown, window.desk, PaperKind.PURCHASE_ORDER, "PO-001")
    assert dialog is not None
    told = {key for row in under("keyboard", "A paper") for key in keys_in(row[0])}
    assert shortcuts(dialog) - {"Ctrl+Enter"} == told
    settled(qtbot, window.desk)
    dialog.reject()


def test_the_keys_of_the_welcome_page_are_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    front = FrontWindow(Settings(tmp_path), clock())
    qtbot.addWidget(front)
    doors = [(door.text(), door._key) for door in (front.welcome.sample, front.welcome.new, front.welcome.open)]
    assert [(row[0], row[1]) for row in table("getting-started", "Choice")] == doors


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_key_in_the_text_stands_on_the_keyboard_page(page: Path) -> None:
    known = {key for line in text_of("keyboard").splitlines() if line.startswith("|") for key in CHORD.findall(line)}
    assert set(CHORD.findall(text_of(page))) - known - {"Ctrl+N"} == set()


def test_every_name_with_a_key_is_an_action_with_that_key(offered: Offered) -> None:
    there = {named(one) for actions in offered.values() for one in actions} | OF_FORMS
    named_with = [one for page in PAGES for one in BOLD.findall(text_of(page)) if one[1]]
    told = {(" ".join(words.split()).removesuffix("..."), key) for words, key in named_with}
    assert told - there == set()


# -- names and words -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sources() -> str:
    """Everything the program can say."""
    files = [path for top in ("ui", "models", "reports") for path in sorted((ROOT / top).rglob("*.py"))]
    said = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return said.replace("{self.desk.party(Side.WINSTAR)}", "Winstar")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_bold_names_are_names_the_program_shows(page: Path, sources: str) -> None:
    names = [" ".join(words.split()) for words, _key in BOLD.findall(text_of(page))]
    shown = [one for one in names if one[0].isupper() and not SENTENCE.search(one) and not DAY.match(one)]
    assert [one for one in shown if one not in sources] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_words_in_quotation_marks_are_words_the_program_says(page: Path, sources: str) -> None:
    quoted = [" ".join(words.split()) for words in re.findall(r'"([A-Z][^"$]+)"', text_of(page))]
    plain = [one for one in quoted if not re.search(r"\d", one)]
    assert [one for one in plain if one.rstrip(".") not in sources] == []


def test_sentences_of_acts_are_those_the_journal_writes() -> None:
    said = [re.sub(r"\\{\w+\\}", ".+", re.escape(act.says)) for act in ACTS.values() if act.says != "{words}"]
    told = [words for page in PAGES for words in re.findall(r'"Undo: ([^"]+)"', text_of(page).replace("\n", " "))]
    assert told
    assert [one for one in told if not any(re.fullmatch(shape, one) for shape in said)] == []
    [sample] = re.findall(r'@act\(says="([^"]+)"\)', text_of(ROOT / "CONTRIBUTING.md"))
    assert sample in {act.says for act in ACTS.values()}


def test_the_acts_no_undo_takes_back_are_those_the_guide_names() -> None:
    assert {act.name for act in ACTS.values() if not act.undoable} == {"start_book", "issue_document", "attach_proof"}
    assert "Issuing a paper and attaching a proof cannot be undone" in text_of("safety-and-backups")


def chips() -> list[str]:
    """The chip of each state of a letter, as on November 27."""
    day, why = date(2000, 11, 27), Why("", ())
    return [
        chip_words(LetterStanding("", state, why, on=day, business_days_left=2), NOVEMBER_28) for state in LetterState
    ]


def instalments() -> list[str]:
    """The words of each state of an instalment, one of them three days late."""
    return ["3 days late" if one is InstalmentState.OVERDUE else one.words for one in InstalmentState]


@pytest.mark.parametrize(
    ("page", "head", "words"),
    [
        ("buildings-and-links", "State", [one.words for one in BuildingState if one is not BuildingState.NOT_LISTED]),
        ("notices", "State", [one.words for one in LineState]),
        ("customer-list", "Fate", [one.value.capitalize() for one in Fate]),
        ("letters", "Chip", chips()),
        ("orders-and-pairs", "Order", [one.words for one in OrderStanding]),
        ("orders-and-pairs", "Shipment", [one.words for one in ShipmentStanding]),
        ("orders-and-pairs", "Mark", [one.words for one in Mark]),
        ("orders-and-pairs", "Pair", [one.words for one in PairStanding]),
        ("payment-plans", "Standing", instalments()),
        ("collocation", "Standing", [one.words for one in FacilityState]),
        ("today", "Group", [one.words for one in Group]),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_the_guide_has_the_words_of_every_state_and_no_other(page: str, head: str, words: list[str]) -> None:
    assert sorted(first(page, head)) == sorted(words)


def test_the_papers_of_the_guide_are_those_the_program_prints() -> None:
    told = [row.split(",")[0].lower() for row in first("papers", "Paper")]
    assert told == [kind.words.lower() for kind in PaperKind]


def test_every_reading_of_the_agreement_is_one_the_rules_take() -> None:
    assert "Every reading is carried out" in text_of("why-and-readings")
    assert {one.key for one in readings_of(terms_json())} == {one.name for one in fields(Readings)}


def test_the_guide_has_every_reading_that_can_be_chosen_with_each_of_its_ways() -> None:
    rows = [row.strip("|").split("|") for row in text_of("why-and-readings").splitlines() if row.startswith("| AMB-")]
    told = Counter((row[0].strip(), len(row[3].split(";"))) for row in rows)
    assert told == Counter((one.amb, len(one.alternatives)) for one in readings_of(terms_json()) if one.alternatives)


def test_every_page_stands_in_the_guide_of_the_window() -> None:
    assert set(ORDER) == {page.stem for page in PAGES}


# -- commands ------------------------------------------------------------------------------------------------------


def commands(page: Path) -> list[list[str]]:
    """The command lines of a page as words, with samples for what the guide has in capitals."""
    found = []
    for line in COMMAND.findall(text_of(page)):
        words = shlex.split(re.sub(r'"\$\([^)]*\)"', "DATE", line))
        arguments = words[words.index("main.py") + 1 :]
        found.append([SAMPLES.get(word, word) for word in arguments])
    return found


@pytest.mark.parametrize("page", [page for page in TOLD if commands(page)], ids=lambda page: page.stem)
def test_every_command_line_can_be_typed(page: Path) -> None:
    for words in commands(page):
        if "--help" in words or words in [[name] for name in COMMANDS]:
            continue
        top = command_parser(NOVEMBER_28) if words and words[0] in COMMANDS else parser(NOVEMBER_28)
        given: Any = top.parse_args(words)
        assert getattr(given, "act", None) in {None, *ACTS}
        assert getattr(given, "list", ALL) in {*LISTS, ALL}
        assert getattr(given, "kind", "objection").replace("-", "_") in {*PaperKind}


def test_the_guide_names_every_command_every_list_and_every_paper() -> None:
    told = {words[0] for words in commands(HELP / "command-line.md")}
    assert told >= COMMANDS
    names = {row[0].strip("`"): set(re.findall(r"`([\w-]+)`", row[1])) for row in table("command-line", "For")}
    assert names == {"LIST": {*LISTS, ALL}, "KIND": {*PaperKind}}


def test_every_option_the_guide_names_is_one_of_its_command() -> None:
    for option, command, _does in table("command-line", "Option"):
        [parsers] = [one for one in command_parser(NOVEMBER_28)._actions if one.dest == "command"]
        known = parsers.choices[command]._option_string_actions
        assert option.strip("`").split(" ")[0] in known


def test_the_script_of_the_guide_is_an_act_with_its_facts() -> None:
    import json

    [line] = [line.strip() for line in text_of("command-line").splitlines() if line.strip().startswith('{"act"')]
    said = json.loads(line)
    assert ACTS[said["act"]].checked(said["facts"])
    assert date.fromisoformat(said["on"])


# -- the house -----------------------------------------------------------------------------------------------------


def test_every_make_target_named_is_in_the_makefile_and_the_team_knows_each() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):.*##", makefile, re.MULTILINE))
    told = {target for page in TOLD for target in re.findall(r"(?:^|`)make ([a-z]+)", text_of(page), re.MULTILINE)}
    assert told <= targets
    assert set(re.findall(r"`make ([a-z]+)`", text_of(ROOT / "CONTRIBUTING.md"))) == targets


@pytest.mark.parametrize("page", [ROOT / "CONTRIBUTING.md", ROOT / "README.md"], ids=lambda page: page.stem)
def test_every_file_the_team_is_told_of_is_there(page: Path) -> None:
    made = {"out/", "rollout.pairbook"}
    told = {name for name in PATH.findall(text_of(page)) if name not in made}
    assert [name for name in sorted(told) if not list(ROOT.glob(name.rstrip("/")))] == []


def test_every_name_in_capitals_the_team_is_told_of_is_defined(sources: str) -> None:
    told = set(re.findall(r"`([A-Z][A-Z_]{2,})`", text_of(ROOT / "CONTRIBUTING.md")))
    known = sources + text_of(ROOT / "tests" / "reliability" / "conftest.py")
    assert [name for name in sorted(told) if not re.search(rf'^{name}\b.* = |"{name}"', known, re.MULTILINE)] == []


def test_every_layer_that_is_defended_is_explained() -> None:
    told = text_of(ROOT / "CONTRIBUTING.md")
    assert [name for name in RULES if f"`{name}`" not in told] == []
