"""Bars, charts, steps and pages: their numbers, and that they can be painted at any size in both themes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from reports.columns import Tone
from tests.ui.home import Home
from ui import theme
from ui.widgets.banner import Banner, Strip
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip, KeyCap
from ui.widgets.empty_state import EmptyState
from ui.widgets.gauge import Gauge
from ui.widgets.installed_chart import InstalledChart
from ui.widgets.page_head import PageHead
from ui.widgets.page_preview import PagePreview
from ui.widgets.pair_bar import Bracket, PairBar, PairTotal
from ui.widgets.steps import Steps
from ui.widgets.window_bar import WindowBar

TOTALS = [
    PairTotal("Accepted", 150),
    PairTotal("Installed", 164),
    PairTotal("Shipped", 248),
    PairTotal("Committed", 500),
]
MONTHS = [("Jul", 6), ("Aug", 19), ("Sep", None)]
FIRST, LAST = date(2000, 11, 1), date(2001, 3, 31)

PICTURES: dict[str, Callable[[], QWidget]] = {
    "pair bar": lambda: PairBar(TOTALS, Bracket(150, 107, "Selected 107 buildings", "9 have no pair")),
    "empty pair bar": PairBar,
    "pair bar of nothing": lambda: PairBar([PairTotal("Accepted", 0), PairTotal("Committed", 0)]),
    "gauge": lambda: Gauge("Minimum Inventory", 98, 102, Tone.WARN, "Short 4"),
    "gauge not known": lambda: Gauge("Minimum Inventory", None, 102, Tone.MISSING, "cannot say"),
    "chart": lambda: InstalledChart(MONTHS, 102, "102 by 30 Jun 2001", 1),
    "chart of nothing": lambda: InstalledChart([("Jul", None)]),
    "window": lambda: WindowBar("Initial notice", "21 of 100", FIRST, LAST, FIRST, LAST, 0.2, FIRST, months=True),
    "window to come": lambda: WindowBar("No. 2", "to name 100", FIRST, LAST, FIRST, LAST),
    "steps": lambda: Steps(["File", "Columns", "Review"], 1),
    "chip": lambda: Chip("Receipt not recorded", Tone.MISSING),
    "key": lambda: KeyCap("Ctrl+P"),
    "empty": lambda: EmptyState("mail", "No letters yet", "The first one appears soon.", [Button("New letter")]),
    "head": lambda: PageHead("Letters", "14 are open.", [Button("New letter", "primary")]),
    "card": lambda: Card("Installed per month", "Bars and a line."),
    "strip": lambda: Strip("Enter moves it to 12.", "Others move down by one."),
}


@pytest.mark.parametrize("chosen", ["light", "dark"])
@pytest.mark.parametrize("size", [(300, 60), (900, 500)])
@pytest.mark.parametrize("name", PICTURES)
def test_every_part_can_be_painted(home: Home, name: str, size: tuple[int, int], chosen: str) -> None:
    theme.set_theme(chosen)
    part = PICTURES[name]()
    home.show(part, *size)
    image = part.grab().toImage()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(image.height())}
    assert name.startswith("empty pair") or len(colours) > 1


def test_the_pair_bar_proves_its_sum(home: Home) -> None:
    bar = PairBar(TOTALS)
    home.show(bar)
    assert bar.segments == (150, 14, 84, 252)
    assert bar.sum_words() == "150 + 14 + 84 + 252 = 500"


def test_a_folded_pair_bar_is_lower(home: Home) -> None:
    bar = PairBar(TOTALS, Bracket(150, 107, "Selected"))
    home.show(bar)
    high = bar.sizeHint().height()
    bar.set_folded(True)
    assert bar.sizeHint().height() < high


def test_a_gauge_says_its_figure_and_can_be_opened(home: Home, qtbot: QtBot) -> None:
    gauge = Gauge("Minimum Inventory", 98, 102, Tone.WARN, "Short 4")
    home.show(gauge)
    assert gauge.accessibleName() == "Minimum Inventory: 98 of 102, Short 4"
    with qtbot.waitSignal(gauge.clicked):
        qtbot.keyClick(gauge, Qt.Key.Key_Return)
    with qtbot.waitSignal(gauge.clicked):
        qtbot.mouseClick(gauge, Qt.MouseButton.LeftButton)


def test_the_chart_speaks_its_months(home: Home) -> None:
    chart = InstalledChart(MONTHS, 102, "102 by 30 Jun 2001")
    home.show(chart)
    assert chart.accessibleName() == "Installed by month: Jul 6, Aug 19; 25 in all. 102 by 30 Jun 2001"


def test_steps_say_where_one_is(home: Home) -> None:
    steps = Steps(["File", "Columns"])
    home.show(steps)
    steps.go(1)
    assert steps.accessibleName() == "Step 2 of 2: Columns"


def test_a_banner_tells_which_button_was_pressed(home: Home, qtbot: QtBot) -> None:
    banner = Banner("Short 4.", "62 are on order.", Tone.WARN, actions=["Why?", "Draft order"])
    home.show(banner)
    with qtbot.waitSignal(banner.acted) as told:
        qtbot.mouseClick(banner.findChildren(Button)[1], Qt.MouseButton.LeftButton)
    assert told.args == [1]


def test_a_sentence_too_long_for_its_line_goes_on_in_the_next(home: Home) -> None:
    head = PageHead("Payments", "SAVVIS has paid 1,541,099.91, the cap on liability.", [Button("Record payment")])
    home.show(head, 380, 100)
    assert head.sentence.height() >= head.sentence.heightForWidth(head.sentence.width()) > 20


def test_a_page_head_can_change_its_actions(home: Home) -> None:
    kept, new = Button("Print"), Button("New")
    head = PageHead("Letters", actions=[kept])
    home.show(head)
    head.set_actions([new, kept])
    assert [button.text() for button in head.findChildren(Button)] == ["New", "Print"]


@pytest.fixture
def preview(home: Home) -> PagePreview:
    made = PagePreview()
    home.show(made, 700, 600)
    page = QImage(612, 792, QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    made.set_pages([page, page])
    return made


def place(preview: PagePreview) -> str:
    return preview.findChildren(QLabel)[1].text()


def test_pages_fit_and_can_be_enlarged(preview: PagePreview) -> None:
    fitted = preview.scale
    assert 0.3 < fitted < 1
    preview.zoom(1)
    assert preview.scale > fitted
    preview.fit()
    assert preview.scale == fitted


def test_a_page_that_fits_still_fits_in_a_smaller_window(preview: PagePreview, qtbot: QtBot) -> None:
    before = preview.scale
    preview.window().resize(500, 400)
    qtbot.waitUntil(lambda: preview.scale < before)


def test_scrolling_tells_the_page(preview: PagePreview) -> None:
    assert place(preview) == "1 of 2"
    bar = preview._area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert place(preview) == "2 of 2"


def test_no_page_is_said(preview: PagePreview) -> None:
    preview.set_pages([])
    assert place(preview) == "No page"
