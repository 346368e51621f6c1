"""The values that the registry leaves open: what each is for, what the site entered, and entering it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from infusetrack.domain.regimen import SiteEntry
from infusetrack.domain.site import Site, SiteValue
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton, SmallButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import column, emptied, label, row, rule
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording import figures
from infusetrack.wording.site_values import choice_words
from infusetrack.wording.translate import tr

Enter = Callable[[str, str, str], str]
"""Writes (key, value, source); returns an empty text when it stands, else the sentence why not."""


class SiteValues(Card):
    """One line a value; a press opens its form in place."""

    def __init__(self, enter: Enter) -> None:
        """`enter` writes a value and says why not, if not."""
        super().__init__(tr("Values of this site"), large=True)
        self.set_subtitle(tr("The registry does not give these. Until one is entered, the program says so."))
        self._enter = enter
        self._entries: tuple[SiteEntry, ...] = ()
        self._site = Site()
        self._open = ""
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.body.addLayout(self._list)
        self.buttons: dict[str, SmallButton] = {}
        self.form: Form | None = None

    def show_values(self, entries: Sequence[SiteEntry], site: Site) -> None:
        """Show these values as the site has them."""
        self._entries, self._site = tuple(entries), site
        self._draw()

    def show_entries(self, entries: Sequence[SiteEntry]) -> None:
        """Another regimen asks for other values."""
        if tuple(entries) != self._entries:
            self.show_values(entries, self._site)

    def _draw(self) -> None:
        emptied(self._list)
        self.buttons, self.form = {}, None
        for entry in self._entries:
            self._list.addWidget(self._line(entry))
            self._list.addWidget(rule())
        if not self._entries:
            self._list.addWidget(label(tr("This regimen asks for none."), "subtitle"))

    def _line(self, entry: SiteEntry) -> QWidget:
        known = self._site.values.get(entry.key)
        made = QWidget()
        words = QWidget()
        words.setLayout(
            column(
                label(entry.words, "strong", wrap=True),
                label(_told(entry, known), "caption", wrap=True),
                spacing=2,
            )
        )
        shown = Chip(_shown(entry, known), "plain" if known else "brand", outline=known is None)
        key = "N" if entry.key == self._next_open() else ""
        named = tr("Change") if known else tr("Enter")
        button = SmallButton(named, key, act=lambda: self.open_form(entry.key))
        button.setAccessibleName(f"{button.text()}: {entry.words}")
        self.buttons[entry.key] = button
        line = column()
        line.addLayout(row(words, shown, button, spacing=12, stretch=0))
        if entry.key == self._open:
            line.addWidget(self._entry_form(entry, known))
        made.setLayout(line)
        return made

    def _next_open(self) -> str:
        """The first value that nobody entered; after one that is open in its form, the one below it."""
        keys = [entry.key for entry in self._entries]
        after = keys.index(self._open) + 1 if self._open in keys else 0
        return next((key for key in keys[after:] if key not in self._site.values), "")

    def open_next(self) -> None:
        """Open the form of the next value that nobody entered."""
        key = self._next_open()
        if key:
            self.open_form(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the open form away."""
        if event.key() == Qt.Key.Key_Escape and self._open:
            self._close()
        else:
            super().keyPressEvent(event)

    def open_form(self, key: str) -> None:
        """Open the form of one value."""
        self._open = key
        self._draw()
        if self.form is not None:
            self.form.take_focus()

    def _entry_form(self, entry: SiteEntry, known: SiteValue | None) -> QWidget:
        form = self.form = Form()
        aside = tr("now {value}").format(value=choice_words(known.value)) if known else ""
        form.add("value", _value_field(entry, aside))
        form.add(
            "source",
            TextField(tr("Where it comes from"), required=True, aside=tr("protocol page, policy"), most=300),
        )
        made = QWidget()
        box = column(form)
        save = PrimaryButton(tr("Save"), "Enter", act=lambda: self.save(entry.key))
        box.addLayout(row(save, QuietButton(tr("Cancel"), "Esc", act=self._close), None))
        fields = list(form.fields.values())
        for field, after in zip(fields, [*fields[1:], None], strict=True):
            if isinstance(field, TextField):
                field.edit.returnPressed.connect(after.take_focus if after else partial(self.save, entry.key))
        made.setLayout(box)
        return made

    def save(self, key: str) -> None:
        """Write what the open form says; what was typed stays when it is refused."""
        values = self.form.values() if self.form is not None else None
        if values is None or self.form is None:
            return
        why = self._enter(key, values["value"], values["source"])
        if why:
            self.form.refuse(why)
        else:
            self._close()

    def _close(self) -> None:
        key, self._open = self._open, ""
        self._draw()
        if key in self.buttons:
            self.buttons[key].setFocus()


def _value_field(entry: SiteEntry, aside: str) -> Field:
    if entry.choices:
        shown = [(choice, choice_words(choice)) for choice in entry.choices]
        return ChoiceField(tr("Value"), shown, required=True, aside=aside)
    field = TextField(tr("Value"), required=True, aside=aside)
    field.edit.set_unit(entry.unit)
    return field


def _shown(entry: SiteEntry, known: SiteValue | None) -> str:
    if known is None:
        return tr("not entered")
    return f"{choice_words(known.value)} {entry.unit}".strip()


def _told(entry: SiteEntry, known: SiteValue | None) -> str:
    if known is None:
        return entry.why
    return tr("{source} · {by}, {on}").format(
        source=known.source, by=known.by, on=figures.day(known.at.date())
    )
