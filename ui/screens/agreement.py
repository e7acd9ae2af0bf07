"""The Agreement page: clauses, terms, amendments, readings, closed days, parties."""

from __future__ import annotations

from ui.screen import Group
from ui.screens.agreement_parts.amendments import AmendmentsPart
from ui.screens.agreement_parts.clauses import ClausesPart
from ui.screens.agreement_parts.days import DaysPart
from ui.screens.agreement_parts.parties import PartiesPart
from ui.screens.agreement_parts.readings import ReadingsPart
from ui.screens.agreement_parts.terms import TermsPart
from ui.screens.in_parts import InParts

__all__ = ["AgreementScreen"]


class AgreementScreen(InParts):
    """What the agreement says, and how this book reads it."""

    key = "agreement"
    title = "Agreement"
    icon = "scroll-text"
    kinds = (ClausesPart, TermsPart, AmendmentsPart, ReadingsPart, DaysPart, PartiesPart)
    group = Group.FOOT
    reads = frozenset({"book", "amendments", "closed_days", "notice_addresses", "reading_choices"})
    opens = frozenset({"clause", "reading", "closed_day", "party", "book"})

    def refill(self) -> None:
        """Reads the part shown."""
        self.fill_part()

    def go_to(self, key: str) -> bool:
        """Opens a clause, a reading, a closed day or a party, whichever has that name."""
        wanted = "readings" if key.startswith("AMB-") else "days" if key[:4].isdecimal() and "-" in key else "clauses"
        wanted = key if key in dict(self.part_names()) else wanted
        part = self.choose(wanted)
        found = wanted == key or part.select(key)
        part.view.focus()
        return found
