"""The time zone of the site: an administrator chooses it by name, from the next start on."""

from datetime import datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import SiteValueSet
from infusetrack.domain.site import Site
from infusetrack.places import ZONE
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.models.accounts import is_admin
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label, row
from infusetrack.ui.widgets.late_form import Answer, LateForm
from infusetrack.ui.widgets.text_field import TypedField
from infusetrack.wording.translate import tr

SOURCE = "Settings"
MOST_SHOWN = 8


def zone_names() -> list[str]:
    """The places of the time zone database, in order; names without a place left out, but UTC."""
    names = available_timezones()
    return sorted({name for name in names if "/" in name and not name.startswith("Etc/")} | {"UTC"})


def zone_name(zone: tzinfo, now: datetime) -> str:
    """A zone by its place, or as its offset from UTC where the computer tells no place."""
    if isinstance(zone, ZoneInfo):
        return str(zone)
    told = now.astimezone(zone).strftime("%z").replace("-", "\N{MINUS SIGN}")
    return tr("UTC{offset}").format(offset=f"{told[:3]}:{told[3:5]}")


class ZoneField(TypedField):
    """A name of the time zone database: what fits the letters typed is offered below."""

    def __init__(self, name: str) -> None:
        """Always required."""
        super().__init__(name, required=True, aside=tr("type a city, like Chicago"))
        self._names = {known.casefold(): known for known in zone_names()}
        self.finder = QCompleter(list(self._names.values()), self)
        self.finder.setFilterMode(Qt.MatchFlag.MatchContains)
        self.finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.finder.setMaxVisibleItems(MOST_SHOWN)
        self.edit.setCompleter(self.finder)

    def read(self) -> str:
        """The zone's name as the database writes it; refuses any other."""
        typed = self.text().strip()
        if not typed:
            self.refuse_empty()
        known = self._names.get(typed.replace(" ", "_").casefold())
        if known is None:
            raise Refused("zone_unknown", text=typed[:40])
        return known


class ZoneCard(Card):
    """The zone in use, the one from the next start on, and choosing another."""

    def __init__(self, bedside: Bedside) -> None:
        """Follows the site's record and who is signed in."""
        super().__init__(tr("Time zone of the site"), large=True)
        self._bedside = bedside
        self.now, self.next = label("", "strong", wrap=True), label("", wrap=True)
        self.why = label(tr("Only an administrator changes it."), "subtitle", wrap=True)
        self.button = QuietButton(tr("Choose another"), "Z", act=self.open_form)
        self.field = ZoneField(tr("Time zone"))
        self.form = LateForm(self._keep, {"zone": self.field}, button=tr("Save"))
        self.form.words_of, self.form.back = bedside.words_of, self.button
        self.add(self.now, self.next, self.why)
        self.body.addLayout(row(self.button, None))
        self.add(self.form)
        bedside.tools.site.changed.connect(self.show_site)
        bedside.person_changed.connect(lambda _person: self._new_person())
        self._new_person()

    def _new_person(self) -> None:
        self.form.close_up()
        admin = is_admin(self._bedside)
        self.button.setVisible(admin)
        self.why.setVisible(not admin)
        self.show_site(self._bedside.tools.site.site)

    def show_site(self, site: Site) -> None:
        """Show the zone in use, and another one that waits for the next start."""
        used, chosen = zone_name(self._bedside.zone, self._bedside.now()), site.value(ZONE)
        entered = chosen is not None
        self.now.setText(used if entered else tr("{zone}, as this computer has it").format(zone=used))
        waits = entered and chosen != used
        words = tr("From the next start of the program: {zone}. Close it and start it again.")
        self.next.setText(words.format(zone=chosen) if waits else "")
        self.next.setVisible(waits)

    def open_form(self) -> None:
        """Open the form; only for an administrator."""
        if is_admin(self._bedside):
            self.form.open(
                tr("All times of the record are shown in this zone. What is written stays as it is.")
            )

    def _keep(self, values: dict[str, Any], answer: Answer) -> None:
        site = self._bedside.tools.site
        line = site.write(SiteValueSet(ZONE, values["zone"], SOURCE), by=self._bedside.badge)
        answer(line, site.error)
