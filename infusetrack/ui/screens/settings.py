"""Settings: the look of this station, the site's own values, and where every number comes from."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from infusetrack.domain.regimen import Regimen
from infusetrack.domain.site import Site
from infusetrack.preferences import Preferences
from infusetrack.ui.models.numbers_table import NumbersTable
from infusetrack.ui.screen import Screen
from infusetrack.ui.screens.site_values import Enter, SiteValues
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.columns import Columns
from infusetrack.ui.widgets.labels import column, label
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.translate import mark, tr

SCALES = ("0.9", "1.0", "1.25", "1.5", "1.75")


class LookCard(Card):
    """Theme, size and paper; each takes effect at once. Signal: `changed(preferences)`."""

    changed = Signal(object)

    def __init__(self, preferences: Preferences, zone_name: str) -> None:
        """`zone_name` is the site's time zone, shown but not changed here."""
        super().__init__(tr("This station"), large=True)
        self.preferences = preferences
        self.theme = ChoiceField(
            tr("Look"),
            (
                ("day", tr("Day")),
                ("night", tr("Night")),
                ("contrast", tr("High contrast")),
                ("auto", tr("By hour")),
            ),
        )
        shown = tuple((scale, f"{round(float(scale) * 100)} %") for scale in SCALES)
        self.scale = ChoiceField(tr("Size"), shown, few=5)
        self.paper = ChoiceField(tr("Paper"), (("letter", tr("Letter")), ("a4", "A4")))
        self.theme.choose(preferences.theme)
        self.scale.choose(str(preferences.scale))
        self.paper.choose(preferences.paper)
        for field in (self.theme, self.scale, self.paper):
            field.changed.connect(self._chosen)
        night = tr("By hour: night from {night}:00 to {day}:00.").format(
            night=preferences.night_from, day=f"{preferences.day_from:02d}"
        )
        self.add(self.theme, label(night, "caption", wrap=True), self.scale, self.paper)
        self.add(label(tr("Time zone of the site: {zone}").format(zone=zone_name), "subtitle", wrap=True))

    def _chosen(self) -> None:
        chosen = replace(
            self.preferences,
            theme=self.theme.text() or self.preferences.theme,
            scale=float(self.scale.text() or self.preferences.scale),
            paper=self.paper.text() or self.preferences.paper,
        )
        if chosen != self.preferences:
            self.preferences = chosen
            self.changed.emit(chosen)


class NumbersCard(Card):
    """Every number of the regimen with its origin, searched by any word of it."""

    def __init__(self) -> None:
        """Empty until a regimen is shown."""
        super().__init__(tr("Where does this number come from?"), large=True)
        self.search = TextField(tr("Search"), aside=tr("drug, limit, source"))
        self.model = NumbersTable()
        self.found = QSortFilterProxyModel()
        self.found.setSourceModel(self.model)
        self.found.setFilterKeyColumn(-1)
        self.found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search.changed.connect(lambda: self.found.setFilterFixedString(self.search.text().strip()))
        self.table = QTableView()
        self.table.setModel(self.found)
        self._dress_table()
        self.add(self.search, self.table)

    def _dress_table(self) -> None:
        table = self.table
        table.setAccessibleName(self.title)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(320)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(36)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def show_regimen(self, regimen: Regimen) -> None:
        """Show this regimen's numbers; what was searched stays."""
        self.set_subtitle(
            tr("{title}, file version {version}").format(title=regimen.title, version=regimen.version)
        )
        self.model.show_numbers(regimen.numbers)


class SettingsScreen(Screen):
    """The station's look at the left, the site's values and the numbers at the right.

    Signal: `preferences_changed(preferences)`.
    """

    key, title, icon = "settings", mark("Settings"), "settings"
    preferences_changed = Signal(object)

    def __init__(
        self, preferences: Preferences, zone_name: str, *, regimen: Callable[[], Regimen], enter: Enter
    ) -> None:
        """`regimen()` is the one in use; `enter(key, value, source)` writes and says why not, if not."""
        super().__init__()
        self._regimen = regimen
        self.look, self.values = LookCard(preferences, zone_name), SiteValues(enter)
        self.numbers = NumbersCard()
        self.look.changed.connect(self.preferences_changed)
        wide = QWidget()
        wide.setLayout(column(self.values, self.numbers, spacing=16, stretch=1))
        narrow = QWidget()
        narrow.setLayout(column(self.look, None))
        box = column(Columns(narrow, wide, shares=(2, 3)))
        self.setLayout(box)

    def show_site(self, site: Site) -> None:
        """Show what the site has entered."""
        self.values.show_values(self._regimen().site_entries, site)

    def came_into_sight(self) -> None:
        """Show the regimen in use."""
        regimen = self._regimen()
        self.numbers.show_regimen(regimen)
        self.values.show_entries(regimen.site_entries)
