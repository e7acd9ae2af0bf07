"""The rows that errors bar, as a table to be saved, corrected in Excel and imported again."""

from __future__ import annotations

from dataclasses import dataclass

from models.list_review.findings import Severity
from models.list_review.review import Review
from models.list_review.table import Table

__all__ = ["ProblemRows", "problem_rows"]


@dataclass(frozen=True, slots=True)
class ProblemRows:
    """Headings and rows: the columns as they stand in the workbook, and behind them what is wrong and what to do."""

    headings: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def problem_rows(table: Table, review: Review) -> ProblemRows:
    """The barred rows of a reviewed table with the sentences on them."""
    uses = review.layout.columns
    rows = []
    for row in review.problem_rows:
        wrong = [problem for problem in row.problems if problem.severity is Severity.ERROR]
        held = [table.rows[row.number - 1][use.column - 1] for use in uses]
        held = [table.formulas.get((row.number, use.column), value) for use, value in zip(uses, held, strict=True)]
        sentences = " ".join(f"{problem.where}: {problem.sentence}" for problem in wrong)
        remedies = " ".join(dict.fromkeys(problem.remedy for problem in wrong))
        rows.append((row.number, *held, sentences, remedies))
    headings = ("Row", *(use.heading or use.letters for use in uses), "What is wrong", "What to do")
    return ProblemRows(headings, tuple(rows))
