"""The strip that says whose chart this is, on every screen that shows one."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.flow import Flow
from infusetrack.ui.widgets.labels import column, dress, label
from infusetrack.ui.widgets.top_bar import ClockCorner
from infusetrack.wording.translate import tr


@dataclass(frozen=True, slots=True)
class PatientLine:
    """The header's words, already written for people."""

    initials: str
    study_id: str
    born: str = ""
    weight: str = ""
    weight_caption: str = ""
    bsa: str = ""
    bsa_caption: str = ""
    arm: str = ""
    day: str = ""
    allergies: str = ""


class PatientHeader(QFrame):
    """Initials, study number, birth, weight, surface, arm, day; allergies in an outlined box."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        dress(self, "look", "bar")
        self.corner = ClockCorner()
        self._initials = label("", "initials")
        self._pairs = {key: (label("", "caption"), label("", "strong")) for key in _CAPTIONS}
        self._allergy = Chip("", outline=True)
        box = QHBoxLayout(self)
        box.setContentsMargins(20, 8, 20, 8)
        box.setSpacing(20)
        box.addLayout(self._flow(), 1)
        box.addWidget(self.corner, 0, Qt.AlignmentFlag.AlignTop)

    def _flow(self) -> Flow:
        flow = Flow()
        flow.addWidget(self._initials)
        for caption, value in self._pairs.values():
            pair = QWidget()
            pair.setLayout(column(caption, value, spacing=0))
            flow.addWidget(pair)
        flow.addWidget(self._allergy)
        return flow

    def show_patient(self, line: PatientLine) -> None:
        """Show this patient; empty figures hide their place."""
        self._initials.setText(line.initials)
        values = {
            "study_id": (tr("Study ID"), line.study_id),
            "born": (tr("Born"), line.born),
            "weight": (line.weight_caption or tr("Weight"), line.weight),
            "bsa": (line.bsa_caption or tr("BSA"), line.bsa),
            "arm": (tr("Arm · cohort"), line.arm),
            "day": (tr("Cycle day"), line.day),
        }
        for key, (caption, value) in values.items():
            for place, words in zip(self._pairs[key], (caption, value), strict=True):
                place.setText(words)
            pair = self._pairs[key][0].parentWidget()
            if pair is not None:
                pair.setVisible(bool(value))
        self._allergy.set_text(_allergy_words(line.allergies))
        self._allergy.setToolTip(line.allergies)
        spoken = [f"{caption} {value}" for caption, value in values.values() if value]
        self.setAccessibleName(", ".join([line.initials, *spoken, self._allergy.text()]))


_CAPTIONS = ("study_id", "born", "weight", "bsa", "arm", "day")


def _allergy_words(allergies: str) -> str:
    return tr("ALLERGY {what}").format(what=allergies) if allergies else ""
