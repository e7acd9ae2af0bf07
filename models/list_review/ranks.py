"""The ranks of a list: each given once, none taken in the book, and the gaps between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.list_review.book import Listed, Match
from models.list_review.candidates import Candidate, say_together
from models.list_review.fields import Field
from models.list_review.findings import Problem, Severity
from models.list_review.words import list_words, ranges

__all__ = ["check_ranks"]


def check_ranks(
    candidates: Sequence[Candidate], listed: Sequence[Listed], matches: Mapping[int, Match], sheet: str
) -> list[Problem]:
    """Says at the rows which ranks are given twice or taken; gives the note on ranks that are missing."""
    by_rank: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.rank is not None:
            by_rank.setdefault(candidate.rank, []).append(candidate)
    named = {match.listed.number for match in matches.values()}
    staying = {one.row.rank: one for one in listed if one.number not in named}
    for rank, group in by_rank.items():
        if len(group) > 1:
            rows = list_words([str(each.row) for each in group])
            say_together(group, Field.RANK, f"Rank {rank} is given to rows {rows}.", "Type the rank of one of them.")
        if rank in staying:
            sentence = f"Rank {rank} is that of {staying[rank].number}, {staying[rank].row.name}."
            for each in group:
                if not each.wrong:
                    each.error(Field.RANK, sentence, "Type a rank that is free.")
    missing = sorted(set(range(1, max([*by_rank, *staying], default=0) + 1)) - set(by_rank) - set(staying))
    if not missing:
        return []
    words = f"Rank {missing[0]} is missing." if len(missing) == 1 else f"Ranks {ranges(missing)} are missing."
    return [Problem(Severity.NOTE, words, field=Field.RANK, value=ranges(missing), sheet=sheet)]
