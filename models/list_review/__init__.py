"""The review of a Customer List before it is imported: nothing in the file is guessed at in silence."""

from models.list_review.book import Change, Listed
from models.list_review.fields import Field
from models.list_review.findings import Problem, Severity
from models.list_review.layout import ColumnUse, How, Layout, find_layout, layout_at
from models.list_review.problem_rows import ProblemRows, problem_rows
from models.list_review.review import Fate, Fixes, Review, ReviewedRow, review
from models.list_review.table import PlainTable, Table, full_name

__all__ = [
    "Change",
    "ColumnUse",
    "Fate",
    "Field",
    "Fixes",
    "How",
    "Layout",
    "Listed",
    "PlainTable",
    "Problem",
    "ProblemRows",
    "Review",
    "ReviewedRow",
    "Severity",
    "Table",
    "find_layout",
    "full_name",
    "layout_at",
    "problem_rows",
    "review",
]
