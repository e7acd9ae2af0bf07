"""Whatever is typed: a command does its work, or fails with one sentence and an exit code; never with a traceback."""

from __future__ import annotations

import io
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random

import pytest

import main
from tests.reliability.checks import whole
from tests.reliability.conftest import figure, times

DEEP = "[" * 100_000
FACTS = (
    "{}", "[]", "null", "1", "", "{", '"x"', '{"a": NaN}', '{"a": 1e999}', "9" * 5000, DEEP, '{"a":' * 50_000, "\udc80",
    '{"code": "NYC", "name": "A hub"}', '{"code": "\\u0000", "name": "x"}', '{"code": "\\ud800", "name": "x"}',
    '{"code": 1}',
)  # fmt: skip
DAYS = ("2000-11-28", "soon", "", "0001-01-01", "9999-12-31", "2000-02-30", "20001128", "\udc80")


@pytest.fixture
def desk(book: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a book, and with everything that is none."""
    folder = book.parent
    monkeypatch.chdir(folder)
    (folder / "folder").mkdir()
    (folder / "empty").touch()
    (folder / "garbage").write_bytes(bytes(range(256)) * 64)
    (folder / "latin.jsonl").write_bytes('{"act": "add_hub", "facts": {"code": "É", "name": "É"}}'.encode("latin-1"))
    (folder / "half.pairbook").write_bytes(book.read_bytes()[:20_000])
    (folder / "other.toml").write_text("[agreement]\neffective_date = 1\n")
    return folder


def run(line: list[str]) -> tuple[int, str, str]:
    """The exit code, and what a command said on both ways out, which take the letters that a terminal's take."""
    out, error = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace")
    with redirect_stdout(out), redirect_stderr(error):
        try:
            code = main.main(line)
        except SystemExit as end:
            code = int(end.code or 0)
    said = [way.detach().getvalue().decode() for way in (_flushed(out), _flushed(error))]
    return code, said[0], said[1]


def _flushed(way: io.TextIOWrapper) -> io.TextIOWrapper:
    way.flush()
    return way


def one_sentence(said: str) -> bool:
    """Whether a failure is told in one line that is no traceback."""
    return said.count("\n") == 1 and "Traceback" not in said and said.endswith((".\n", ")\n", "--help\n"))


PLACES = (
    "test.pairbook", "gone.pairbook", "folder", "empty", "garbage", "half.pairbook", "latin.jsonl", "/dev/null", "",
    ".", "x" * 300, "folder/gone/new", "garbage/under", "postgresql://", "postgresql://desk:secret@127.0.0.1:1/book",
    "\udc80", "postgresql://127.0.0.1:port/x", "postgresql://127.0.0.1:1/x?what=1",
)  # fmt: skip
WORDS = (
    *PLACES, *FACTS, *DAYS, "--on", "--as-of", "--by", "--facts", "--script", "--json", "--book", "--dry-run", "-x",
    "--head", "add_hub", "start_book", "no_act", "inventory", "all", "purchase_order", "PO-001", "customer-list", "--",
    "out.xlsx", "out.csv", "out.pdf", "--terms", "--title", "--stands-for", "-1", "other.toml", "--revision",
)  # fmt: skip


def chosen(random: Random) -> list[str]:
    """A command with arguments of the right kind in the right places, or with any others."""
    pick = random.choice
    book = pick(("test.pairbook", pick(PLACES)))
    file = pick((*PLACES, "out.xlsx", "out.csv", "out.pdf"))
    day = ["--on" if random.random() < 0.5 else "--as-of", pick(DAYS)]
    whole_line = {
        "new": ["new", pick(PLACES), "--terms", pick((*PLACES, "other.toml"))],
        "import": ["import", "customer-list", file, "--book", book],
        "do": ["do", pick(("add_hub", "start_book", "no_act", "")), "--facts", pick(FACTS), "--book", book, *day],
        "script": ["do", "--script", file, "--book", book, "--by", pick(WORDS)],
        "undo": ["undo", "--book", book, *day],
        "status": ["status", "--book", book, *day, "--json"],
        "export": ["export", pick(("inventory", "letters", "journal", "x")), file, "--book", book, *day],
        "print": [
            "print",
            pick(("purchase_order", "status_report", "x")),
            pick(("PO-001", "", "x")),
            file,
            "--book",
            book,
        ],
        "verify": ["verify", book, "--head", pick(WORDS)],
        "backup": ["backup", book, file],
    }
    line = whole_line[pick(list(whole_line))]
    if random.random() < 0.3:
        line[random.randrange(1, len(line))] = pick(WORDS)
    return line


def fault(line: list[str]) -> str:
    """What is wrong with how a command line ended; nothing when it did its work or failed in one sentence."""
    try:
        code, _, error = run(line)
    except Exception as failure:  # noqa: BLE001  any of them is what is looked for
        return f"{line}: {failure!r}"
    told = line[0] == "verify" and not error
    return "" if not code or told or one_sentence(error) else f"{line}: {error}"


@pytest.mark.timeout(3600)
def test_any_arguments_end_in_an_answer_or_one_sentence(desk: Path, random: Random) -> None:
    lines = [chosen(random) for _ in range(times(200))]
    faults = [found for line in lines if (found := fault(line))]
    figure(f"{len(lines)} command lines, {len(faults)} tracebacks or silent failures")
    assert not faults, "\n".join(one[:500] for one in faults)
    whole(str(desk / "test.pairbook"))


HUBS = [f'{{"act": "add_hub", "on": "2000-11-28", "facts": {{"code": "NYC-{n}", "name": "A hub"}}}}' for n in range(3)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_script_may_have_a_mark_blank_lines_and_any_line_ends(desk: Path, mark: str, end: str) -> None:
    lines = [mark + HUBS[0], "", "  ", "# a remark", *HUBS[1:], ""]
    Path("hubs.jsonl").write_bytes(end.join(lines).encode())
    code, said, error = run(["do", "--script", "hubs.jsonl", "--book", "test.pairbook"])
    assert (code, error) == (0, "")
    assert said.splitlines()[-1] == "3 acts done."


def test_a_line_of_a_script_may_hold_what_some_call_a_line_end(desk: Path) -> None:
    line = '{"act": "add_hub", "facts": {"code": "NYC", "name": "two\u2028lines\x85here"}}'
    Path("hubs.jsonl").write_text(line, encoding="utf-8")
    assert run(["do", "--script", "hubs.jsonl", "--book", "test.pairbook"])[0] == 0


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        ("latin.jsonl", "The script latin.jsonl cannot be read: it is not text in UTF-8."),
        ("folder", "The script folder cannot be read: Is a directory."),
        ("gone.jsonl", "The script gone.jsonl cannot be read: No such file or directory."),
        ("empty", ""),
    ],
)
def test_a_script_that_cannot_be_read_says_why(desk: Path, script: str, sentence: str) -> None:
    code, said, error = run(["do", "--script", script, "--book", "test.pairbook"])
    assert error == (f"{sentence}\n" if sentence else "")
    assert (code, said) == ((1, "") if sentence else (0, "0 acts done.\n"))


@pytest.mark.parametrize(
    "line", ['{"act": 1e999}', "9" * 5000, DEEP, '{"act": "add_hub", "on": 1}', "[1]", "null", '"x"']
)
def test_a_line_that_is_no_act_names_itself_and_keeps_what_came_before(desk: Path, line: str) -> None:
    Path("hubs.jsonl").write_text(f"{HUBS[0]}\n{line}\n{HUBS[1]}\n", encoding="utf-8")
    code, said, error = run(["do", "--script", "hubs.jsonl", "--book", "test.pairbook"])
    assert code == 1
    assert said == "Added the hub NYC-0\n"
    assert error.startswith("Line 2: ")
    assert error.endswith(" The act before it stays done.\n")


@pytest.mark.parametrize("command", [["export", "letters", "x.csv"], ["print", "purchase_order", "PO-001", "x.csv"]])
def test_neither_a_list_nor_a_paper_takes_the_place_of_a_book(desk: Path, command: list[str]) -> None:
    Path("test.pairbook").rename("x.csv")
    before = Path("x.csv").read_bytes()
    code, _, error = run([*command, "--book", "x.csv"])
    assert (code, error) == (1, "x.csv is a book. Name another file to write to; nothing was changed.\n")
    assert Path("x.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("terms", "sentence"),
    [
        ("", "The terms file names no Effective Date; it needs agreement.effective_date."),
        ("[agreement]\neffective_date = 2000-06-30\n", "The terms file lacks "),
        ("[agreement", "The terms file x.toml is not well formed"),
    ],
)
def test_terms_that_are_not_whole_leave_no_book(desk: Path, terms: str, sentence: str) -> None:
    Path("x.toml").write_text(terms, encoding="utf-8")
    code, _, error = run(["new", "new.pairbook", "--terms", "x.toml"])
    assert (code, error.count("\n")) == (1, 1)
    assert error.startswith(sentence)
    assert not Path("new.pairbook").exists()


STATUS = (sys.executable, main.__file__, "status", "--book", "test.pairbook", "--as-of", "2000-11-28", "--json")


def test_an_answer_nobody_reads_to_its_end_is_no_fault(desk: Path) -> None:
    with subprocess.Popen(STATUS, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert (child.stderr.read(), child.wait()) == (b"", 1)


def test_an_answer_the_disk_has_no_room_for_says_so(desk: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(STATUS, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (1, b"No space left on device. What was done before stays done.\n")
