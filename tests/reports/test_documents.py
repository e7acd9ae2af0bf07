"""Every document read back from its PDF."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from models.sheets.purchase_order import Ends
from models.sheets.sheet import Party, Signatory
from models.sheets.status_report import DueGroup
from reports.documents import DOCUMENTS, draw, draw_many, missing_glyphs
from reports.fonts import MARK
from tests.reports.papers import (
    CERTIFICATE,
    DAYS,
    LETTER,
    LINK,
    MEMORANDUM,
    NOTICE,
    NOV_28,
    OBJECTION,
    OC3,
    ORDER,
    SALE,
    SCHEDULE,
    SHEETS,
    STATUS,
    STORE,
    letters,
    order_of,
    pages_of,
    text_of,
)

KINDS = list(SHEETS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_document_says_what_all_documents_say(kind: str) -> None:
    sheet, document = SHEETS[kind], DOCUMENTS[kind]
    text = text_of(draw(kind, sheet, draft=False))
    parties = (sheet.head.sender.name, sheet.head.recipient.name)
    for words in (document.title, document.clause, sheet.head.number, *parties, sheet.head.agreement, "Confidential"):
        assert words in text
    assert "DRAFT" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_sheet_gives_the_same_bytes(kind: str) -> None:
    assert draw(kind, SHEETS[kind], draft=False) == draw(kind, SHEETS[kind], draft=False)


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_says_so_on_every_page(kind: str) -> None:
    assert all("DRAFT" in page for page in pages_of(draw(kind, SHEETS[kind], draft=True)))


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_names_itself_and_its_language(kind: str) -> None:
    reader = PdfReader(BytesIO(draw(kind, SHEETS[kind], draft=False)))
    assert reader.metadata is not None
    assert reader.metadata.title == f"{DOCUMENTS[kind].title} {SHEETS[kind].head.number}".strip()
    assert reader.metadata.author == SHEETS[kind].head.sender.name
    assert reader.root_object["/Lang"] == "en-US"
    assert tuple(map(float, reader.pages[0].mediabox)) == (0, 0, 612, 792)


def test_the_foot_numbers_the_pages_and_names_the_edition() -> None:
    pages = pages_of(draw("purchase_order", order_of(60), draft=True))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "PO-003, revision 0, draft of November 28, 2000" in page
    revised = replace(ORDER, head=replace(ORDER.head, revision=2))
    assert "PO-003, revision 2, issued November 28, 2000" in text_of(draw("purchase_order", revised, draft=False))


def test_a_paper_without_a_number_is_named_by_its_title() -> None:
    assert "Status Report, November 28, 2000" in text_of(draw("status_report", STATUS, draft=False))
    unnumbered = replace(ORDER, head=replace(ORDER.head, number=""))
    assert "Purchase Order, draft of November 28, 2000" in text_of(draw("purchase_order", unnumbered, draft=True))


def test_a_sender_without_a_name_stops_nothing() -> None:
    nameless = replace(order_of(60), head=replace(ORDER.head, sender=Party("")))
    assert len(pages_of(draw("purchase_order", nameless, draft=False))) > 1


def test_an_order_of_60_lines_repeats_its_head_and_the_name_of_the_group() -> None:
    first, *later = pages_of(draw("purchase_order", order_of(60), draft=False))
    assert "Description Quantity Price Extended price" in first
    assert "Purchase Order PO-003, continued" in later[0]
    assert "Description Quantity Price Extended price 24 OC-3 radio pairs, continued" in later[0]
    found = " ".join([first, *later])
    assert all(f"Radio part {number} 2 $10.50 $21.00" in found for number in range(1, 61))


def test_an_order_says_what_it_comes_to_and_how_it_is_paid() -> None:
    text = text_of(draw("purchase_order", ORDER, draft=False))
    for words in (
        "24 OC-3 radio pairs",
        "24, making 334 of 500",
        "Subtotal $514,651.20",
        "Price per radio pair $21,443.80",
        "Total $514,651.20",
        "With the order $154,395.36 30% of the total",
        "23 quarterly instalments $20,703.40 from March 15, 2001",
        "Last instalment $20,703.35 on December 15, 2006",
        "24 radio pairs need 48 of each. The ends balance.",
        "Transaction Documents, they prevail",
        "The order lists 24 radio pairs.",
        "Deliver by January 12, 2001",
    ):
        assert words in text


def test_an_order_may_say_when_it_ships_instead_of_when_it_arrives() -> None:
    text = text_of(draw("purchase_order", replace(ORDER, ship_on=NOV_28, deliver_by=None), draft=False))
    assert "Ship on November 28, 2000" in text
    assert "Deliver by" not in text
    assert "Deliver by not known" in text_of(draw("purchase_order", replace(ORDER, deliver_by=None), draft=False))


def test_copies_are_addressed_and_remarks_numbered() -> None:
    told = replace(ORDER, head=replace(ORDER.head, copies=(STORE,) * 4), remarks=("First.", "Second."))
    text = text_of(draw("purchase_order", told, draft=False))
    assert text.count("Copy to SAVVIS/MERIDIAN") == 4
    assert "Remarks 1 First. 2 Second." in text


def test_an_order_with_a_price_missing_has_no_total() -> None:
    lines = (replace(OC3.lines[0], price=None, extended=None), *OC3.lines[1:])
    group = replace(OC3, lines=lines, subtotal=None, price_per_pair=None)
    text = text_of(draw("purchase_order", replace(ORDER, groups=(group,), total=None, plan=None), draft=False))
    assert "24 not entered not entered" in text
    assert "Subtotal not complete" in text
    assert "Total not complete" in text
    assert "1 line of 4 has no price yet" in text


def test_an_order_with_no_price_at_all_says_not_entered() -> None:
    lines = tuple(replace(line, price=None, extended=None) for line in OC3.lines)
    group = replace(OC3, lines=lines, subtotal=None, price_per_pair=None)
    text = text_of(draw("purchase_order", replace(ORDER, groups=(group,), total=None, plan=None), draft=False))
    assert "Total not entered" in text
    assert "4 lines of 4 have no price yet" in text


def test_an_order_says_when_its_ends_do_not_balance_or_were_not_counted() -> None:
    odd = replace(ORDER, groups=(replace(OC3, ends=Ends(48, 47, 48, 48)), replace(OC3, ends=None)))
    text = text_of(draw("purchase_order", odd, draft=False))
    assert "The ends do not balance." in text
    assert "The ends of these lines were not counted." in text


def test_a_bill_of_sale_has_its_schedule_on_pages_of_its_own() -> None:
    first, *schedule = pages_of(draw("bill_of_sale", SALE, draft=False))
    assert "Schedule A 106 radio pairs" in schedule[0]
    assert "Winstar makes over to Customer" in first
    assert "Attest or witness" in first
    assert "106 P-0106 OC-3, 38 GHz AL3L-4106 AL3H-5106 November 28, 2000" in schedule[-1]
    assert "Gabriel 2 ft antenna 106 End of Schedule A." in schedule[-1]


def test_a_serial_nobody_recorded_is_said_to_be_missing() -> None:
    sale = replace(SALE, pairs=(replace(SALE.pairs[0], far_serial="", shipped_on=None),))
    assert "AL3L-4001 not recorded not known" in text_of(draw("bill_of_sale", sale, draft=False))


def test_a_packing_memorandum_says_which_package_holds_it() -> None:
    text = text_of(draw("packing_memorandum", MEMORANDUM, draft=False))
    assert "1 of 2 Outdoor units Holds this memorandum" in text
    assert "6 units in 2 packages; package 1 holds this memorandum." in text
    assert "AL3L-4001, AL3L-4002" in text


def test_a_memorandum_that_no_package_holds_says_so() -> None:
    loose = replace(MEMORANDUM, packages=tuple(replace(each, holds_memorandum=False) for each in MEMORANDUM.packages))
    assert "no single package holds this memorandum" in text_of(draw("packing_memorandum", loose, draft=False))


def test_a_letter_that_was_not_received_has_lines_to_write_on() -> None:
    [page] = pages_of(draw("availability_letter", LETTER, draft=False))
    assert "three Business Days from its receipt" in page
    assert "due 30 days after Customer’s receipt" in page
    assert "Answer must reach Winstar by" in page
    assert "Countersigned for Customer SAVVIS Communications Corporation" in page
    assert "AL3L-40393" in page


def test_a_received_letter_says_when_its_answer_is_due_and_which_days_were_skipped() -> None:
    received = replace(
        LETTER,
        received_on=date(2000, 11, 22),
        received_how="Provisioning desk",
        days=DAYS,
        answer_by=NOV_28,
        charge_due_on=date(2000, 12, 22),
        replaces="LAL-0144",
        signatory=Signatory("", "President"),
    )
    [page] = pages_of(draw("availability_letter", received, draft=False))
    assert "November 28, 2000 Answer must reach Winstar by December 22, 2000 Installation charge due on" in page
    assert "Not counted: Thursday, November 23, 2000 (Thanksgiving)" in page
    assert "takes the place of LAL-0144" in page
    assert "President Name and title" in page


@pytest.mark.parametrize("number", [2, 4, 5, 40])
def test_a_letter_may_name_several_links(number: int) -> None:
    links = tuple(replace(LINK, number=f"L-{each:04}", far_serial="") for each in range(number))
    text = text_of(draw("availability_letter", replace(LETTER, links=links), draft=False))
    assert f"now makes the {number} Links available" in text
    assert all(link.number in text for link in links)
    assert text.count("Serial not recorded") == number


def test_an_objection_names_the_failed_items_and_when_it_must_be_there() -> None:
    [page] = pages_of(draw("objection", OBJECTION, draft=False))
    assert "Of 6 items tested, the 2 items listed below failed" in page
    assert "by the end of Tuesday, November 28, 2000" in page
    assert "Bit error rate ≤ 1 × 10⁻⁹ 4.1 × 10⁻⁷ 24 hours, both ways" in page
    assert "Errored seconds ≤ 5 no result" in page
    assert "The hub end was looped." in page


def test_an_objection_without_items_or_explanation_prints_that_it_lacks_them() -> None:
    text = text_of(draw("objection", replace(OBJECTION, failed=(), explanation=""), draft=True))
    assert "No failed item named" in text
    assert "not entered" in text


def test_a_certificate_counts_the_days_one_by_one() -> None:
    text = text_of(draw("deemed_certificate", CERTIFICATE, draft=False))
    for words in (
        "Three Business Days went by",
        "So the Link is deemed installed.",
        "Wednesday, November 22, 2000 not counted Day of receipt",
        "Thursday, November 23, 2000 not counted Thanksgiving",
        "Tuesday, November 28, 2000 Business Day 3 Counted",
        "The day of receipt is not counted.",
        "Countersigned letter received on November 30, 2000.",
    ):
        assert words in text


def test_a_certificate_of_a_long_count_shows_every_day() -> None:
    long = replace(CERTIFICATE, days=DAYS * 5, arrived_late=(), readings=())
    assert text_of(draw("deemed_certificate", long, draft=False)).count("Thanksgiving") == 5


def test_a_status_report_fits_one_page_and_says_when_nothing_is_due() -> None:
    [page] = pages_of(draw("status_report", STATUS, draft=False))
    assert "Countersign LAL-0158 Philadelphia SAVVIS November 28, 2000 Due today B-5(b)" in page
    assert "$418,230.55" in page
    assert "Nothing is due." in text_of(
        draw("status_report", replace(STATUS, groups=(DueGroup("Overdue", ()),)), draft=False)
    )


def test_names_from_all_over_europe_read_back_as_typed() -> None:
    name = "Łukasz Žižka, Erdős Pál, 5 Ω, Жуков"
    text = text_of(draw("purchase_order", replace(ORDER, batch=name), draft=False))
    assert name in text
    assert MARK not in text


def test_a_letter_no_font_has_is_marked_on_the_paper_and_named_below() -> None:
    order = replace(ORDER, batch="中 tower")
    text = text_of(draw("purchase_order", order, draft=False))
    assert f"{MARK} tower" in text
    assert f"{MARK} stands for a character that the letters of this paper do not have: U+4E2D." in text
    assert missing_glyphs(order) == ("中",)
    assert missing_glyphs(ORDER) == ()


def test_many_letters_in_one_file_number_their_own_pages() -> None:
    pdf = draw_many("availability_letter", letters(3))
    assert [f"LAL-000{number}" in page for number, page in enumerate(pages_of(pdf), start=1)] == [True] * 3
    assert all("Page 1 of 1" in page for page in pages_of(pdf))
    outline = PdfReader(BytesIO(pdf)).outline
    assert [entry.title for entry in outline] == [f"Link Availability Letter LAL-000{number}" for number in (1, 2, 3)]


def test_no_letters_make_no_file() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        draw_many("availability_letter", [])


def test_documents_number_themselves() -> None:
    assert DOCUMENTS["purchase_order"].number(3) == "PO-003"
    assert DOCUMENTS["availability_letter"].number(158) == "LAL-0158"


@pytest.mark.parametrize("kind", KINDS)
def test_a_redacted_copy_holds_no_figure(kind: str) -> None:
    sheet = (
        replace(SHEETS[kind], remarks=("Agreed at $9,650 each, 514,651.20 in all.",))
        if kind != "status_report"
        else STATUS
    )
    text = text_of(draw(kind, sheet, draft=False, redacted=True))
    assert "$" not in text
    assert "514,651.20" not in text
    assert "[***]" in text
    assert "redacted copy" in text


def test_a_redacted_order_keeps_everything_but_its_figures() -> None:
    text = text_of(draw("purchase_order", ORDER, draft=False, redacted=True))
    assert text.count("[***]") == 2 * len(OC3.lines) + 2 + 1 + 4 + 1
    assert "Altium OC-3 indoor unit 48 [***] [***]" in text
    assert "Gabriel 1 ft antenna 48" in text


def test_a_redacted_copy_does_not_hide_that_a_price_is_missing() -> None:
    order = replace(ORDER, total=None, plan=None)
    assert "Total not entered" in text_of(draw("purchase_order", replace(order, groups=()), draft=False, redacted=True))


def test_a_price_of_nothing_is_printed_as_a_price() -> None:
    assert "Total $0.00" in text_of(draw("purchase_order", replace(ORDER, total=Decimal(0)), draft=False))


def test_a_radio_pair_notice_lists_its_buildings_and_whom_it_passes_over() -> None:
    text = text_of(draw("radio_pair_notice", NOTICE, draft=False))
    for words in (
        "Notice First Additional",
        "Windows end on February 11, 2001",
        "each of the 2 buildings below within 75 days after this notice is given",
        "1 131 B-0131 1200 Market Street 1200 Market Street, Philadelphia, PA 19107",
        "2 none B-0755 no name 4 Canal St, Boston, MA 02114",
        "With earlier notices 104",
        "130 B-0130 Slate Hall 9 Canal St, Boston, MA 02114 Roof refused",
        "The hub in Boston is full.",
        "may decline 2 of its own choice without penalty. It has declined 1.",
    ):
        assert words in text


def test_a_radio_pair_notice_not_given_yet_has_no_window_and_passes_over_nobody_it_does_not_name() -> None:
    bare = replace(NOTICE, given_on=None, window_ends=None, passed_over=(), shortfall="")
    text = text_of(draw("radio_pair_notice", bare, draft=False))
    assert "Windows end on not known" in text
    assert "passed over" not in text
    assert "fewer" not in text


def test_a_payment_schedule_splits_its_payments_and_says_until_when_they_may_be_paid() -> None:
    text = text_of(draw("payment_schedule", SCHEDULE, draft=False))
    for words in (
        "Third batch, 24 radio pairs",
        "11% a year Method Equal instalments, a whole first quarter",
        "computed from the price, the rate and the method named.",
        "Down payment November 28, 2000 $72,000.00 $168,000.00",
        "Instalment 1 September 15, 2001 until September 17, 2001 $9,654.73 $4,620.00 $5,034.73 $162,965.27",
        "Total $303,713.57",
        "less an offset of $10.00",
    ):
        assert words in text


def test_a_payment_schedule_that_nobody_entered_has_no_sums_and_says_so() -> None:
    rows = tuple(replace(row, payment=None, interest=None, principal=None, balance=None) for row in SCHEDULE.rows)
    bare = replace(SCHEDULE, rows=rows, rate="", method="", table="Schedule A-2", price=None, total=None, missing=2)
    text = text_of(draw("payment_schedule", replace(bare, open_ended=True), draft=False))
    assert "those of Schedule A-2, as entered. 2 payments of 2 have no sum yet. The payments continue until" in text
    assert "Balance" not in text
    assert "Total not complete" in text


def test_a_redacted_payment_schedule_names_no_sum() -> None:
    text = text_of(draw("payment_schedule", SCHEDULE, draft=False, redacted=True))
    assert "$" not in text
    assert "September 15, 2001" in text
