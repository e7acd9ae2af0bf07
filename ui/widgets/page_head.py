"""The head of a page: its title, the sentence that says so what, and what can be done."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.text import Label

__all__ = ["PageHead"]


class PageHead(QWidget):
    """Title and sentence, which breaks where one line is too short, at the left; actions at the right, primary last."""

    def __init__(
        self, title: str, sentence: str = "", actions: Iterable[QWidget] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = Label(title, "title", elides=True)
        self.sentence = Label(sentence, "second", wrap=True)
        policy = self.sentence.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # the buttons keep their words; the sentence breaks
        self.sentence.setSizePolicy(policy)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.title)
        said.addWidget(self.sentence)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(said, 1)
        layout.addLayout(self._actions)
        self.setAccessibleName(title)
        self.set_actions(actions)

    def set_title(self, title: str) -> None:
        """Another title."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def set_sentence(self, sentence: str) -> None:
        """Another sentence."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def set_actions(self, actions: Iterable[QWidget]) -> None:
        """Other actions; the old ones stay with whoever made them."""
        while (item := self._actions.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
        for widget in actions:
            self._actions.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
            widget.show()
