"""The Collocation page under real keys, on a real book."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.acts import collocation as acts
from models.acts import permits, places
from models.queries.collocation_facts import collocation_records
from models.rules.collocation_facts import CollocationBook, EndReason
from models.rules.permit_facts import ApprovalKind, Cover, Dslam
from models.rules.words import Side
from models.store import Store
from reports.columns import Column
from reports.excel.write import write_workbook
from tests.builders import do, new_store
from tests.builders import opened as opened_book
from tests.planted import plant
from tests.ui.frame import open_window, press, settled, type_in
from ui.dialogs.act_form import ActForm
from ui.main_window import MainWindow
from ui.screens.buildings import BuildingsScreen
from ui.screens.collocation import CollocationScreen
from ui.widgets.chip import Chip
from ui.widgets.date_field import DateField

pytestmark = pytest.mark.usefixtures("light")
JUL_10, AUG_15, NOV_28 = date(2000, 7, 10), date(2000, 8, 15), date(2000, 11, 28)
CF = {"facility": "CF-001"}
Open = Callable[..., CollocationScreen]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    windows: list[MainWindow] = []

    def make(store: Store, as_of: date = NOV_28, size: tuple[int, int] = (1440, 900)) -> CollocationScreen:
        windows.append(open_window(qtbot, store, as_of=as_of, size=size, screens=(CollocationScreen, BuildingsScreen)))
        page = windows[-1].built["collocation"]
        assert isinstance(page, CollocationScreen)
        page.take_focus()
        return page

    yield make
    for window in windows:
        window.close()


def signed(store: Store) -> None:
    """A facility signed for by both parties, and another one nobody signed for."""
    for name in ("Broad St CO", "Hudson St CO"):
        do(store, acts.add_facility, on=JUL_10, name=name, city="Philadelphia", state="PA")
    for number in ("CF-001", "CF-002"):
        do(
            store, acts.draft_collocation_schedule, on=JUL_10, facility=number, dated_on=JUL_10, racks=2,
            requested_on=date(2000, 8, 1),
        )  # fmt: skip
    for side in Side:
        do(store, acts.sign_collocation_schedule, on=JUL_10, **CF, party=side, signed_on=JUL_10)
    for which in acts.Attachment:
        do(store, acts.attach_to_schedule, on=JUL_10, **CF, attachment=which, filed_as="4711", attached_on=JUL_10)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a book with a Space in use, its insurance, a permit, an approval, a lien and a building's way in."""
    place = tmp_path_factory.mktemp("collocation") / "in_use.pairbook"
    store = new_store(str(place))
    fill(store)
    store.close()
    return place


@pytest.fixture
def in_use(built: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of that book."""
    place = tmp_path / "in_use.pairbook"
    shutil.copyfile(built, place)
    store = opened_book(str(place))
    yield store
    store.close()


def fill(store: Store) -> None:
    """Everything that book holds."""
    plant(store, 2)
    signed(store)
    do(store, acts.finish_preparation, on=AUG_15, **CF, finished_on=AUG_15)
    do(store, acts.record_lease, on=AUG_15, **CF, learned_on=AUG_15)
    for cover in Cover:
        do(
            store, permits.enter_certificate, on=JUL_10, cover=cover, insurer="Mutual", policy="4711",
            holds_from=JUL_10, expires_on=date(2001, 6, 30), per_occurrence=Decimal(1_000_000), furnished_on=JUL_10,
            statutory=cover is Cover.WORKERS_COMPENSATION, additional_insured=True,
        )  # fmt: skip
    do(store, acts.add_cabinet, on=AUG_15, **CF, name="1", square_feet=Decimal("4.5"))
    do(store, acts.place_equipment, on=AUG_15, **CF, cabinet="1", name="Router", placed_on=AUG_15, watts=400, pounds=90)
    do(store, permits.require_permit, on=JUL_10, building="B-0001", what="Roof permit")
    do(store, permits.ask_approval, on=JUL_10, kind=ApprovalKind.CONTRACTOR, subject="Allied Electric", asked_on=JUL_10)
    do(store, acts.record_lien, on=AUG_15, claimant="Allied Electric", learned_on=AUG_15)
    do(store, permits.choose_in_building_option, on=AUG_15, building="B-0001", option="1b", chosen_on=AUG_15)
    do(store, places.add_switch_site, on=AUG_15, code="PHL-S", name="Philadelphia switch", cage="Cage 12")


def book(store: Store) -> CollocationBook:
    with store.reading() as session:
        return collocation_records(session, NOV_28)


def keys(qtbot: QtBot, page: CollocationScreen, *chords: str) -> None:
    for chord in chords:
        press(qtbot, page.window(), chord)


def form(page: CollocationScreen) -> ActForm:
    """The form that is open."""
    return next(one for one in page.window().findChildren(ActForm) if one.isVisible())


def record(qtbot: QtBot, page: CollocationScreen) -> None:
    """Presses the primary of the open form and waits until the page has read the book again."""
    press(qtbot, page.window(), "Ctrl+Return")
    settled(qtbot, page.desk)
    page.window().activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page.window())
    page.take_focus()


def said(page: CollocationScreen) -> str:
    """Every word in the inspector."""
    assert page.inspector is not None
    chips = [chip.words for chip in page.inspector.findChildren(Chip)]
    return " | ".join([*chips, *(label.text() for label in page.inspector.findChildren(QLabel))])


# -- an empty book -------------------------------------------------------------------------------------------


def test_an_empty_book_says_what_each_part_is_for(store: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(store)
    assert page.head.findChildren(QLabel)
    for part in ("facilities", "papers", "in_building", "sites"):
        assert page.choose(part).view.current() is None
        assert page.why() is None or part == "facilities"
    assert page.part.why() is None
    assert page.go_to("CF-009") is False


def test_the_first_facility_is_added_from_the_keyboard(store: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(store)
    keys(qtbot, page, "N")
    type_in(qtbot, page, "Broad St CO")
    record(qtbot, page)
    assert [one.name for one in book(store).facilities] == ["Broad St CO"]
    assert page.part.view.current().number == "CF-001"


# -- a facility ----------------------------------------------------------------------------------------------


def test_a_facility_shows_its_gate_its_days_and_its_space(in_use: Store, opened: Open) -> None:
    page = opened(in_use)
    words = said(page)
    assert "The Space may be occupied" in words
    assert "Collocation Schedule signed by Customer (E-1(b))" in words
    assert "400 W, 20.0 lb a sq ft" in words
    assert "Wed 30 Jun 2010" in words


def test_what_is_not_met_is_listed_with_its_clause(in_use: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(in_use)
    keys(qtbot, page, "J")
    assert page.part.view.current().number == "CF-002"
    words = said(page)
    assert "Not to be occupied" in words
    assert "Customer has not signed the Collocation Schedule of CF-002." in words
    assert "cannot say: the signature of Customer and Winstar" in words


def test_both_parties_sign_from_the_keyboard(in_use: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(in_use)
    for _side in Side:
        assert page.go_to("CF-002")
        keys(qtbot, page, "S")
        record(qtbot, page)
    facility = book(in_use).facility("CF-002")
    assert facility is not None
    assert facility.schedules[0].signed_on == NOV_28
    assert page.go_to("CF-002")
    keys(qtbot, page, "S")
    assert not any(one.isVisible() for one in page.window().findChildren(ActForm))


def test_a_visitor_signs_in_and_out_and_the_hours_are_said(in_use: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(in_use)
    keys(qtbot, page, "V")
    type_in(qtbot, page, "Field engineer")
    keys(qtbot, page, "Tab", "Tab", "Tab")
    type_in(qtbot, page, "09:05")
    record(qtbot, page)
    assert "still inside" in said(page)
    keys(qtbot, page, "O", "Tab", "Tab")
    type_in(qtbot, page, "11:20")
    record(qtbot, page)
    assert "2.25 h escorted" in said(page)


def test_a_visit_that_is_barred_says_so_while_it_is_typed_and_is_refused(
    in_use: Store, opened: Open, qtbot: QtBot
) -> None:
    page = opened(in_use)
    keys(qtbot, page, "J", "V")
    type_in(qtbot, page, "Field engineer")
    keys(qtbot, page, "Tab", "Tab", "Tab")
    type_in(qtbot, page, "09:05")
    dialog = form(page)
    assert "Customer has not signed the Collocation Schedule of CF-002 (E-1(b))." in dialog.effect.text()
    press(qtbot, page.window(), "Ctrl+Return")
    assert dialog.isVisible()
    assert book(in_use).facilities[1].visits == ()
    dialog.reject()


def test_work_says_at_once_that_its_contractor_waits_for_approval(in_use: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(in_use)
    keys(qtbot, page, "V")
    type_in(qtbot, page, "Installer")
    keys(qtbot, page, "Tab", "Down", "Down", "Down", "Tab", "Tab")
    type_in(qtbot, page, "09:05")
    keys(qtbot, page, "Tab")
    type_in(qtbot, page, "Allied Electric")
    dialog = form(page)
    assert "AP-0001, the approval of Allied Electric, has not been answered (E-5(a))." in dialog.effect.text()
    day = dialog.editors["in_on"].widget
    assert isinstance(day, DateField)
    day.set_day(AUG_15)
    assert dialog.effect.text() == ""
    dialog.reject()


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("N", "New facility"), ("D", "Schedule of CF-001"), ("A", "Attach to the Schedule of CF-001"),
        ("L", "Winstar's lease of CF-001"), ("E", "Renew the lease of CF-001"), ("C", "Add a cabinet in CF-001"),
        ("P", "Place equipment in CF-001"), ("T", "Take equipment out of CF-001"), ("G", "Access to CF-001"),
        ("M", "Winstar moves the Space in CF-001"), ("X", "End the licence of CF-001"),
        ("B", "Everything out of CF-001"),
    ],
)  # fmt: skip
def test_every_key_of_a_facility_opens_its_form(
    in_use: Store, opened: Open, qtbot: QtBot, key: str, title: str
) -> None:
    page = opened(in_use)
    keys(qtbot, page, key)
    dialog = form(page)
    assert dialog.windowTitle() == title or title in [one.text() for one in dialog.findChildren(QLabel)]
    dialog.reject()


def test_acts_without_a_key_are_reached_from_the_find_box(in_use: Store, opened: Open, qtbot: QtBot) -> None:
    in_use_now = in_use
    do(in_use_now, acts.record_winstar_work, on=NOV_28, **CF, work="Power", begins_on=NOV_28)
    moves = {"noticed_on": NOV_28, "moves_on": date(2001, 2, 1), "to_place": "Room 5"}
    do(in_use_now, acts.relocate_space, on=NOV_28, **CF, **moves)
    page = opened(in_use_now)
    assert "SW-001 Power from Tue 28 Nov, no notice recorded." in said(page)
    assert "earliest Sat 27 Jan 2001 (E-5(f))" in said(page)
    for action in page.page_actions():
        if not action.key and not action.gate():
            action.run()
            form(page).reject()
            settled(qtbot, page.desk)


def test_what_cannot_be_done_says_why(in_use: Store, opened: Open) -> None:
    page = opened(in_use)
    why_not = {action.words: action.gate() for action in page.page_actions()}
    assert why_not["Sign out a visitor..."] == "Nobody is in CF-001."
    assert why_not["The Space is ready..."] == "The Space was ready on Tue 15 Aug 2000."
    assert why_not["Record a signature..."] == "Both parties have signed."
    assert why_not["The Space was moved..."] == "No move of CF-001 is under way."
    assert why_not["Notice of Winstar's work..."] == "No work of Winstar's waits for its notice."
    page.go_to("CF-002")
    why_not = {action.words: action.gate() for action in page.page_actions()}
    assert why_not["Draft a Collocation Schedule..."] == "Version 1 is not signed by both yet."
    assert why_not["Equipment in..."] == "Add a cabinet first."
    assert why_not["Equipment out..."] == "No equipment stands in CF-002."
    assert why_not["End the licence..."].startswith("The licence has not begun")


@pytest.mark.parametrize(
    ("number", "as_of", "words"),
    [
        ("CF-001", NOV_28, "Sign in a visitor..."),
        ("CF-002", NOV_28, "Record a signature..."),
        ("CF-001", JUL_10, "The Space is ready..."),
    ],
)
def test_what_comes_next_stands_at_the_foot(in_use: Store, opened: Open, number: str, as_of: date, words: str) -> None:
    page = opened(in_use, as_of)
    assert page.go_to(number)
    assert page.part.next_acts(page.part.row)[0].words == words


def test_after_the_licence_the_equipment_goes_out(in_use: Store, opened: Open) -> None:
    do(in_use, acts.record_lease, on=AUG_15, **CF, learned_on=AUG_15, ends_on=date(2001, 5, 31), source="Lease")
    do(in_use, acts.end_licence, on=NOV_28, **CF, ended_on=date(2000, 12, 1), reason=EndReason.AGREED)
    page = opened(in_use, date(2000, 12, 2))
    assert [one.words for one in page.part.next_acts(page.part.row)] == ["Everything is out...", "Equipment out..."]
    assert "Out by" in said(page)


def test_w_says_why_a_facility_stands_so(in_use: Store, opened: Open) -> None:
    page = opened(in_use)
    derived = page.why()
    assert derived is not None
    assert derived[1] == "Why does CF-001 stand so?"
    assert ("Space ready", "Tue 15 Aug 2000") in derived[0].facts


# -- the other parts -----------------------------------------------------------------------------------------


def test_ctrl_right_goes_through_the_parts(in_use: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(in_use)
    seen = []
    for _step in range(4):
        keys(qtbot, page, "Ctrl+Right")
        seen.append(page.part.key)
    assert seen == ["papers", "in_building", "sites", "facilities"]
    keys(qtbot, page, "Ctrl+Left")
    assert page.part.key == "sites"


@pytest.mark.parametrize(
    ("number", "part", "words"),
    [
        ("PT-0001", "papers", "Not obtained"),
        ("IC-001", "papers", "as additional insured"),
        ("AP-0001", "papers", "Unanswered for 141 days"),
        ("LN-001", "papers", "75 days late"),
        ("B-0001", "in_building", "3 steps left"),
        ("PHL-2", "sites", "not recorded"),
        ("CF-002", "facilities", "Not signed by both"),
    ],
)
def test_a_record_is_opened_by_its_number(in_use: Store, opened: Open, number: str, part: str, words: str) -> None:
    page = opened(in_use)
    assert page.go_to(number)
    assert page.part.key == part
    assert words in said(page)


def test_another_part_keeps_the_keyboard_in_the_list(in_use: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(in_use)
    page.tabs.choose("papers")
    page.choose("papers")
    assert page.part.view.grid.hasFocus()
    keys(qtbot, page, "N")
    assert form(page).act is permits.require_permit
    form(page).reject()


def test_a_permit_is_obtained_from_the_keyboard(in_use: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(in_use)
    assert page.go_to("PT-0001")
    keys(qtbot, page, "O")
    record(qtbot, page)
    assert book(in_use).permits[0].grants[0].obtained_on == NOV_28


def test_an_act_of_another_kind_of_row_says_what_to_choose(in_use: Store, opened: Open) -> None:
    page = opened(in_use)
    page.go_to("PT-0001")
    why_not = {action.words: action.gate() for action in page.page_actions()}
    assert why_not["Given to Winstar..."] == "Choose a certificate in the list first."
    page.go_to("IC-001")
    assert [one.words for one in page.part.next_acts(page.part.row)] == ["Cancelled..."]
    page.go_to("AP-0001")
    assert [one.words for one in page.part.next_acts(page.part.row)] == ["Record the answer...", "Told who pays..."]


def test_every_act_on_a_permit_or_certificate_opens_its_form(in_use: Store, opened: Open, qtbot: QtBot) -> None:
    warranty = {"component": "ODU", "maker": "P-Com", "starts_on": AUG_15, "ends_on": date(2001, 8, 14)}
    for _number in range(2):
        do(in_use, permits.enter_warranty, on=AUG_15, **warranty, pair="P-0001")
    do(in_use, permits.claim_warranty, on=NOV_28, warranty="WT-0002", claimed_on=NOV_28, defect="Dead")
    noise = {"caused_by": Side.CUSTOMER, "noticed_on": AUG_15, "words": "Noise"}
    do(in_use, acts.record_interference, on=AUG_15, **noise, **CF)
    page = opened(in_use)
    page.choose("papers")
    opened_titles = set()
    for row in list(page.part.table.rows):
        page.go_to(row.number)
        for action in page.page_actions():
            if not action.gate():
                action.run()
                dialog = form(page)
                opened_titles.add(dialog.act.name)
                dialog.reject()
    assert len(opened_titles) == 16
    page.go_to("WT-0002")
    assert "Tue 28 Nov: Dead; open" in said(page)


def test_a_step_of_a_building_is_done_from_the_keyboard(in_use: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(in_use)
    assert page.go_to("B-0001")
    assert "Winstar runs a 6-pair multimode fiber from the indoor unit to the closet" in said(page)
    keys(qtbot, page, "S")
    record(qtbot, page)
    assert book(in_use).in_building[0].done == (("fiber", NOV_28),)
    assert "2 steps left" in said(page)


def test_the_forms_of_a_building_open(in_use: Store, opened: Open, qtbot: QtBot) -> None:
    do(in_use, permits.decide_dslam, on=NOV_28, building="B-0001", dslam=Dslam.RACK, decided_on=NOV_28)
    do(
        in_use, permits.set_site_access, on=NOV_28, building="B-0001", contact="Building desk",
        telephone="215 555 0100", instructions="Badge at the dock.",
    )  # fmt: skip
    page = opened(in_use)
    page.go_to("B-0001")
    assert "Badge at the dock." in said(page)
    assert [one.words for one in page.part.next_acts(page.part.row)] == ["A step is done...", "New permit..."]
    for action in page.page_actions():
        if not action.gate():
            action.run()
            form(page).reject()
    page.go_to("B-0002")
    why_not = {action.words: action.gate() for action in page.page_actions()}
    assert why_not["A step is done..."] == "No option is chosen for B-0002."
    derived = page.why()
    assert derived is not None
    assert derived[1] == "Is B-0002 a lit building?"


def test_a_hub_is_carried_to_a_switch_site_from_the_keyboard(in_use: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(in_use)
    assert page.go_to("PHL-2")
    keys(qtbot, page, "R")
    record(qtbot, page)
    assert book(in_use).routes[0].site == "PHL-S"
    assert "PHL-S, Philadelphia switch" in said(page)
    derived = page.why()
    assert derived is not None
    assert ("Switch site", "PHL-S") in derived[0].facts
    assert [action.gate() for action in page.page_actions()] == ["", ""]


# -- export, filter, facets ----------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["facilities", "papers", "in_building", "sites"])
def test_each_part_is_exported_as_it_is_shown(in_use: Store, opened: Open, part: str, tmp_path: Path) -> None:
    page = opened(in_use)
    page.choose(part)
    grid = page.export_shown()
    assert grid.rows
    assert all(isinstance(column, Column) for column in grid.columns)
    place = tmp_path / "list.xlsx"
    write_workbook(place, [grid], NOV_28)
    assert place.stat().st_size > 0


def test_the_filter_and_the_facets_narrow_the_list(in_use: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(in_use)
    keys(qtbot, page, "Ctrl+F")
    type_in(qtbot, page, "Hudson")
    qtbot.waitUntil(lambda: [row.number for row in page.part.table.shown] == ["CF-002"])
    page.part.filter_field.clear()
    qtbot.waitUntil(lambda: len(page.part.table.shown) == 2)
    page.part.table.set_facets({"licensed"})
    assert [row.number for row in page.part.table.shown] == ["CF-001"]


def test_a_narrow_window_keeps_the_list_and_opens_the_record_over_it(in_use: Store, opened: Open) -> None:
    page = opened(in_use, size=(1366, 768))
    assert page.inspector is not None
    assert page.inspector.isVisible()
    assert page.part.view.width() > 600
