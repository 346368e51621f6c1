"""Which heading of a CSV file is which field: asked once, kept for the site."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from infusetrack.ui.widgets.buttons import PrimaryButton
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import label, row, say
from infusetrack.wording.lab_files import FIELDS
from infusetrack.wording.translate import tr, translated


class MappingForm(QWidget):
    """Closed at first. `keep(heading by field)` is called with what was chosen."""

    def __init__(self, keep: Callable[[dict[str, str]], None]) -> None:
        """Made anew for each file."""
        super().__init__()
        self._keep = keep
        self.form: Form | None = None
        self.about = label("", "strong", wrap=True)
        self._place = QVBoxLayout()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.about)
        box.addLayout(self._place)
        box.addLayout(row(PrimaryButton(tr("Keep for this site"), act=self.save), None))
        self.hide()

    def open(self, file: str, headings: Sequence[str], fields: Sequence[str]) -> None:
        """Ask for these fields of this file."""
        if self.form is not None:
            self._place.removeWidget(self.form)
            self.form.deleteLater()
        self.form = Form()
        for field in fields:
            name = translated(FIELDS[field])
            self.form.add(field, ChoiceField(name, [h for h in headings if h], required=True, few=0))
        self._place.addWidget(self.form)
        say(self.about, tr("Which heading of {file} is it?").format(file=file))
        self.show()

    def save(self) -> None:
        """Keep what was chosen."""
        read = self.form.values() if self.form is not None else None
        if read is not None:
            self.hide()
            self._keep({field: str(heading) for field, heading in read.items()})
