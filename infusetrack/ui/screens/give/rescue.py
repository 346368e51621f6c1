"""The rescue drugs of the emergency card on the give screen: a button each, and their dose for this weight."""

from collections.abc import Callable
from functools import partial

from infusetrack.domain.emergency import EmergencyDose
from infusetrack.domain.medication import DoseWindow
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.emergency_doses import emergency_doses
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.flow import Flow
from infusetrack.wording.emergency import dose_detail, dose_words
from infusetrack.wording.translate import tr


def rescue_called(bedside: Bedside, names: tuple[str, ...]) -> EmergencyDose | None:
    """The card's line of this drug for the open patient; None for another drug, or without a weight."""
    sought = {name.strip().casefold() for name in names}
    doses, _weight = emergency_doses(bedside)
    return next((one for one in doses if one.drug.name.casefold() in sought), None)


def rescue_named(bedside: Bedside, typed: str) -> str:
    """The first drug of the emergency card with a word that begins with what was typed; empty for none."""
    doses, _weight = emergency_doses(bedside)
    begun = typed.strip().casefold()
    for dose in doses:
        if begun and any(word.startswith(begun) for word in dose.drug.name.casefold().split()):
            return dose.drug.name
    return ""


def rescue_window(dose: EmergencyDose | None) -> DoseWindow | None:
    """The card's dose as a window, to see a slip of the hand; None where it is not set."""
    if dose is None or dose.low is None or dose.high is None:
        return None
    return DoseWindow(dose.low, dose.high, dose.drug.unit)


def rescue_words(dose: EmergencyDose) -> str:
    """What the emergency card says of it."""
    words = tr("Emergency card: {dose} {route}").format(dose=dose_words(dose), route=dose.drug.route)
    return " · ".join(part for part in (words, dose_detail(dose)) if part)


class RescueDrugs(Card):
    """A press opens the empty form of the drug; nothing is filled in."""

    def __init__(self, bedside: Bedside, choose: Callable[[str], object]) -> None:
        """`choose` opens the form of the drug with this name."""
        super().__init__(
            tr("Rescue drugs"),
            tr("Doses of the emergency card for this weight. Type the first letters, or press."),
        )
        self._bedside, self._choose = bedside, choose
        self._shown: tuple[EmergencyDose, ...] = ()
        self.buttons: dict[str, QuietButton] = {}
        self._place = Flow(across=8, down=8)
        self.body.addLayout(self._place)

    def show_doses(self) -> None:
        """The card for today's weight; drawn anew only where it changed."""
        doses, _weight = emergency_doses(self._bedside)
        self.setVisible(bool(doses))
        if doses == self._shown:
            return
        for button in self.buttons.values():
            self._place.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._shown, self.buttons = doses, {}
        for dose in doses:
            words = tr("{drug} {dose}").format(drug=dose.drug.name, dose=dose_words(dose))
            button = QuietButton(words, act=partial(self._choose, dose.drug.name))
            self.buttons[dose.drug.id] = button
            self._place.addWidget(button)
