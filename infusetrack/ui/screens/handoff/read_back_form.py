"""The form of the receiver: what is read back, what is asked, the synthesis in own words, badge and PIN."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from infusetrack.domain.handoff_read_back import NextDue, PatientStands, ReadBackKey
from infusetrack.ui.screens.handoff.clock_field import ClockField
from infusetrack.ui.screens.handoff.questions import Questions
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import label
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.ui.widgets.text_field import NoteField, TextField
from infusetrack.wording.handoff_stands import DUES, PUMP
from infusetrack.wording.translate import tr, translated

RATE = Limits(Decimal("0.1"), Decimal(2000), 2)
SBP = Limits(Decimal(20), Decimal(250), 1)
SPO2 = Limits(Decimal(50), Decimal(100), 1)
NOTHING = "nothing"
FIELD_OF = {"rate": "rate", "stop_limits": "sbp", "next_due": "due"}
"""The field that a difference points at."""


class Difference(NamedTuple):
    """What was said otherwise than the record has it, in words."""

    key: ReadBackKey
    what: str
    said: str
    recorded: str


class ReadBackForm(Form):
    """It shows no value of the record: the receiver says what the page and the pump say."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__(columns=3)
        self._at_the_pump()
        self._next()
        self.add("settled", TextField(tr("How the difference was settled"), required=True), wide=True)
        self.add_widget(label(tr("Questions"), "section"))
        self.questions = Questions(self)
        self.add_widget(label(tr("Synthesis by the receiver"), "section"))
        self.add("synthesis", NoteField(tr("In your own words"), required=True, lines=3), wide=True)
        self.add("badge", TextField(tr("Your badge, who takes over"), required=True, most=40))
        self.add("pin", TextField(tr("Your PIN"), required=True, secret=True))
        self._noted = NoteField("")
        self._noted.setParent(self)
        self._noted.hide()
        self.hold("differences", self._noted)
        self.changed.connect(self.arrange)
        self.arrange()

    def _at_the_pump(self) -> None:
        self.add_widget(label(tr("Read back: the pump, the page"), "section"))
        states = [(key, translated(words)) for key, words in PUMP.items()]
        self.add("pump", ChoiceField(tr("The infusion"), states, required=True), wide=True)
        self.add("rate", NumberField(tr("Rate on the pump"), tr("mL/h"), limits=RATE, required=True))
        self.add("sbp", NumberField(tr("Stops below SBP"), tr("mmHg"), limits=SBP))
        self.add("spo2", NumberField(tr("Stops below SpO₂"), "%", limits=SPO2))

    def _next(self) -> None:
        dues = [(str(key), translated(words)) for key, words in DUES.items()]
        options = [*dues, (NOTHING, tr("nothing is due"))]
        self.add("due", ChoiceField(tr("Next due"), options, required=True))
        self.add("due_at", ClockField(tr("at"), required=True))

    def arrange(self) -> None:
        """Ask only what belongs to what was said."""
        self.fields["rate"].setVisible(self.fields["pump"].text() == "runs")
        self.fields["due_at"].setVisible(self.fields["due"].text() not in {"", NOTHING})
        self.fields["settled"].setVisible(bool(self.differences))

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What was once said otherwise; it is kept with the text, so that a crash does not lose it."""
        lines = (line.split("\t") for line in self._noted.text().splitlines())
        return tuple(Difference(*parts) for parts in lines if len(parts) == len(Difference._fields))  # type: ignore[arg-type]

    def note_differences(self, found: Sequence[Difference]) -> None:
        """Remember these too, and ask how they were settled."""
        known = dict.fromkeys((*self.differences, *found))
        self._noted.set_text("\n".join("\t".join(one) for one in known))
        self.arrange()

    def stands_said(self, read: dict[str, Any]) -> PatientStands:
        """What was said, to be held against the record."""
        kind = read["due"]
        said = () if kind == NOTHING else (NextDue(kind, read["due_at"]),)
        return PatientStands(read["pump"], read["rate"], read["sbp"], read["spo2"], said)
