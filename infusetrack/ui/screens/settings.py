"""Settings: the look of this station, the site's own values, and where every number comes from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSortFilterProxyModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from infusetrack.domain.regimen import Regimen
from infusetrack.domain.site import Site
from infusetrack.domain.site_settings import Setting, settings
from infusetrack.preferences import LOCK_HIGH, LOCK_LOW, Preferences
from infusetrack.ui.alarms.sound_card import SoundCard
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.models.numbers_table import NUMBER, SOURCE, NumbersTable
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.screens.recovery import Recovery, RecoveryCard
from infusetrack.ui.screens.site_limits import LimitsCard
from infusetrack.ui.screens.site_values import Enter, SiteValues
from infusetrack.ui.screens.staff import StaffCard
from infusetrack.ui.screens.zone import ZoneCard
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.columns import Columns
from infusetrack.ui.widgets.labels import column, label
from infusetrack.ui.widgets.late_form import LateForm
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.translate import mark, tr

SCALES = ("0.9", "1.0", "1.25", "1.5", "1.75")


class LookCard(Card):
    """Theme, size, paper and lock; each takes effect at once. Signal: `changed(preferences)`."""

    changed = Signal(object)

    def __init__(self, preferences: Preferences) -> None:
        """Shows these preferences."""
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
        self.labels = ChoiceField(tr("Labels"), _label_forms())
        self.codes = ChoiceField(
            tr("Codes on labels"), (("qr", tr("QR, squares")), ("code128", tr("Code 128, bars")))
        )
        minutes = range(LOCK_LOW, LOCK_HIGH + 1)
        self.lock = ChoiceField(
            tr("Locks when nobody touches it for"), tuple((str(m), f"{m} min") for m in minutes)
        )
        self.theme.choose(preferences.theme)
        self.scale.choose(str(preferences.scale))
        self.paper.choose(preferences.paper)
        self.lock.choose(str(preferences.lock_minutes))
        self.labels.choose(preferences.labels)
        self.codes.choose(preferences.codes)
        for field in (self.theme, self.scale, self.paper, self.labels, self.codes, self.lock):
            field.changed.connect(self._chosen)
        night = tr("By hour: night from {night}:00 to {day}:00.").format(
            night=preferences.night_from, day=f"{preferences.day_from:02d}"
        )
        self.add(self.theme, label(night, "caption", wrap=True), self.scale, self.paper)
        self.add(self.labels, self.codes, self.lock)

    def _chosen(self) -> None:
        chosen = replace(
            self.preferences,
            theme=self.theme.text() or self.preferences.theme,
            scale=float(self.scale.text() or self.preferences.scale),
            paper=self.paper.text() or self.preferences.paper,
            labels=self.labels.text() or self.preferences.labels,
            codes=self.codes.text() or self.preferences.codes,
            lock_minutes=int(self.lock.text() or self.preferences.lock_minutes),
        )
        if chosen != self.preferences:
            self.preferences = chosen
            self.changed.emit(chosen)


def _label_forms() -> tuple[tuple[str, str], ...]:
    """What may lie in the printer."""
    return (
        ("sheet", tr("A sheet to cut")),
        ("wristband", tr("Wristband 60 \N{MULTIPLICATION SIGN} 30")),
        ("strip", tr("Strip 280 \N{MULTIPLICATION SIGN} 25")),
        ("bag", tr("Bag 100 \N{MULTIPLICATION SIGN} 50")),
    )


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
        self.add(self.search)
        self.body.addWidget(self.table, 1)

    def _dress_table(self) -> None:
        table = self.table
        table.setAccessibleName(self.title)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(320)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(48)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for wide in (NUMBER, SOURCE):
            head.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def show_regimen(self, regimen: Regimen) -> None:
        """Show this regimen's numbers; what was searched stays."""
        self.set_subtitle(
            tr("{title}, file version {version}").format(title=regimen.title, version=regimen.version)
        )
        self.model.show_numbers({**regimen.numbers, **regimen.reference.numbers})


class SettingsScreen(Screen):
    """The station, its people and its zone at the left, the site's values and the numbers at the right.

    Signal: `preferences_changed(preferences)`.
    """

    key, title, icon = "settings", mark("Settings"), "settings"
    preferences_changed = Signal(object)

    def __init__(
        self, bedside: Bedside, preferences: Preferences, *, enter: Enter, recovery: Recovery | None = None
    ) -> None:
        """`enter(key, value, source)` writes and says why not, if not; practice has no `recovery` code."""
        super().__init__()
        self._bedside = bedside
        self.look, self.values = LookCard(preferences), SiteValues(enter)
        self.staff, self.zone, self.numbers = StaffCard(bedside), ZoneCard(bedside), NumbersCard()
        self.limits = LimitsCard(bedside)
        self.recovery = RecoveryCard(bedside, recovery) if recovery is not None else None
        self.look.changed.connect(self.preferences_changed)
        self.sound = SoundCard(bedside)
        left: list[QWidget] = [self.look, self.sound, self.staff, self.zone]
        left += [self.recovery] if self.recovery is not None else []
        wide = QWidget()
        wide.setLayout(column(self.limits, self.values, self.numbers, spacing=16, stretch=2))
        narrow = QWidget()
        narrow.setLayout(column(*left, None, spacing=16))
        self.page = Columns(narrow, wide, shares=(2, 3))
        self.setLayout(column(self.page))
        for form in self._late_forms():
            form.opened.connect(partial(self.bring_into_sight, form))
        if self.recovery is not None:
            self.recovery.appeared.connect(partial(self.bring_into_sight, self.recovery))

    def _late_forms(self) -> list[LateForm]:
        asking = [self.recovery.asking] if self.recovery is not None else []
        return [*self.staff.forms, self.zone.form, *self.limits.forms, *asking]

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll the page until this part of it can be seen, once it has its place."""
        QTimer.singleShot(0, self, partial(self.page.ensureWidgetVisible, part, 0, 24))

    def _find_limit(self) -> None:
        self.limits.look_up()
        self.bring_into_sight(self.limits.search)

    def ask_recovery(self) -> None:
        """Ask for the PIN that shows the recovery code."""
        if self.recovery is not None:
            self.recovery.ask()

    def show_site(self, site: Site) -> None:
        """Show what the site has entered."""
        self.values.show_values(self._bedside.regimen.site_entries, site)

    def show_time(self, now: datetime) -> None:
        """A lock-out may be over, and the way of sound another one."""
        self.sound.show_way()
        self.staff.show_time(now)

    def came_into_sight(self) -> None:
        """Show the regimen in use."""
        regimen = self._bedside.regimen
        self.numbers.show_regimen(regimen)
        self.limits.show_settings(self._settings())
        self.values.show_entries(regimen.site_entries)
        self.staff.draw()
        self.look.theme.take_focus()

    def _settings(self) -> tuple[Setting, ...]:
        """Those of the open patient's regimen, as its file has it."""
        tools = self._bedside.tools
        return settings(
            tools.regimens.get(self._bedside.regimen.id, self._bedside.regimen), tools.emergency()
        )

    def take_scan(self, text: str) -> bool:
        """A badge for a new account."""
        return self.staff.take_scan(text)

    def shortcuts(self) -> list[Shortcut]:
        """The acts of the cards at the left."""
        return [
            Shortcut("A", tr("add a person"), self.staff.open_adding),
            Shortcut("P", tr("change my PIN"), self.staff.open_pin),
            Shortcut("Z", tr("choose the time zone"), self.zone.open_form),
            Shortcut("L", tr("find a limit of this site"), self._find_limit),
            Shortcut("E", tr("change the chosen limit"), self.limits.open_change),
            Shortcut("B", tr("back to the file's number"), self.limits.open_reset),
            Shortcut("N", tr("enter the next open value of this site"), self.values.open_next),
            *self.sound.shortcuts(),
            *self._recovery_key(),
        ]

    def _recovery_key(self) -> Sequence[Shortcut]:
        if self.recovery is None:
            return ()
        return (Shortcut("R", tr("show the recovery code"), self.ask_recovery),)
