"""The capillary-leak watch: which of its signs stand, since when, and where each limit comes from."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from infusetrack.domain.leak_watch import SIGNS, Sign, leak_signs, standing_signs
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.labels import column, label, say
from infusetrack.wording import figures
from infusetrack.wording.findings import ORIGINS
from infusetrack.wording.support_words import sign_title, sign_words
from infusetrack.wording.translate import tr, translated


class LeakWatch(QWidget):
    """A list, no alarm: it says "consistent with" and never names a diagnosis."""

    def __init__(self, bedside: Bedside) -> None:
        """The lines are made once."""
        super().__init__()
        self._bedside = bedside
        self.head, self.said = label(tr("Capillary-leak watch"), "strong"), label("", "caption", wrap=True)
        self.rows = {kind: (label("", "body"), label("", "body"), Chip("", parent=self)) for kind in SIGNS}
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        for place, parts in enumerate(self.rows.values()):
            for across, part in enumerate(parts):
                grid.addWidget(part, place, across, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(2, 1)
        box = column(self.head, spacing=4)
        box.addLayout(grid)
        box.addWidget(self.said)
        self.setLayout(box)

    def show_signs(self, now: datetime) -> None:
        """Every sign as it stands now."""
        bedside = self._bedside
        signs = leak_signs(bedside.chart, bedside.regimen, bedside.day_label, now)
        for sign in signs:
            title, value, chip = self.rows[sign.kind]
            say(title, sign_title(sign))
            say(value, sign_words(sign))
            chip.set_text(self._since(sign) if sign.stands else "")
            chip.setToolTip(_source(sign))
        say(self.said, _summary(signs))

    def _since(self, sign: Sign) -> str:
        if sign.since is None or sign.kind == "balance":
            return tr("stands")
        return tr("since {at}").format(at=figures.clock(sign.since, self._bedside.zone))


def _source(sign: Sign) -> str:
    return f"{translated(ORIGINS[sign.origin])}: {sign.source}" if sign.source else ""


def _summary(signs: tuple[Sign, ...]) -> str:
    standing = standing_signs(signs)
    if not standing:
        return tr("None of these signs stands now. What is not known is not judged.")
    words = tr(
        "{count} of {all} signs: together such signs are consistent with a capillary leak, and with other causes."
    )
    return words.format(count=len(standing), all=len(signs))
