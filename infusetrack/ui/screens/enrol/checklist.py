"""The eligibility checklist: each item with its answer, how it stands, its limit and source."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from infusetrack.domain.eligibility import (
    NEVER,
    Answer,
    Candidate,
    ItemView,
    Standing,
    age_standing,
    checklist,
)
from infusetrack.domain.errors import Refused
from infusetrack.domain.patient import completed_years
from infusetrack.domain.regimen import Arm, EligibilityItem, Regimen
from infusetrack.ui import theme
from infusetrack.ui.soon import soon
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.choice_field import YesNoField
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.labels import emptied, label, row
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.time_field import DateField
from infusetrack.wording.figures import trimmed
from infusetrack.wording.findings import ORIGINS
from infusetrack.wording.translate import mark, tr, translated

STANDINGS = {
    Standing.MET: (mark("met"), "done"),
    Standing.NOT_MET: (mark("not met"), "plain"),
    Standing.NOT_KNOWN: (mark("not known"), "plain"),
}
LIMITS = {
    "at_least": mark("at least {limit} {unit}"),
    "at_most": mark("at most {limit} {unit}"),
    "below": mark("below {limit} {unit}"),
    "above": mark("above {limit} {unit}"),
}
STANDING_WIDTH = 180
AT_ONCE = 5
"""Rows that are dressed and laid out in one go."""
MARKS = {Standing.MET: "", Standing.NOT_MET: "\N{BLACK SQUARE} ", Standing.NOT_KNOWN: "? "}


class WashoutField(DateField):
    """The date of the last dose, or "never"."""

    def read(self) -> date | str | None:  # type: ignore[override]
        """The date or NEVER; None when empty."""
        return NEVER if self.text().strip().casefold() == NEVER else super().read()


class ItemRow(QWidget):
    """One item: its field, and how it stands."""

    changed = Signal()

    def __init__(self, item: EligibilityItem) -> None:
        """The field that fits the item's kind."""
        super().__init__()
        self.item = item
        self.field = _field_of(item)
        self.uln = NumberField(tr("Upper limit of the laboratory")) if item.times_uln else None
        self.chip = Chip(parent=self)
        fields = QVBoxLayout()
        fields.addWidget(label(item.words, "strong", wrap=True))
        fields.addWidget(label(limit_words(item), "caption", wrap=True))
        line = QHBoxLayout()
        for field in self.fields():
            field.show_name(shown=field is self.uln)
            field.changed.connect(self.changed)
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignBottom)
        fields.addLayout(line)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 4)
        box.addLayout(fields, 1)
        place = QWidget()
        place.setFixedWidth(theme.current().px(STANDING_WIDTH))
        place.setLayout(row(None, self.chip))
        box.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)

    def fields(self) -> Iterable[Field]:
        """The item's fields."""
        return (self.field,) if self.uln is None else (self.field, self.uln)

    def answers(self) -> dict[str, Answer]:
        """What was answered so far; what cannot be read is marked and not known."""
        found: dict[str, Answer] = {}
        for key, field in zip((self.item.key, f"{self.item.key}.uln"), self.fields(), strict=False):
            value = _read(field)
            if value is not None:
                found[key] = value
        return found

    def show_view(self, view: ItemView) -> None:
        """How the item stands."""
        words, tone = STANDINGS[view.standing]
        shown = translated(words)
        if view.item.kind == "washout" and view.figure is not None:
            shown = tr("{standing}, {days} days").format(standing=shown, days=trimmed(view.figure))
        elif view.item.times_uln and view.limit is not None:
            shown = tr("{standing}, limit {limit}").format(standing=shown, limit=trimmed(view.limit))
        self.chip.set_tone(tone)
        self.chip.set_text(MARKS[view.standing] + shown)


class ChecklistCard(Card):
    """All items that concern the candidate. Signal: `changed()`."""

    changed = Signal()

    def __init__(self) -> None:
        """Empty until a regimen is shown."""
        super().__init__(tr("Eligibility"), large=True)
        self.set_subtitle(tr("In our words, from the registry. It advises; the investigator decides."))
        self.rows: dict[str, ItemRow] = {}
        self.views: tuple[ItemView, ...] = ()
        self.age: Standing | None = None
        self._regimen: Regimen | None = None
        self.hint = label("", "strong", wrap=True)
        self._list = QVBoxLayout()
        self._coming: list[ItemRow] = []
        self.add(self.hint)
        self.body.addLayout(self._list)

    def show_regimen(self, regimen: Regimen) -> None:
        """The items of this regimen, unanswered."""
        emptied(self._list)
        self._coming = []
        self._regimen, self.rows = regimen, {item.key: ItemRow(item) for item in regimen.eligibility}
        for one in self.rows.values():
            one.hide()
            one.changed.connect(self.changed)
            self._list.addWidget(one)

    def judge(self, candidate: Candidate | None, arm: Arm | None) -> None:
        """Show what concerns the candidate, and how each item stands."""
        regimen = self._regimen
        if regimen is None:
            return
        answers: dict[str, Answer] = {}
        for one in self.rows.values():
            answers |= one.answers()
        self.views = checklist(regimen, candidate, answers) if candidate is not None else ()
        for view in self.views:
            self.rows[view.item.key].show_view(view)
        self._show_concerned({view.item.key for view in self.views})
        self._say_age(candidate, arm)

    def _show_concerned(self, keys: AbstractSet[str]) -> None:
        for key, one in self.rows.items():
            if key not in keys:
                one.hide()
        self._coming = [one for key, one in self.rows.items() if key in keys and one.isHidden()]
        self._show_some()

    def _show_some(self) -> None:
        """A few rows at a time while somebody looks: dressing them all takes longer than a blink."""
        few = AT_ONCE if self.isVisible() else len(self._coming)
        for one in self._coming[:few]:
            one.show()
        self._coming = self._coming[few:]
        if self._coming:
            soon(self, self._show_some)

    def _say_age(self, candidate: Candidate | None, arm: Arm | None) -> None:
        self.age = None
        if not self.rows:
            self.hint.setText(tr("This regimen has no checklist."))
        elif candidate is None or arm is None:
            self.hint.setText(tr("Enter birth date and arm: then the items that apply appear here."))
        else:
            self.age = age_standing(arm, candidate.birth_date, candidate.on)
            words = tr("Age {years}, arm {arm} takes {low} to {high} years: {standing}")
            self.hint.setText(
                words.format(
                    years=completed_years(candidate.birth_date, candidate.on),
                    arm=arm.id,
                    low=trimmed(arm.age_low.value),
                    high=trimmed(arm.age_high.value),
                    standing=MARKS[self.age] + translated(STANDINGS[self.age][0]),
                )
            )

    def open_items(self) -> Sequence[str]:
        """The words of what is not met or not known."""
        words = [view.item.words for view in self.views if view.standing is not Standing.MET]
        return [tr("Age"), *words] if self.age is Standing.NOT_MET else words

    def first_refused(self) -> Field | None:
        """The first shown field whose text cannot be read; None where all are empty or fine."""
        for view in self.views:
            for field in self.rows[view.item.key].fields():
                if not field.is_empty() and _read(field) is None:
                    return field
        return None

    def answers(self) -> tuple[tuple[str, str], ...]:
        """Each item with its standing and figure, as shown."""
        age = (("age", self.age.value),) if self.age is not None else ()
        return (*age, *((view.item.key, _told(view)) for view in self.views))

    def clear(self) -> None:
        """Forget all answers."""
        for one in self.rows.values():
            for field in one.fields():
                field.set_text("")
                field.clear_mark()


def _told(view: ItemView) -> str:
    standing = view.standing.value
    return standing if view.figure is None else f"{standing} {trimmed(view.figure)}"


def _field_of(item: EligibilityItem) -> Field:
    if item.kind == "yes_no":
        return YesNoField(item.words)
    if item.kind == "washout":
        return WashoutField(item.words, aside=tr("date of the last dose, or never"))
    unit = item.limit.unit if item.limit and not item.times_uln else ""
    return NumberField(item.words, unit)


def _read(field: Field) -> Answer | None:
    try:
        value = field.read()
    except Refused as error:
        field.mark_error(error)
        return None
    return value if isinstance(value, bool | Decimal | date | str) else None


def limit_words(item: EligibilityItem) -> str:
    """What the item asks, with its source: at least 9.5 g/dL (registry)."""
    if item.limit is None:
        return tr("must be yes") if item.must_be else tr("must be no")
    shown = translated(LIMITS[item.comparison]).format(limit=trimmed(item.limit.value), unit=item.limit.unit)
    words = f"{shown} ({translated(ORIGINS[item.limit.origin])})"
    return words if item.kind != "washout" else words + tr(" · date of the last dose, or never")
