"""Pages as they will print, on a desk, with zoom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.button import Button, IconButton
from ui.widgets.text import Label

__all__ = ["PagePreview"]

EDGE, GAP = 24, 20
SCALES = (0.25, 0.35, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)


class Desk(QWidget):
    """The pages one under another at a scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages: tuple[QImage, ...] = ()
        self.scale = 1.0
        self._shown: dict[int, QImage] = {}

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Takes other pages."""
        self.pages = tuple(pages)
        self._shown.clear()

    def _at_size(self, number: int) -> QImage:
        """A page as it is shown, made once for each scale: small print wants more than two pixels looked at."""
        size = self.page_size(self.pages[number]) * self.devicePixelRatio()
        kept = self._shown.get(number)
        if kept is None or kept.size() != size:
            kept = self.pages[number].scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self._shown[number] = kept
        return kept

    def page_size(self, page: QImage) -> QSize:
        """The size of a page on the desk."""
        return QSize(round(page.width() * self.scale), round(page.height() * self.scale))

    def top_of(self, number: int) -> int:
        """Where a page begins."""
        return EDGE + sum(self.page_size(page).height() + GAP for page in self.pages[:number])

    def fit(self, room: QSize) -> None:
        """Takes the size its pages need, and at least the room there is."""
        wide = max((self.page_size(page).width() for page in self.pages), default=0) + 2 * EDGE
        high = self.top_of(len(self.pages)) - GAP + EDGE if self.pages else 0
        self.setMinimumSize(max(wide, 10), max(high, 10))
        self.resize(max(wide, room.width()), max(high, room.height()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws every page with a soft edge; pages keep their whiteness in the dark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = self.top_of(len(self.pages)) - GAP + EDGE if self.pages else 0
        shift = max((self.height() - whole) / 2, 0.0)
        for number, page in enumerate(self.pages):
            size = self.page_size(page)
            left, top = (self.width() - size.width()) // 2, self.top_of(number) + round(shift)
            where = QRectF(left, top, size.width(), size.height())
            if not where.intersects(event.rect().toRectF()):
                continue
            for ring in range(6, 0, -1):
                paint.box(painter, where.adjusted(-ring, -ring + 1, ring, ring + 1), 2 + ring, QColor(0, 0, 0, 6))
            painter.fillRect(where, theme.color("paper"))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.drawImage(where, self._at_size(number))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


class PagePreview(QWidget):
    """Pages given as images, with their number, zoom in, zoom out and fit.

    Signals: scaled(float) after a change of scale, so that pages may be drawn more finely.
    """

    scaled = Signal(float)

    def __init__(self, title: str = "Page as it will print", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(title, "section")
        self._place = Label("", "hint", "text2")
        self._fits = True
        self._desk = Desk()
        self._area = QScrollArea()
        self._area.setWidget(self._desk)
        self._desk.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        self._area.viewport().installEventFilter(self)
        self._area.setAccessibleName(title)
        self.setFocusProxy(self._area)
        self._area.verticalScrollBar().valueChanged.connect(self._tell_place)
        less, fit, more = (
            IconButton("zoom-out", "Smaller", "quiet", small=True),
            Button("Fit", "quiet", small=True),
            IconButton("zoom-in", "Larger", "quiet", small=True),
        )
        less.clicked.connect(lambda: self.zoom(-1))
        more.clicked.connect(lambda: self.zoom(1))
        fit.clicked.connect(self.fit)
        self._head = head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addStretch(1)
        for widget in (self._place, less, fit, more):
            head.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._area, 1)

    def set_title(self, title: str) -> None:
        """Another title."""
        self._title.setText(title)
        self._area.setAccessibleName(title)

    def set_lead(self, widget: QWidget) -> None:
        """Puts a widget at the left of the title, such as the choice of what is shown."""
        self._head.insertWidget(0, widget)
        self._head.insertSpacing(1, 8)

    def set_pages(self, pages: Sequence[QImage]) -> None:
        """Shows other pages at the same scale and place."""
        self._desk.show_pages(pages)
        self._arrange()

    @property
    def scale(self) -> float:
        """How large a pixel of a page is shown."""
        return self._desk.scale

    def fit(self) -> None:
        """Fits the width and height of a page into the room."""
        self._fits = True
        self._arrange()

    def zoom(self, by: int) -> None:
        """Larger (+1) or smaller (-1)."""
        now = self._desk.scale
        steps = [step for step in SCALES if (step > now + 0.01 if by > 0 else step < now - 0.01)]
        if steps:
            self._fits = False
            self._desk.scale = steps[0] if by > 0 else steps[-1]
            self._arrange()

    def _arrange(self) -> None:
        room = self._area.viewport().size()
        pages = self._desk.pages
        if self._fits and pages:
            wide, high = max(page.width() for page in pages), max(page.height() for page in pages)
            self._desk.scale = max(min((room.width() - 2 * EDGE) / wide, (room.height() - 2 * EDGE) / high), 0.05)
        self._desk.fit(room)
        self._tell_place()
        self.scaled.emit(self._desk.scale)

    def _tell_place(self, *_: object) -> None:
        pages = self._desk.pages
        middle = self._area.verticalScrollBar().value() + self._area.viewport().height() / 2
        here = max((number for number in range(len(pages)) if self._desk.top_of(number) <= middle), default=0)
        self._place.setText(f"{here + 1} of {len(pages)}" if pages else "No page")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fits again, if it fitted before, when the room changes."""
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the desk under the pages."""
        painter = QPainter(self)
        paint.box(painter, self._area.geometry().toRectF(), 8, theme.color("neutS"))
