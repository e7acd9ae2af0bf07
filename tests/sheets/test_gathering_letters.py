"""Papers of letters out of the book: the letter, the objection, the certificate with its count."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import event

from models.acts.answers import countersign, object_to_letter
from models.acts.book import choose_reading
from models.acts.letters import new_letter, record_letter_delivery, withdraw_letter
from models.acts.link_tests import ResultFact, agree_test_plan, record_test_results
from models.errors import Refusal
from models.rules.delivery import Delivery
from models.rules.letter_facts import FailedItem
from models.sheets.availability_letter import AvailabilityLetterSheet
from models.sheets.deemed_certificate import DeemedCertificateSheet
from models.sheets.gathering import PaperKind, gather, gather_many
from models.sheets.gathering.objection import drafted
from models.sheets.objection import ObjectionSheet
from models.store import Store
from tests.builders import do
from tests.planted import by_courier, by_fax, by_hand, plant

NOV_14, NOV_20, NOV_21, NOV_22 = date(2000, 11, 14), date(2000, 11, 20), date(2000, 11, 21), date(2000, 11, 22)
NOV_24, NOV_27, NOV_28 = date(2000, 11, 24), date(2000, 11, 27), date(2000, 11, 28)
FAILED = (FailedItem("Bit error rate, 24 h", "4.1e-7", "24 h soak", "at most 1E-9"),)


def sent(store: Store, *deliveries: Delivery | None, on: date = NOV_14) -> None:
    """One letter for one link after another, each delivered as told."""
    plant(store, len(deliveries))
    for number, delivery in enumerate(deliveries, 1):
        do(store, new_letter, on=on, links=(f"L-{number:04}",), issued_on=on)
        if delivery is not None:
            do(store, record_letter_delivery, on=NOV_28, letter=f"LAL-{number:04}", delivery=delivery)


def letter_paper(store: Store, number: str = "LAL-0001", on: date = NOV_28) -> AvailabilityLetterSheet:
    with store.reading() as session:
        sheet = gather(session, PaperKind.AVAILABILITY_LETTER, number, on)
    assert isinstance(sheet, AvailabilityLetterSheet)
    return sheet


def certificate(store: Store, number: str = "LAL-0001", on: date = NOV_28) -> DeemedCertificateSheet:
    with store.reading() as session:
        sheet = gather(session, PaperKind.DEEMED_CERTIFICATE, number, on)
    assert isinstance(sheet, DeemedCertificateSheet)
    return sheet


def objected(store: Store, on: date = NOV_22, letter: str = "LAL-0001") -> None:
    do(store, object_to_letter, on=on, letter=letter, made_on=on, signed_by="Provisioning desk", items=FAILED,
       explanation="Soaked for a day.", delivery=by_hand(on))  # fmt: skip


def test_a_letter_that_has_not_come_leaves_the_lines_of_its_receipt_open(store: Store) -> None:
    sent(store, None)
    sheet = letter_paper(store)
    assert (sheet.received_on, sheet.received_how, sheet.days, sheet.answer_by) == (None, "", (), None)
    assert (sheet.head.delivery, sheet.head.dated, sheet.answer_days, sheet.charge_days) == ("", NOV_14, 3, 30)
    [link] = sheet.links
    assert (link.number, link.pair, link.hub.number, link.location.address) == (
        "L-0001", "P-0001", "PHL-2", "1 Market St, Philadelphia, PA 19103",
    )  # fmt: skip


def test_a_letter_received_names_its_three_days_and_the_day_its_charge_is_due(store: Store) -> None:
    sent(store, by_courier(NOV_21))
    sheet = letter_paper(store)
    assert sheet.received_how == "By overnight courier, Airbill 8214 5530 1177"
    assert [day.day.day for day in sheet.days if day.number] == [24, 27, 28]
    assert (sheet.received_on, sheet.answer_by, sheet.charge_due_on) == (NOV_22, NOV_28, date(2000, 12, 22))


def test_a_fax_names_its_copy_and_a_receipt_dated_later_is_not_known_yet(store: Store) -> None:
    sent(store, by_fax(NOV_21, copy_on=NOV_22))
    assert letter_paper(store).head.delivery == "By fax, with a copy by overnight courier"
    assert letter_paper(store, on=NOV_20).received_on is None


def test_a_letter_names_the_plan_as_it_was_when_the_letter_was_issued(store: Store) -> None:
    do(store, agree_test_plan, on=NOV_20, version=1, agreed_on=NOV_20)
    plant(store, 2)
    do(store, new_letter, on=NOV_21, links=("L-0001",), issued_on=NOV_21)
    assert letter_paper(store).specification == "Link test plan, version 1, agreed November 20, 2000"


def test_a_letter_goes_with_a_copy_to_the_counsel(store: Store) -> None:
    sent(store, None)
    [copy] = letter_paper(store).head.copies
    assert copy.attention == "Steven M. Gallant, Vice President and General Counsel"


def test_a_new_letter_says_whether_the_one_before_was_objected_to_or_withdrawn(store: Store) -> None:
    sent(store, by_hand(NOV_21), None)
    objected(store)
    do(store, withdraw_letter, on=NOV_20, letter="LAL-0002", withdrawn_on=NOV_20)
    for link in ("L-0001", "L-0002"):
        do(store, new_letter, on=NOV_24, links=(link,), issued_on=NOV_24)
    assert (letter_paper(store, "LAL-0003").replaces, letter_paper(store, "LAL-0003").remarks) == ("LAL-0001", ())
    again = letter_paper(store, "LAL-0004")
    assert (again.replaces, again.remarks) == (
        "",
        ("This letter takes the place of LAL-0002, which Winstar withdrew on November 20, 2000.",),
    )
    assert letter_paper(store, "LAL-0002").remarks == ("Winstar withdrew this letter on November 20, 2000.",)


def test_many_letters_take_as_few_statements_as_one(store: Store) -> None:
    sent(store, *[by_hand(NOV_21)] * 12)
    taken: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *told: taken.append(told[2]))
    with store.reading() as session:
        gather_many(session, PaperKind.AVAILABILITY_LETTER, ["LAL-0001"], NOV_28)
    one, taken[:] = len(taken), []
    with store.reading() as session:
        sheets = gather_many(session, PaperKind.AVAILABILITY_LETTER, [f"LAL-{n:04}" for n in range(1, 13)], NOV_28)
    assert [sheet.head.number for sheet in sheets][-1] == "LAL-0012"
    assert len(taken) == one


@pytest.mark.parametrize("subject", ["OBJ-0001", "LAL-0001"])
def test_an_objection_is_found_by_its_number_or_its_letter(store: Store, subject: str) -> None:
    sent(store, by_hand(NOV_21))
    results = (ResultFact("Bit error rate, 24 h", "4.1e-7", False), ResultFact("Alarm contacts", "closed", True))
    do(store, record_test_results, on=NOV_22, letter="LAL-0001", results=results, tested_on=NOV_22)
    objected(store)
    with store.reading() as session:
        sheet = gather(session, PaperKind.OBJECTION, subject, NOV_22)
    assert isinstance(sheet, ObjectionSheet)
    assert (sheet.head.number, sheet.letter, sheet.head.delivery) == ("OBJ-0001", "LAL-0001", "By hand")
    assert [(item.item, item.limit, item.result) for item in sheet.failed] == [
        ("Bit error rate, 24 h", "at most 1E-9", "4.1e-7")
    ]
    assert (sheet.items_tested, sheet.tested_on, sheet.must_arrive_by) == (2, NOV_22, NOV_27)
    assert sheet.signatory.name == "Provisioning desk"


def test_there_is_no_paper_of_an_objection_not_made(store: Store) -> None:
    sent(store, by_hand(NOV_21))
    with store.reading() as session, pytest.raises(Refusal, match="no objection to LAL-0001 in this book"):
        gather(session, PaperKind.OBJECTION, "LAL-0001", NOV_22)


def test_an_objection_still_being_written_can_be_looked_at(store: Store) -> None:
    sent(store, by_hand(NOV_21))
    with store.reading() as session:
        sheet = drafted(session, "LAL-0001", NOV_22, FAILED, "Soaked.", "Provisioning desk", by_courier(NOV_22))
    assert (sheet.head.number, sheet.head.dated, sheet.head.delivery) == ("", NOV_22, "By overnight courier")
    assert (sheet.explanation, len(sheet.failed), sheet.items_tested) == ("Soaked.", 1, 1)


def test_the_certificate_prints_the_count_of_the_rule_and_the_readings_it_rests_on(store: Store) -> None:
    sent(store, by_hand(NOV_20))
    sheet = certificate(store)
    assert [(day.day.day, day.number) for day in sheet.days] == [(21, 1), (22, 2), (23, None), (24, 3)]
    assert (sheet.effective_on, sheet.received_on, sheet.letter_dated) == (NOV_24, NOV_20, NOV_14)
    assert sheet.readings[0].startswith("The day of receipt is not counted;")
    assert [words[-7:-1] for words in sheet.readings] == ["AMB-01", "AMB-02", "AMB-03", "AMB-03"]
    assert sheet.arrived_late == ()


def test_the_certificate_prints_another_reading_where_one_was_chosen(store: Store) -> None:
    do(store, choose_reading, on=NOV_14, key="lal_count", value="include_receipt_day", why="Agreed by telephone")
    sent(store, by_hand(NOV_20))
    assert certificate(store).readings[0] == "A Business Day of receipt is itself day 1. (AMB-01)"
    assert certificate(store).effective_on == NOV_22


def test_the_certificate_names_an_answer_that_came_too_late(store: Store) -> None:
    sent(store, by_hand(NOV_20))
    do(store, countersign, on=NOV_24, letter="LAL-0001", made_on=NOV_24, signed_by="Provisioning desk",
       delivery=by_courier(NOV_24))  # fmt: skip
    [late] = certificate(store).arrived_late
    assert late == (
        "Late copy filed: the countersigned Letter of November 24, 2000 reached Winstar on November 27, 2000."
    )


def test_a_letter_that_is_not_deemed_installed_has_no_certificate_and_the_reason_is_given(store: Store) -> None:
    sent(store, by_hand(NOV_24), None, by_hand(NOV_21), by_hand(NOV_21))
    objected(store, letter="LAL-0003")
    do(store, countersign, on=NOV_22, letter="LAL-0004", made_on=NOV_22, signed_by="Desk", delivery=by_hand(NOV_22))
    for number, reason in (
        ("LAL-0001", "its last day is Wed 29 Nov 2000"),
        ("LAL-0002", "how and when LAL-0002 was delivered is not recorded"),
        ("LAL-0003", "it was objected to on Wed 22 Nov 2000"),
        ("LAL-0004", "it was countersigned on Wed 22 Nov 2000"),
        ("LAL-0009", "There is no Link Availability Letter LAL-0009"),
    ):
        with pytest.raises(Refusal, match=reason):
            certificate(store, number)
