"""The rows of a list against one another: the same building twice, buildings that share an address, doubtful ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from models.list_review.book import Listed, Match, spot_of, spot_of_listed
from models.list_review.candidates import Candidate, say_together
from models.list_review.fields import Field
from models.list_review.findings import Problem, Severity
from models.list_review.twins import Spot, doubtful_pairs, tell_apart
from models.list_review.words import list_words
from models.rules.addresses import address_key

__all__ = ["check_same", "note_doubts"]

REMEDY = "Correct one address, leave one row out, or confirm that they are two buildings."


def check_same(candidates: Sequence[Candidate], confirmed: AbstractSet[int]) -> None:
    """Says at the rows which of them name one building; rows told apart get the word that does it, and a note."""
    by_key: dict[str, list[Candidate]] = {}
    for each in candidates:
        if each.street and (each.zip or each.city):
            by_key.setdefault(address_key(each.street, each.city, each.state, each.zip), []).append(each)
    for group in by_key.values():
        if len(group) > 1:
            _check_group(group, confirmed)


def _check_group(group: Sequence[Candidate], confirmed: AbstractSet[int]) -> None:
    """Looks at the rows that share one address."""
    marks = tell_apart([spot_of(each) for each in group])
    for at, each in enumerate(group):
        if each.row in confirmed:
            each.apart = spot_of(each).name
        elif marks:
            each.apart = marks[at]
    by_mark: dict[str, list[Candidate]] = {}
    for each in group:
        by_mark.setdefault(each.apart, []).append(each)
    for alike in by_mark.values():
        if len(alike) > 1:
            rows = list_words([str(each.row) for each in alike])
            named = list_words([_named(each) for each in alike])
            say_together(alike, Field.STREET, f"Rows {rows} have one address: {named}.", REMEDY)
    if marks:
        for each in group[1:]:
            sentence = f"It shares the address of row {group[0].row}; they were taken for buildings of their own."
            each.note(Field.STREET, sentence)


def _named(candidate: Candidate) -> str:
    return f"“{candidate.name or 'no name'}, {candidate.street}”"


def note_doubts(
    candidates: Sequence[Candidate], listed: Sequence[Listed], matches: Mapping[int, Match], sheet: str
) -> list[Problem]:
    """Notes on new rows that may name the building of another row, or one of the book."""
    by_row = {each.row: each for each in candidates if each.street}
    named = {match.listed.number for match in matches.values()}
    new = [spot_of(each) for each in by_row.values() if each.row not in matches]
    others = [spot_of(each) for each in by_row.values() if each.row in matches]
    others += [spot_of_listed(one) for one in listed if one.number not in named]
    in_book = {one.number: one for one in listed}
    return [_doubt(one, other, by_row, in_book, sheet) for one, other in doubtful_pairs(new, others)]


def _doubt(
    one: Spot, other: Spot, by_row: Mapping[int, Candidate], in_book: Mapping[str, Listed], sheet: str
) -> Problem:
    """The note on a pair; rows first, in the order of the sheet."""
    rows = sorted(each.id for each in (one, other) if isinstance(each.id, int))
    words = [f"row {row} ({_named(by_row[row])})" for row in rows]
    words += [
        f"{listed.number} ({listed.row.name}, {listed.row.street})"
        for each in (one, other)
        if isinstance(each.id, str) and (listed := in_book[each.id])
    ]
    sentence = f"{words[0][0].upper()}{words[0][1:]} may be the building of {words[1]}; it was taken for another."
    cells = tuple(by_row[row].cells[Field.STREET] for row in rows)
    return Problem(
        Severity.NOTE, sentence, "Leave the row out if it is the same.", cells, tuple(rows), Field.STREET, "", sheet
    )
