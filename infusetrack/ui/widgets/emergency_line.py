"""The emergency doses in one line, for where the card itself stands further down."""

from collections.abc import Sequence
from decimal import Decimal

from infusetrack.domain.emergency import EmergencyDose
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label, say
from infusetrack.wording import figures
from infusetrack.wording.emergency import dose_words
from infusetrack.wording.translate import tr


class EmergencyLine(Card):
    """Drug and dose only; volume, cap and sources stand on the card."""

    def __init__(self) -> None:
        """Empty until a weight is known."""
        super().__init__()
        self.words = label("", "strong", wrap=True)
        self.add(self.words)

    def show_doses(self, doses: Sequence[EmergencyDose], weight_kg: Decimal | None) -> None:
        """The line for this weight in kg; without one it says what is missing."""
        if weight_kg is None:
            say(self.words, tr("Emergency doses: no weight today, measure it."))
        else:
            told = " · ".join(_words(dose) for dose in doses if dose.is_set)
            say(self.words, tr("Emergency, {kg} kg: {doses}").format(kg=figures.fixed(weight_kg), doses=told))
        self.setAccessibleName(self.words.text())


def _words(dose: EmergencyDose) -> str:
    return f"{dose.drug.name} {dose_words(dose)}".replace(" ", "\N{NO-BREAK SPACE}")
