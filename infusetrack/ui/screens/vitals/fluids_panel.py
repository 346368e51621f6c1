"""Fluids and weight: bars hour by hour, the balance of 24 h, urine, weights, and the leak watch."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from infusetrack.domain.events import FluidCounted, Way
from infusetrack.domain.fluids import URINE_OVER, balance, urine, weight_change
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.plots.support_bars import FluidBars
from infusetrack.ui.screens.today.act_form import Act, ActForm
from infusetrack.ui.screens.vitals.leak_card import LeakWatch
from infusetrack.ui.screens.vitals.support_sets import fluid_day
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.figure import Figure
from infusetrack.ui.widgets.labels import column, emptied, label, row, say
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording import figures
from infusetrack.wording.support_words import FLUIDS, fluid_words
from infusetrack.wording.translate import tr, translated

ML = Limits(Decimal("0.1"), Decimal(5000), 1)


class FluidsPanel(QWidget):
    """What the record counts by itself (antibody, hydration, flush) is never asked for again."""

    def __init__(self, bedside: Bedside) -> None:
        """Empty until a chart is shown."""
        super().__init__()
        self._bedside = bedside
        self.bars, self.leak = FluidBars(), LeakWatch(bedside)
        hours = int(URINE_OVER.total_seconds() // 3600)
        self.net, self.weight = Figure(tr("Balance, 24 h"), "mL"), Figure(tr("Weight"), "kg")
        self.urine = Figure(tr("Urine, last {hours} h").format(hours=hours), "mL/kg/h")
        self.parts = label("", "caption", wrap=True)
        self.into = QuietButton(tr("Fluid in"), "I", act=lambda: self.ask("in"))
        self.out = QuietButton(tr("Fluid out"), "O", act=lambda: self.ask("out"))
        self.form: ActForm | None = None
        self._place = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        told = row(spacing=20)
        for figure in (self.net, self.urine, self.weight):
            told.addWidget(figure, 1, Qt.AlignmentFlag.AlignTop)
        box = column(self.bars, spacing=8)
        box.addLayout(told)
        box.addWidget(self.parts)
        box.addLayout(row(self.into, self.out, None))
        box.addLayout(self._place)
        box.addWidget(self.leak)
        self.setLayout(box)

    # --- showing ------------------------------------------------------------------------------

    def show_chart(self, now: datetime) -> None:
        """All figures anew."""
        bedside = self._bedside
        self.bars.show_day(fluid_day(bedside, now))
        self._balance(now)
        self._urine(now)
        self._weight()
        self.leak.show_signs(now)

    def _balance(self, now: datetime) -> None:
        seen = balance(self._bedside.chart, now)
        into, out = (figures.fixed(seen.total(way), 0) for way in ("in", "out"))
        self.net.show_value(
            figures.change(seen.net, 0), note=tr("in {into}, out {out} mL").format(into=into, out=out)
        )
        kinds: dict[str, Decimal] = {}
        for flow, ml in seen.flows:
            name = fluid_words(flow)
            kinds[name] = kinds.get(name, Decimal(0)) + ml
        say(self.parts, " · ".join(f"{name} {figures.fixed(ml, 0)} mL" for name, ml in kinds.items()))

    def _urine(self, now: datetime) -> None:
        bedside = self._bedside
        seen = urine(bedside.chart, bedside.regimen, bedside.day_label, now)
        if seen.ml_kg_h is None:
            self.urine.show_value("", note=tr("not counted for so long"))
            return
        low = tr("\N{BLACK UP-POINTING TRIANGLE} under {limit}: look for retention")
        below = low if seen.is_low else tr("limit {limit}")
        limit = figures.trimmed(seen.rule.limit.value) if seen.rule else ""
        note = below.format(limit=limit) if limit else ""
        self.urine.show_value(figures.fixed(seen.ml_kg_h, 2), note=note)

    def _weight(self) -> None:
        seen = weight_change(self._bedside.chart, self._bedside.day_label)
        if seen is None:
            self.weight.show_value("", note=tr("not taken on this day"))
            return
        told = []
        for template, percent in (
            (tr("{percent} % over day 1"), seen.from_day_1),
            (tr("{percent} % since the last"), seen.from_before),
        ):
            if percent is not None:
                told.append(template.format(percent=figures.change(percent)))
        self.weight.show_value(figures.fixed(seen.kg), note=" · ".join(told))

    # --- acts -----------------------------------------------------------------------------------

    def ask(self, way: Way) -> None:
        """Ask for a volume, what it was, and when."""
        self.close_form()
        day, choices = self._bedside.day_label, FLUIDS[way]

        def make(values: Mapping[str, Any]) -> FluidCounted:
            return FluidCounted(day, way, values["what"], values["ml"], values["note"] or "")

        fields = {
            "ml": NumberField(tr("Volume"), "mL", limits=ML, required=True),
            "what": ChoiceField(
                tr("What"), [(key, translated(words)) for key, words in choices], required=True, few=6
            ),
            "note": TextField(tr("Note")),
        }
        note = tr("Antibody, hydration and flush are counted by the record itself.") if way == "in" else ""
        words = tr("Fluid in") if way == "in" else tr("Fluid out")
        self.form = ActForm(self._bedside, Act(words, make, fields, note), tr("Cancel"))
        self.form.closed.connect(self.close_form)
        self._place.addWidget(self.form)
        self.form.take_focus()

    def close_form(self) -> None:
        """Put the form away."""
        self.form = None
        emptied(self._place)
