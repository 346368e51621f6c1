"""Limits of this site: every number that it may set, searched, changed with a reason, and taken back."""

from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from infusetrack.domain.admission_site import MAY_SET
from infusetrack.domain.events import Event, SiteValueReset, SiteValueSet
from infusetrack.domain.site_settings import Setting, changed, history
from infusetrack.ui import theme
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.models.settings_table import LIMIT, PART, SOURCE, VERIFIED, SettingsTable
from infusetrack.ui.screens.forms.rows import Rows, source_row
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import column, label, row
from infusetrack.ui.widgets.late_form import Answer, LateForm
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.ui.widgets.table import Table
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.site_settings import change_words, looser_words, setting_words, value_words
from infusetrack.wording.translate import tr

DECIMALS = 6
WIDE = 900
"""From this width on the table has room for the sources."""
Settings = tuple[Setting, ...]


class LimitsCard(Card):
    """The table, what the chosen limit was and is, and one form at a time below it.

    Signal: `opened(form)` when a form asks for room.
    """

    opened = Signal(object)

    def __init__(self, bedside: Bedside) -> None:
        """Empty until settings are shown."""
        super().__init__(tr("Limits of this site"), large=True)
        self.set_subtitle(
            tr("Each may be changed with its source and a reason. The file's number stays known.")
        )
        self._bedside, self._settings, self._confirmed = bedside, Settings(), ""
        self.search = TextField(tr("Search"), aside=tr("limit, drug, source"))
        self.model, self.found = SettingsTable(), QSortFilterProxyModel()
        self.found.setSourceModel(self.model)
        self.found.setFilterKeyColumn(-1)
        self.found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.table = Table(self.found, self.title)
        self.name, self.facts, self.past = label("", "strong", wrap=True), Rows(), Rows()
        self.who = label(
            tr("A prescriber, an investigator or an administrator changes these."), "caption", wrap=True
        )
        self.change = PrimaryButton(tr("Change"), "E", act=self.open_change)
        self.back = QuietButton(tr("Back to the file's number"), "B", act=self.open_reset)
        self.changing, self.resetting = self._change_form(), self._reset_form()
        self.forms = (self.changing, self.resetting)
        self._lay_out()
        self.search.changed.connect(self._search)
        self.table.selectionModel().currentRowChanged.connect(lambda _new, _old: self._choose())
        self.table.activated.connect(lambda _index: self.open_change())
        bedside.tools.site.changed.connect(lambda _site: self._draw())
        bedside.person_changed.connect(lambda _person: self._new_person())

    def _lay_out(self) -> None:
        table, head = self.table, self.table.horizontalHeader()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setMinimumHeight(320)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(48)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for wide in (LIMIT, SOURCE):
            head.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self._fold()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.add(self.search, table, self.name, self.facts, self.past, self.who)
        self.body.addLayout(row(self.change, self.back, None))
        self.body.addLayout(column(*self.forms))
        for form in self.forms:
            form.opened.connect(partial(self.opened.emit, form))

    def _fold(self) -> None:
        """On a narrow card the source stands below only; it is found by the search all the same."""
        narrow = self.width() < theme.current().px(WIDE)
        for column_ in (VERIFIED, SOURCE, PART):
            self.table.setColumnHidden(column_, narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the window."""
        super().resizeEvent(event)
        self._fold()

    def _change_form(self) -> LateForm:
        fields = {
            "value": NumberField(tr("Value"), "", limits=Limits(None, None, DECIMALS), required=True),
            "source": TextField(
                tr("Where it comes from"), required=True, aside=tr("protocol page, policy"), most=300
            ),
            "why": TextField(tr("Why it is changed"), required=True, most=300),
        }
        blames = {"setting_range": "value", "site_value_number": "value", "setting_why": "why"}
        form = LateForm(self._set, fields, button=tr("Save"), blames=blames)
        form.back, form.words_of = self.change, self._bedside.words_of
        return form

    def _reset_form(self) -> LateForm:
        why = TextField(tr("Why it is taken back"), required=True, most=300)
        form = LateForm(self._reset, {"why": why}, button=tr("Take the site's number back"))
        form.back, form.words_of = self.back, self._bedside.words_of
        return form

    # --- showing -----------------------------------------------------------------------

    def show_settings(self, settings: Settings) -> None:
        """Show these settings as the site has them now."""
        self._settings = settings
        self._draw()

    def _draw(self) -> None:
        self.model.show_settings(self._settings, self._bedside.tools.site.site, self._bedside.zone)
        self._choose()

    def _new_person(self) -> None:
        for form in self.forms:
            form.close_up()
        self._choose()

    def _search(self) -> None:
        self.found.setFilterFixedString(self.search.text().strip())
        if not self.table.currentIndex().isValid() and self.found.rowCount():
            self.table.setCurrentIndex(self.found.index(0, 0))

    def chosen(self) -> Setting | None:
        """The setting whose row is chosen; None for none."""
        index: QModelIndex = self.found.mapToSource(self.table.currentIndex())
        return self.model.setting_at(index.row()) if index.isValid() else None

    def _may(self) -> bool:
        person = self._bedside.person
        return person is not None and person.role in MAY_SET

    def _choose(self) -> None:
        setting, site = self.chosen(), self._bedside.tools.site.site
        own = changed(setting, site) if setting else None
        self.change.setEnabled(setting is not None and self._may())
        self.back.setEnabled(own is not None and self._may())
        self.who.setVisible(not self._may())
        self.name.setText(setting_words(setting) if setting else tr("Choose a limit."))
        self.facts.show_rows(self._facts(setting) if setting else ())
        self.past.show_rows(self._past(setting) if setting else ())

    def _facts(self, setting: Setting) -> list[tuple[str, str]]:
        file, now = setting.file, setting.in_force(self._bedside.tools.site.site)
        force = source_row(tr("In force"), now) if now else (tr("In force"), value_words(setting, None))
        return [force, *([source_row(tr("The file's"), file)] if file is not None and file != now else [])]

    def _past(self, setting: Setting) -> list[tuple[str, str]]:
        steps = history(self._bedside.tools.site.lines, setting.key)
        return [change_words(setting, step, self._bedside.zone) for step in reversed(steps)]

    # --- acts --------------------------------------------------------------------------

    def look_up(self) -> None:
        """Put the keyboard into the search."""
        self.search.take_focus()

    def open_change(self) -> None:
        """Open the form of the chosen limit, for whoever may."""
        setting = self.chosen()
        if setting is None or not self._may():
            return
        self.resetting.close_up()
        self._confirmed = ""
        value = self.changing.form.fields["value"]
        if isinstance(value, NumberField):
            value.set_unit(setting.unit)
        self.changing.open(setting_words(setting))

    def open_reset(self) -> None:
        """Ask why the site's own number is taken back."""
        setting = self.chosen()
        if setting is not None and self.back.isEnabled():
            self.changing.close_up()
            self.resetting.open(setting_words(setting))

    def _set(self, values: dict[str, Any], answer: Answer) -> None:
        setting = self.chosen()
        value = values["value"]
        if setting is None:
            answer(None, None)
        elif setting.is_looser(value) and setting.allows(value) and self._confirmed != str(value):
            self._confirmed = str(value)
            answer(None, None)
            self.changing.form.refuse(looser_words(setting), "value")
        else:
            text = f"{value:f}"
            self._write(SiteValueSet(setting.key, text, values["source"], values["why"]), answer)

    def _reset(self, values: dict[str, Any], answer: Answer) -> None:
        setting = self.chosen()
        if setting is None:
            answer(None, None)
        else:
            self._write(SiteValueReset(setting.key, values["why"]), answer)

    def _write(self, event: Event, answer: Answer) -> None:
        site = self._bedside.tools.site
        line = site.write(event, by=self._bedside.badge)
        answer(line, site.error)
