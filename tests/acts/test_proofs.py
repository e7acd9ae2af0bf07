"""Files attached to papers as proofs of their delivery: the same bytes come back, and a replay makes them again."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from models.acts.letters import new_letter
from models.acts.proofs import LARGEST, attach_proof, lines_of
from models.acts.register import ACTS
from models.engine import create_book
from models.errors import Refusal
from models.queries.proofs import proof_content, proofs
from models.store import Store
from models.verify import verify
from tests.builders import do, no_paper
from tests.planted import plant, planted

NOV_22 = date(2000, 11, 22)
REPORT = bytes(range(256)) * 40


@pytest.fixture
def book(any_store: Store) -> Store:
    """A book with one letter."""
    plant(any_store, 1)
    do(any_store, new_letter, on=NOV_22, links=("L-0001",), issued_on=NOV_22)
    return any_store


def test_a_proof_keeps_its_bytes_and_their_hash(book: Store) -> None:
    done = do(book, attach_proof, on=NOV_22, paper="LAL-0001", name=" report.pdf ", content=lines_of(REPORT))
    assert done.sentence == "Attached report.pdf to LAL-0001 as PRF-0001"
    with book.reading() as session:
        (row,) = proofs(session, NOV_22, "LAL-0001")
        assert (row.number, row.size, row.sha256) == ("PRF-0001", len(REPORT), hashlib.sha256(REPORT).hexdigest())
        assert proof_content(session, "PRF-0001") == ("report.pdf", REPORT)
        assert proofs(session, date(2000, 11, 21)) == []
        assert proofs(session, NOV_22, "LAL-0002") == []


def test_a_replay_makes_the_proof_again(store: Store, tmp_path: Path) -> None:
    plant(store, 1)
    do(store, new_letter, on=NOV_22, links=("L-0001",), issued_on=NOV_22)
    do(store, attach_proof, on=NOV_22, paper="LAL-0001", name="report.pdf", content=lines_of(REPORT))
    empty = create_book(str(tmp_path / "again.pairbook"))
    try:
        assert verify(store, empty, {**ACTS, planted.name: planted}, no_paper).sound
    finally:
        empty.dispose()


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"paper": "LAL-0009"}, "There is no paper LAL-0009 in this book"),
        ({"name": " "}, "Name the file"),
        ({"content": ("no base64!",)}, "report.pdf is not whole: its content is not base64"),
        ({"content": ()}, "report.pdf holds nothing; a proof holds up to 5,000,000 bytes"),
    ],
)
def test_what_is_no_proof_is_refused(book: Store, facts: dict[str, object], sentence: str) -> None:
    told = {"paper": "LAL-0001", "name": "report.pdf", "content": lines_of(REPORT), **facts}
    with pytest.raises(Refusal, match=sentence):
        do(book, attach_proof, on=NOV_22, **told)


def test_a_file_too_large_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(store, 1)
    do(store, new_letter, on=NOV_22, links=("L-0001",), issued_on=NOV_22)
    monkeypatch.setattr("models.acts.proofs.LARGEST", 100)
    with pytest.raises(Refusal, match="holds 10,240 bytes; a proof holds up to 100 bytes"):
        do(store, attach_proof, on=NOV_22, paper="LAL-0001", name="a.pdf", content=lines_of(REPORT))
    assert LARGEST == 5_000_000


def test_a_proof_there_is_not_is_said(store: Store) -> None:
    with store.reading() as session, pytest.raises(Refusal, match="There is no proof PRF-0009"):
        proof_content(session, "PRF-0009")
