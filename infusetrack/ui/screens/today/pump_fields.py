"""The fields of a comparison with the pump: its volume, and why it differs where it does."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import PumpRead
from infusetrack.domain.pump_read import APART_PERCENT, is_apart, recorded_ml
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.pump_question import MOST_ML
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording import figures
from infusetrack.wording.pump import compared_words
from infusetrack.wording.translate import tr


class PumpFields:
    """One comparison: `moment()` is when the pump showed it, None for now."""

    def __init__(self, bedside: Bedside, day: str, step: str, moment: Callable[[], datetime | None]) -> None:
        """The reason is hidden until it is needed."""
        self._bedside, self._day, self._step, self._moment = bedside, day, step, moment
        self.volume = NumberField(tr("Volume infused"), tr("mL"), limits=MOST_ML, required=True)
        self.explained = TextField(tr("Why they differ"), required=True)
        self.explained.hide()
        self.fields = {"volume": self.volume, "explained": self.explained}

    def note(self) -> str:
        """What is compared, and from which difference on a reason is asked."""
        words = tr("Read the volume infused on the pump. More than {percent} % apart asks why.")
        return words.format(percent=figures.trimmed(APART_PERCENT))

    def _record_ml(self) -> Decimal:
        infusion = self._bedside.record.infusions[self._step]
        return recorded_ml(infusion, self._moment() or self._bedside.now())

    def _typed(self) -> Decimal | None:
        try:
            return self.volume.read()
        except Refused:
            return None

    def preview(self) -> str:
        """Both numbers side by side, once one is typed."""
        typed = self._typed()
        return "" if typed is None else compared_words(typed, self._record_ml())

    def fits(self) -> None:
        """Ask for the reason where pump and record are too far apart."""
        typed = self._typed()
        self.explained.setVisible(typed is not None and is_apart(typed, self._record_ml()))

    def fact(self, values: Mapping[str, Any]) -> PumpRead:
        """Both numbers as they were compared."""
        explained = values["explained"] or ""
        return PumpRead(self._day, self._step, values["volume"], self._record_ml(), explained)
