"""The user's guide: the pages of resources/help, with their links, to be read beside the work."""

from __future__ import annotations

import re
from typing import ClassVar

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser

from resources import path
from ui import theme
from ui.desk import Desk
from ui.screen import Group, Screen, ScreenAction
from ui.widgets.card import Card
from ui.widgets.fields import FilterField

__all__ = ["GuideScreen"]

ORDER = (
    "index", "getting-started", "today", "customer-list", "orders-and-pairs", "buildings-and-links", "notices",
    "letters", "payments", "payment-plans", "service", "collocation", "cases", "papers", "why-and-readings",
    "agreement", "safety-and-backups", "keyboard", "command-line",
)  # fmt: skip
READABLE = 820
PAGE = re.compile(r"^#\s+(.+)$", re.MULTILINE)


class GuideScreen(Screen):
    """The guide: its pages at the left, the one being read at the right."""

    key: ClassVar[str] = "guide"
    title: ClassVar[str] = "Guide"
    icon: ClassVar[str] = "book-open"
    group: ClassVar[int] = Group.FOOT
    opens: ClassVar[frozenset[str]] = frozenset({"guide"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head.set_sentence("How Pairbook is used, a page for each part of the work.")
        self.pages = QListWidget()
        self.pages.setObjectName("guidePages")
        self.pages.setAccessibleName("Pages of the guide")
        self.pages.setFixedWidth(240)
        self.pages.setFrameShape(QListWidget.Shape.NoFrame)
        self.text = QTextBrowser()
        self.text.setObjectName("guideText")
        self.text.setAccessibleName("Page of the guide")
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setMaximumWidth(READABLE)
        self.text.anchorClicked.connect(self._follow)
        self.words = FilterField("Find in the guide")
        self.words.changed.connect(self._find)
        self._texts = {name: path(f"help/{name}.md").read_text(encoding="utf-8") for name in ORDER}
        self._list("")
        self.pages.currentItemChanged.connect(lambda *_: self._show())
        self.page.addWidget(self.words)
        self.page.addLayout(self._halves(), 1)
        self.setFocusProxy(self.pages)
        theme.news().changed.connect(self._show)

    def _halves(self) -> QHBoxLayout:
        """The list of pages and the page, each in its card."""
        left, right = Card(margin=8), Card(margin=16)
        left.add(self.pages)
        right.add(self.text)
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addWidget(left)
        halves.addWidget(right, 1)
        return halves

    def refill(self) -> None:
        """Shows the first page; the guide does not change while the program runs."""
        if self.pages.currentRow() < 0:
            self.pages.setCurrentRow(0)

    def go_to(self, key: str) -> bool:
        """Opens a page by its name."""
        if key not in self._texts:
            return False
        self.words.clear()
        self.pages.setCurrentRow(ORDER.index(key))
        return True

    def page_actions(self) -> list[ScreenAction]:
        """Nothing is done on this page; it is read."""
        return []

    def _list(self, wanted: str) -> None:
        """The pages that hold the words looked for."""
        self.pages.clear()
        for name, text in self._texts.items():
            if wanted.casefold() in text.casefold():
                found = PAGE.search(text)
                item = QListWidgetItem(_title(found[1]) if found else name)
                item.setSizeHint(QSize(0, 34))
                item.setData(Qt.ItemDataRole.UserRole, name)
                self.pages.addItem(item)

    def _find(self, wanted: str) -> None:
        """Lists the pages with the words, opens the first and goes to the place."""
        self._list(wanted.strip())
        self.pages.setCurrentRow(0)
        if wanted.strip():
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(wanted.strip())

    def _show(self) -> None:
        """Sets the page that is chosen in the look of the window."""
        if self.pages.currentRow() < 0:
            self.text.setPlainText("No page of the guide has these words.")
            return
        document = QTextDocument(self.text)
        document.setDefaultFont(theme.font(13, 400))
        document.setDocumentMargin(8)
        palette = self.text.palette()
        palette.setColor(palette.ColorRole.Link, theme.color("accentT"))
        self.text.setPalette(palette)
        document.setMarkdown(self._texts[str(self.pages.currentItem().data(Qt.ItemDataRole.UserRole))])
        _breathe(document)
        self.text.setDocument(document)

    def _follow(self, url: QUrl) -> None:
        """Opens the page a link names."""
        self.go_to(url.fileName().removesuffix(".md"))


def _title(heading: str) -> str:
    """A page's heading as the list names it."""
    words = heading.removeprefix("Pairbook, ")
    return words[:1].upper() + words[1:]


def _breathe(document: QTextDocument) -> None:
    """Gives lines and heads the air that Markdown leaves out."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        shape = QTextBlockFormat(block.blockFormat())
        shape.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        level = shape.headingLevel()
        shape.setTopMargin({0: 2, 1: 0, 2: 18}.get(level, 12))
        shape.setBottomMargin(8 if level else 4)
        cursor.setBlockFormat(shape)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            letters = cursor.charFormat()
            letters.setFont(theme.font({1: 20, 2: 15}.get(level, 13), QFont.Weight.DemiBold.value))
            cursor.mergeCharFormat(letters)
        block = block.next()
