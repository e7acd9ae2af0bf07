"""When the agreement ends: the Term by its text, or an earlier termination for default (MA-3, MA-8)."""

from __future__ import annotations

from datetime import date

from models.rules.clause import Known, Why, clause, day_words
from models.rules.terms import Terms

__all__ = ["survives", "term_end"]


@clause("MA-3", "EXD-6")
def term_end(terms: Terms, terminated_on: date | None = None) -> Known[date]:
    """The last day of the Term: the latest end any of the texts states, unless it is terminated before (AMB-37)."""
    agreement, served = terms.agreement, terms.om
    service_end = served.term_start.replace(year=served.term_start.year + served.term_years)
    facts = [
        ("Effective Date", day_words(agreement.effective_date)),
        ("End by the Master Agreement", day_words(agreement.term_end)),
        ("End by Exhibit D", day_words(service_end)),
    ]
    ends = max(agreement.term_end, service_end)
    rule = "The tenth anniversary of the Effective Date, or the later end of a Schedule or Exhibit"
    if terminated_on is not None and terminated_on < ends:
        ends, rule = terminated_on, "The day the notice of termination states, before the Term would end"
        facts.append(("Terminated as of", day_words(terminated_on)))
    return Known(ends, Why(rule, ("MA-3", "EXD-6", "MA-8.1"), tuple(facts), readings=("AMB-37",)))


@clause("MA-8.2", "MA-13.9")
def survives(incurred_on: date, terms: Terms, terminated_on: date | None = None) -> bool:
    """Whether a payment or duty stays owed after the end: what was incurred by then does, whenever it falls due."""
    return incurred_on <= term_end(terms, terminated_on).value
