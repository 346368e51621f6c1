"""The kind of the reaction as a person names it, and each source's rule for it, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from infusetrack.domain.reaction_rules import ReactionKind
from infusetrack.domain.restart_parts import Advice, Applied
from infusetrack.ui.widgets.buttons import ChoiceButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.flow import Flow
from infusetrack.ui.widgets.form import Refusal
from infusetrack.ui.widgets.labels import column, emptied, label, rule
from infusetrack.wording.events_names import Names
from infusetrack.wording.reactions import difference_words, onset_words, rule_source, times_words
from infusetrack.wording.translate import tr


class RuleCard(Card):
    """Kinds to choose from, the rules that speak, how often it came before. Signal: `chosen(kind id)`."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """No kind is named yet."""
        super().__init__(tr("4 · Kind and rules"), large=True)
        self.kinds: dict[str, ChoiceButton] = {}
        self._offered: tuple[ReactionKind, ...] = ()
        self._shown: object = None
        self._flow = Flow(across=10, down=8)
        self.other = QuietButton(tr("Other kind"), "K", act=self.show_all)
        self._all = False
        self.times, self.differ = label("", "subtitle", wrap=True), label("", "strong", wrap=True)
        self.never = Refusal()
        self._list = column(spacing=8)
        self.body.addLayout(self._flow)
        self.add(self.never, self.differ)
        self.body.addLayout(self._list)
        self.add(self.times)

    def offer(self, kinds: Sequence[ReactionKind]) -> None:
        """The kinds that this drug may cause, made once."""
        if tuple(kinds) == self._offered:
            return
        self._offered, self._all = tuple(kinds), False
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.other:
                widget.hide()
                widget.deleteLater()
        self.kinds = {}
        for kind in kinds:
            button = self.kinds[kind.id] = ChoiceButton(kind.words)
            button.clicked.connect(lambda _on=False, kind=kind.id: self._choose(kind))
            self._flow.addWidget(button)
        self._flow.addWidget(self.other)

    def _choose(self, kind: str) -> None:
        for key, button in self.kinds.items():
            button.setChecked(key == kind)
        self._all = False
        self.chosen.emit(kind)

    @property
    def kind(self) -> str:
        """The kind that is chosen; empty for none."""
        return next((key for key, button in self.kinds.items() if button.isChecked()), "")

    def show_all(self) -> None:
        """Every kind of this drug, and the keyboard on the first."""
        self._all = True
        for button in self.kinds.values():
            button.show()
        self.other.hide()
        first = next(iter(self.kinds.values()), None)
        if first is not None:
            first.setFocus()

    def show_advice(self, advice: Advice, names: Names, *, allowed: bool) -> None:
        """Kinds that the signs bring up, then each rule with its source."""
        kind = advice.reaction.kind
        asked = {one.id for one in advice.asked} | {kind}
        for key, button in self.kinds.items():
            button.setChecked(key == kind)
            button.setEnabled(allowed)
            button.setVisible(self._all or key in asked)
        self.other.setVisible(not self._all and bool(self.kinds))
        shown = (
            advice.applied,
            advice.barred_by,
            kind,
            advice.times_before,
            advice.differ,
            advice.reaction.signs,
        )
        if shown != self._shown:
            self._shown = shown
            self._draw(advice, names)

    def _draw(self, advice: Advice, names: Names) -> None:
        kind = advice.reaction.kind
        self.never.say(_never_words(advice))
        self.differ.setText(difference_words(advice))
        self.differ.setVisible(bool(self.differ.text()))
        agent = names.agent(advice.reaction.agent)
        self.times.setText(times_words(advice.times_before, names.reaction_kind(kind), agent) if kind else "")
        self.times.setVisible(bool(kind))
        self.set_subtitle(_ask_words(advice))
        emptied(self._list)
        for place, one in enumerate(advice.applied):
            if place:
                self._list.addWidget(rule())
            self._list.addWidget(RuleLine(one))


class RuleLine(QWidget):
    """One source's rule: what it says of the infusion, its words, where it is from."""

    def __init__(self, applied: Applied) -> None:
        """Drawn once."""
        super().__init__()
        told = applied.rule
        self.source = label(told.told, "strong")
        self.onset = Chip(onset_words(applied.onset), "brand")
        self.words = label(
            " ".join(part for part in (applied.words, told.care, told.later) if part), wrap=True
        )
        self.origin = label(rule_source(told), "caption", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.source, 0, 0)
        grid.addWidget(self.onset, 0, 1)
        grid.addWidget(self.words, 1, 0, 1, 3)
        grid.addWidget(self.origin, 2, 0, 1, 3)
        grid.setColumnStretch(2, 1)


def _ask_words(advice: Advice) -> str:
    if advice.reaction.kind:
        return "" if advice.applied else tr("No rule in the regimen file for this kind and grade.")
    if not advice.asked:
        return tr("Tap the signs, then choose the kind.")
    return tr("The signs could be any of these: choose the kind. Until then every rule is shown.")


def _never_words(advice: Advice) -> str:
    if advice.never:
        return tr("Never restart: {words} Only a named person may decide otherwise.").format(
            words=advice.never[0].words
        )
    if advice.barred_by:
        return tr(
            "Never restart: the reaction on {day} ended this drug. Only a named person may decide otherwise."
        ).format(day=advice.barred_by[-1].day)
    return ""
