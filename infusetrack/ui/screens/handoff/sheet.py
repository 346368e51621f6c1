"""The I-PASS sheet on the screen, in the order in which it prints; it shows words and knows no record."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label, row, rule
from infusetrack.ui.widgets.painted import Hand, Painted
from infusetrack.wording.translate import tr

Pair = tuple[str, str]
FIRST_COLUMN = 92


@dataclass(frozen=True, slots=True)
class SheetWords:
    """All words of the sheet; `first` is what cannot wait, each pair a caption and what it says."""

    title: str = ""
    state: str = ""
    first: tuple[Pair, ...] = ()
    severity: tuple[Pair, ...] = ()
    summary: str = ""
    actions: tuple[Pair, ...] = ()
    awareness: tuple[Pair, ...] = ()
    toxicities: tuple[Pair, ...] = ()
    synthesis: str = ""


class Letter(Painted):
    """A letter of I-PASS in a dark square."""

    def __init__(self, letter: str) -> None:
        """One letter."""
        super().__init__()
        self._letter = letter
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self.look.px(24), self.look.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ink, the letter in the colour of the card."""
        painter = self.painter()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("ink"))
        painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        hand = Hand(15, "card", QFont.Weight.Bold, Qt.AlignmentFlag.AlignCenter)
        self.write(painter, QRectF(self.rect()), self._letter, hand)


class Pairs(QWidget):
    """Two columns of words, both wrapped; built anew only where they are other words."""

    def __init__(self, first: int = FIRST_COLUMN) -> None:
        """`first` is the least width of the first column in pixels at scale 1."""
        super().__init__()
        self._least = first
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 0 if first <= FIRST_COLUMN else 2)
        self._grid.setColumnStretch(1, 1 if first <= FIRST_COLUMN else 3)
        self.pairs: tuple[Pair, ...] = ()

    def show_pairs(self, pairs: Iterable[Pair]) -> None:
        """Other words."""
        wanted = tuple(pairs)
        if wanted == self.pairs:
            return
        self.pairs = wanted
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, (caption, words) in enumerate(wanted):
            head = label(caption, "strong", wrap=True)
            head.setMinimumWidth(self._least)
            self._grid.addWidget(head, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label(words, "body", wrap=True), place, 1, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName("; ".join(f"{caption}: {words}" for caption, words in wanted))


class Section(QWidget):
    """A letter, a title, a line, and what stands under it; hidden where there is nothing."""

    def __init__(self, letter: str, title: str, body: QWidget) -> None:
        """`letter` may be empty."""
        super().__init__()
        self.body = body
        head = (Letter(letter),) if letter else ()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 6)
        box.setSpacing(6)
        box.addLayout(row(*head, label(title, "title"), None))
        box.addWidget(rule())
        box.addWidget(body)


class SheetCard(Card):
    """What stands at the left: what cannot wait, I, P, A, and the synthesis once there is one."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__(tr("Shift handoff"), large=True)
        self.first, self.severity, self.to_do = Pairs(), Pairs(), Pairs()
        self.summary, self.synthesis = label("", "body", wrap=True), label("", "body", wrap=True)
        self.sections = {
            "first": Section("", tr("First"), self.first),
            "severity": Section("I", tr("Illness severity"), self.severity),
            "summary": Section("P", tr("Patient summary"), self.summary),
            "actions": Section("A", tr("Actions for the next shift"), self.to_do),
            "synthesis": Section("S", tr("Synthesis by the receiver"), self.synthesis),
        }
        self.add(*self.sections.values())
        self._with_summary = True

    def show_words(self, words: SheetWords) -> None:
        """Other words; what is empty hides its place."""
        self.set_title(words.title or tr("Shift handoff"))
        self.set_subtitle(words.state)
        for place, pairs in (
            (self.first, words.first),
            (self.severity, words.severity),
            (self.to_do, words.actions),
        ):
            place.show_pairs(pairs)
        self.summary.setText(words.summary)
        self.synthesis.setText(words.synthesis)
        self.sections["first"].setVisible(bool(words.first))
        self.sections["synthesis"].setVisible(bool(words.synthesis))
        self._show_summary()

    def leave_summary_out(self, *, out: bool) -> None:
        """While it is written beside, it does not stand here too."""
        self._with_summary = not out
        self._show_summary()

    def _show_summary(self) -> None:
        self.sections["summary"].setVisible(self._with_summary and bool(self.summary.text()))


class AwarenessCard(Card):
    """What stands at the right: if this happens, then that, with this patient's own numbers; toxicities."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self.awareness, self.toxicities = Pairs(150), Pairs(150)
        self.section = Section("S", tr("Situation awareness: if … then …"), self.awareness)
        self.open = Section("", tr("Toxicities open"), self.toxicities)
        self.add(self.section, self.open)

    def show_words(self, words: SheetWords) -> None:
        """Other words."""
        self.awareness.show_pairs(words.awareness)
        self.toxicities.show_pairs(words.toxicities)
        self.open.setVisible(bool(words.toxicities))
