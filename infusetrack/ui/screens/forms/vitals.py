"""The baseline set of the day: the reference of all that follows."""

from typing import ClassVar, cast

from infusetrack.domain.events import Event, VitalsTaken
from infusetrack.ui.screens.forms.base import StepForm
from infusetrack.ui.screens.forms.vitals_entry import VitalsEntry
from infusetrack.ui.screens.forms.vitals_ranges import mark_ranges
from infusetrack.ui.screens.forms.wanted_items import baseline_items
from infusetrack.wording.translate import mark


class VitalsForm(StepForm):
    """A whole set, or the reason why a number is missing."""

    act_words: ClassVar[str] = mark("Save the baseline")
    field_of: ClassVar[dict[str, str]] = {"baseline_late": "note"}

    def build(self) -> None:
        """The entry sheet."""
        self.entry = VitalsEntry(self.bedside, wanted=baseline_items(self.bedside, self.plan))
        self.form = self.entry
        self.entry.changed.connect(lambda: mark_ranges(self.bedside, self.entry, self.bedside.now()))

    def refresh(self) -> None:
        """The last set in grey."""
        self.entry.show_last()

    def event_to_write(self) -> Event | None:
        """The set, marked as the baseline."""
        return self.entry.read_event(self.plan.key, baseline=True)

    def fill(self, event: Event) -> None:
        """The set as it was written."""
        self.entry.fill(cast("VitalsTaken", event))
