"""Acts on disturbances: the notice, and a suspension for it (MA-5.1, MA-5.3, EXE-5e)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from models.act import Doing, act
from models.acts import records
from models.acts.collocation_records import find, law_on, refuse_before, site, wanted
from models.acts.days import refuse_day
from models.acts.twins import refuse_twin
from models.errors import Refusal
from models.rules.clause import day_words
from models.rules.words import Side, party
from models.tables.collocation import Interference

__all__ = ["record_interference", "suspend_for_interference"]

CLAUSE = "EXE-5e"


@act(says="Recorded {interference}, a disturbance by {name} noticed on {day}")
def record_interference(
    doing: Doing,
    *,
    caused_by: Side,
    noticed_on: date,
    words: str,
    building: str = "",
    facility: str = "",
) -> Mapping[str, object]:
    """Records the notice of a disturbance: of Winstar's network by Customer, or of Customer's service by Winstar.

    Customer removes its own promptly (MA-5.1); Winstar gives notice of any it finds necessary (MA-5.3).
    """
    said = wanted(words, "Say what is disturbed, and by what.", CLAUSE)
    refuse_day(doing, noticed_on, "No notice can have been given")
    building_id, facility_id = site(doing, building, facility, CLAUSE, needed=False)
    row = Interference(
        number=records.next_number(doing.session, Interference.number, "IN", 3),
        facility_id=facility_id,
        building_id=building_id,
        caused_by=caused_by.value,
        noticed_on=noticed_on,
        words=said,
        suspended_on=None,
        cured_on=None,
    )
    refuse_twin(doing, row, CLAUSE, "facility_id", "building_id", "caused_by", "noticed_on", "words")
    doing.session.add(row)
    return {"interference": row.number, "name": party(law_on(doing)[0], caused_by), "day": day_words(noticed_on)}


@act(says="Winstar suspended its performance for {interference} from {day}")
def suspend_for_interference(doing: Doing, *, interference: str, suspended_on: date) -> Mapping[str, object]:
    """Records that Winstar changed, suspended or ceased its performance until the cure, after its notice (EXE-5e)."""
    row = find(doing.session, Interference, interference, "disturbance", CLAUSE)
    refuse_day(doing, suspended_on, "Nothing can have been suspended")
    refuse_before(suspended_on, row.noticed_on, f"The notice of {interference} was given", CLAUSE)
    if row.caused_by != Side.CUSTOMER:
        raise Refusal(f"{interference} is Winstar's own; it gives no right to suspend performance.", CLAUSE)
    if row.suspended_on is not None:
        raise Refusal(f"Performance was suspended on {day_words(row.suspended_on)}.", CLAUSE)
    if row.cured_on is not None:
        raise Refusal(f"{interference} was cured on {day_words(row.cured_on)}.", CLAUSE)
    row.suspended_on = suspended_on
    return {"day": day_words(suspended_on)}
