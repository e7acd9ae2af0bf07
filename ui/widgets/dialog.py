"""The frame of every dialog: the form at the left, the gate at the right, the footer below, a veil behind."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.button import Button, IconButton
from ui.widgets.gate_list import GateList
from ui.widgets.text import Label, Rule

__all__ = ["Dialog"]

WIDEST, SHADE = 960, 12


class Veil(QWidget):
    """Darkens the window behind a dialog."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setGeometry(window.rect())
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grows with its window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the darkness: over the window, or over the body of a dialog without the air around it."""
        painter = QPainter(self)
        if isinstance(self.parentWidget(), Dialog):
            body = self.rect().adjusted(SHADE, SHADE, -SHADE, -SHADE)
            paint.box(painter, body.toRectF(), SHADE, theme.color("scrim"))
        else:
            painter.fillRect(self.rect(), theme.color("scrim"))


class Dialog(QDialog):
    """Something that is issued, signed, recorded or destroyed. Esc cancels, Ctrl+Enter does the primary.

    Signals: confirmed() when the primary is pressed and nothing bars it (the dialog stays open until accept());
    drafted() and seconded() for the other buttons; accepted() and rejected() of QDialog.
    """

    confirmed = Signal()
    drafted = Signal()
    seconded = Signal()

    def __init__(
        self,
        title: str,
        sentence: str = "",
        primary: str = "Record",
        *,
        icon: str = "",
        danger: bool = False,
        draft: str = "",
        second: str = "",
        second_icon: str = "printer",
        width: int = 720,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setModal(True)
        self.setWindowTitle(title)
        self._veil: Veil | None = None
        self._gate_words = ""
        self._wanted = min(width, WIDEST)
        self.primary = Button(primary, "danger" if danger else "primary", icon)
        self.cancel = Button("Cancel", "quiet", "", "Esc")
        self.draft = Button(draft, icon="save") if draft else None
        self.second = Button(second, icon=second_icon) if second else None
        self._why_not = Label("", "hint", "text2", elides=True)
        self._build(title, sentence)
        self._connect()

    def _build(self, title: str, sentence: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SHADE + 1, SHADE + 1, SHADE + 1, SHADE + 1)
        layout.setSpacing(0)
        layout.addLayout(self._made_head(title, sentence))
        layout.addWidget(Rule())
        body = QHBoxLayout()
        body.setContentsMargins(24, 16, 24, 20)
        body.setSpacing(24)
        self.form = QVBoxLayout()
        self.form.setSpacing(12)
        self.gate = GateList()
        self.gate.hide()
        body.addLayout(self.form, 1)
        body.addWidget(self.gate)
        layout.addLayout(body, 1)
        layout.addWidget(Rule())
        layout.addLayout(self._made_foot())

    def _made_head(self, title: str, sentence: str) -> QHBoxLayout:
        self._title = Label(title, "title", wrap=False)
        self._sentence = Label(sentence, "second", wrap=True)
        if not sentence:
            self._sentence.hide()
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._title)
        said.addWidget(self._sentence)
        close = IconButton("x", "Close", "quiet", small=True)
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.reject)
        head = QHBoxLayout()
        head.setContentsMargins(24, 18, 18, 16)
        head.addLayout(said, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _made_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 16, 24, 16)
        foot.setSpacing(8)
        if self.draft is not None:
            foot.addWidget(self.draft)
        foot.addWidget(self._why_not, 1)
        foot.addWidget(self.cancel)
        if self.second is not None:
            foot.addWidget(self.second)
        foot.addWidget(self.primary)
        return foot

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.primary.clicked.connect(self.confirm)
        if self.draft is not None:
            self.draft.clicked.connect(self.drafted)
        if self.second is not None:
            self.second.clicked.connect(self.seconded)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.confirm)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Puts a widget at the end of the form."""
        self.form.addWidget(widget, stretch)

    def add_scrolled(self, widget: QWidget) -> None:
        """Puts a long widget into the form, where it scrolls."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        widget.setObjectName("scrolled")
        area.setWidget(widget)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form.addWidget(area, 1)

    def set_sentence(self, sentence: str) -> None:
        """Another sentence under the title."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def set_gate(self, sentence: str) -> None:
        """Bars the primary button and says why beside it; an empty sentence opens it."""
        self._gate_words = sentence
        self.primary.set_gate(sentence)
        self._why_not.set_ink("text2")
        self._why_not.setText(sentence)

    def say(self, sentence: str) -> None:
        """Shows why the last attempt was refused, beside the buttons, and keeps the dialog open."""
        self._why_not.set_ink("bad")
        self._why_not.setText(sentence)

    def confirm(self) -> None:
        """What the primary button and Ctrl+Enter do."""
        if not self._gate_words:
            self.confirmed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone never issues anything; Esc cancels."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def _order_keys(self) -> None:
        """Tab goes through the form first and the footer last; the form has the focus unless a screen gave it."""
        chain, widget = [], self.nextInFocusChain()
        while widget is not None and widget is not self:
            chain.append(widget)
            widget = widget.nextInFocusChain()
        footer = [button for button in (self.draft, self.cancel, self.second, self.primary) if button is not None]
        form = [widget for widget in chain if widget not in footer]
        for before, after in pairwise([*form[-1:], *footer]):
            self.setTabOrder(before, after)
        if self.focusWidget() is None or self.focusWidget() in footer:
            fields = [
                w for w in form if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisibleTo(self) and w.isEnabled()
            ]
            (fields[0] if fields else self.cancel).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Darkens the window behind and stands in its middle."""
        super().showEvent(event)
        self._order_keys()
        parent = self.parentWidget()
        window = parent.window() if parent is not None else None
        if window is None:
            self.resize(self._wanted + 2 * SHADE, max(self.sizeHint().height(), 200))
            return
        if self._veil is None:
            self._veil = Veil(window)
        self._veil.show()
        self._veil.raise_()
        wide = min(self._wanted, window.width() - 48) + 2 * SHADE
        self.setFixedWidth(wide)
        self.resize(wide, min(self.heightForWidth(wide) if self.hasHeightForWidth() else self.sizeHint().height(),
                              window.height() - 24))  # fmt: skip
        centre = window.mapToGlobal(window.rect().center())
        self.move(centre.x() - self.width() // 2, centre.y() - self.height() // 2)

    def done(self, result: int) -> None:
        """Takes the veil away with the dialog; the window behind has the keyboard, unless another dialog has it."""
        if self._veil is not None:
            self._veil.hide()
            self._veil.deleteLater()
            self._veil = None
        super().done(result)
        parent = self.parentWidget()
        if parent is not None and QApplication.activeModalWidget() is None:
            parent.window().activateWindow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Repaints the soft edge."""
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the soft edge and the white sheet."""
        painter = QPainter(self)
        body: QRectF = self.rect().toRectF().adjusted(SHADE, SHADE, -SHADE, -SHADE)
        shade = QColor(0, 0, 0, 4)
        for ring in range(SHADE, 0, -1):
            paint.box(painter, body.adjusted(-ring, -ring + 2, ring, ring), 12 + ring, shade)
        paint.box(painter, body, 12, theme.color("surface"), theme.color("line"))
