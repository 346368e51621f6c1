"""The running infusion: one large figure, the pump's numbers, the rate over time."""

from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from infusetrack.domain.day_record import DayRecord
from infusetrack.domain.events import OrderEntered
from infusetrack.domain.infusion import Phase
from infusetrack.domain.live import Live, live
from infusetrack.domain.regimen import Agent
from infusetrack.ui import theme
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.today.rate_story import rate_story
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.figure import Figure
from infusetrack.ui.widgets.flow import Flow
from infusetrack.ui.widgets.labels import column, label, row
from infusetrack.ui.widgets.rate_plot import RatePlot
from infusetrack.ui.widgets.ring import Ring
from infusetrack.wording import figures
from infusetrack.wording.events_names import spaced
from infusetrack.wording.formulas import formula_name
from infusetrack.wording.translate import tr


class LiveCard(Card):
    """One agent's infusion, live. `foot` is the place for the buttons and their forms, `beside_paused` above it."""

    def __init__(self, bedside: Bedside) -> None:
        """Empty until an infusion is shown."""
        super().__init__(large=True)
        self._bedside = bedside
        self.bag_chip = Chip("")
        self.step_words, self.rate = label("", "caption"), label("", "title")
        self.by_surface = label("", "caption")
        self.ring, self.plot = Ring(180), RatePlot()
        self.infused, self.left = Figure(tr("Infused"), tr("mL")), Figure(tr("Left"), tr("mL"))
        self.limit = Figure(tr("Limit"))
        self.paused = label("", "strong", wrap=True)
        self.foot = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        right = QWidget()
        corner = column(self.step_words, self.rate, self.by_surface, spacing=0)
        for part in (self.step_words, self.rate, self.by_surface):
            part.setAlignment(Qt.AlignmentFlag.AlignRight)
        right.setLayout(corner)
        self.aside(self.bag_chip)
        self.aside(right)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        numbers = Flow(across=28)
        for figure in (self.infused, self.left, self.limit):
            numbers.addWidget(figure)
        side = QVBoxLayout()
        side.setSpacing(6)
        side.addLayout(numbers)
        side.addWidget(self.plot, 1)
        middle.addLayout(side, 1)
        self.body.addLayout(middle)
        self.beside_paused = row(self.paused, stretch=0)
        self.body.addLayout(self.beside_paused)
        self.body.addLayout(self.foot)

    def show_infusion(self, record: DayRecord, agent: Agent, step_key: str, now: datetime) -> Live:
        """Draw everything for this moment and return what was drawn."""
        lines = self._bedside.chart.shelves.get(record.label, ())
        seen, zone = live(record, agent, step_key, now, lines), self._bedside.zone
        self.set_title(spaced(agent.name))
        self.set_subtitle(_order_line(record, agent, seen, zone))
        line, soft = theme.current().agent_colours(agent)
        self.bag_chip.set_colours(line, soft)
        self.bag_chip.set_text(
            tr("{mg} mg in {ml} mL").format(
                mg=figures.trimmed(seen.infusion.dose_mg), ml=figures.trimmed(seen.infusion.volume_ml, 1)
            )
        )
        self.ring.set_colour(line)
        self.plot.set_colours(line, soft)
        self.plot.show_rates(rate_story(seen, zone))
        self._show_rate(seen, zone)
        self._show_numbers(seen, zone)
        return seen

    def _show_rate(self, seen: Live, zone: tzinfo) -> None:
        since = figures.clock(seen.rate_since, zone) if seen.rate_since else ""
        if seen.infusion.phase is Phase.RUNNING and seen.planned_step:
            words = tr("Step {step} of {steps} since {since}")
            self.step_words.setText(
                words.format(step=seen.planned_step, steps=seen.planned_steps, since=since)
            )
        else:
            self.step_words.setText(tr("Since {since}").format(since=since) if since else "")
        self.rate.setText(tr("{rate} mL/h").format(rate=figures.fixed(seen.infusion.rate_ml_h)))
        by_surface = seen.rate_mg_m2_h
        shown = "" if by_surface is None or by_surface == 0 else figures.trimmed(by_surface, 3)
        self.by_surface.setText(tr("{rate} mg/m²/h").format(rate=shown) if shown else "")

    def _show_numbers(self, seen: Live, zone: tzinfo) -> None:
        caption = tr("Infused · {mg} mg").format(mg=figures.fixed(seen.infused_mg, 2))
        self.infused.show_value(figures.fixed(seen.infused_ml), caption=caption)
        caption = tr("Left (VTBI) · {mg} mg").format(mg=figures.fixed(seen.left_mg, 2))
        self.left.show_value(figures.fixed(seen.left_ml), caption=caption)
        self._show_limit(seen, zone)
        self._show_ring(seen, zone)
        lost = seen.paused_total >= timedelta(minutes=1)
        words = tr("Time lost to pauses: {span}").format(span=figures.long_span(seen.paused_total))
        self.paused.setText(words if lost else "")
        self.paused.setVisible(lost)

    def _show_limit(self, seen: Live, zone: tzinfo) -> None:
        ends = [at for at in (seen.limit_at, seen.bag_ends_at) if at is not None]
        shown = bool(ends) and seen.infusion.phase in {Phase.RUNNING, Phase.PAUSED}
        self.limit.setVisible(shown)
        if not shown:
            return
        first = min(ends)
        by_bag = first == seen.bag_ends_at
        caption = tr("Bag expires") if by_bag else tr("Longest infusing time")
        over = seen.ends_at is not None and seen.ends_at > first
        note = tr("before the projected end") if over else ""
        self.limit.show_value(figures.clock(first, zone), caption=caption, note=note)

    def _show_ring(self, seen: Live, zone: tzinfo) -> None:
        phase, share = seen.infusion.phase, float(seen.share)
        self.ring.set_paused(paused=phase is Phase.PAUSED)
        if phase is Phase.PAUSED and seen.paused_since is not None:
            since = tr("since {clock}").format(clock=figures.clock(seen.paused_since, zone))
            self.ring.show_progress(
                share, tr("PAUSED"), figures.long_span(seen.now - seen.paused_since), since
            )
        elif seen.ends_at is not None and seen.time_left is not None:
            ends = tr("ends {clock}").format(clock=figures.clock(seen.ends_at, zone))
            empty = seen.infusion.is_empty(seen.now)
            caption = tr("should be empty") if empty else tr("h:min left")
            self.ring.show_progress(share, figures.countdown(seen.time_left), caption, ends)
        else:
            done = seen.infusion.ended_at
            words = tr("Stopped") if phase is Phase.STOPPED else tr("Done")
            self.ring.show_progress(share, words, "", figures.clock(done, zone) if done else "")


def _order_line(record: DayRecord, agent: Agent, seen: Live, zone: tzinfo) -> str:
    parts = []
    line = record.orders.get(agent.id)
    order = line.event if line is not None else None
    if isinstance(order, OrderEntered):
        parts.append(_dose_words(order))
    if seen.infusion.volume_ml:
        strength = seen.infusion.dose_mg / seen.infusion.volume_ml
        parts.append(tr("{strength} mg/mL").format(strength=figures.trimmed(strength, 3)))
    if seen.bag_ends_at is not None:
        words = _later_day(seen.bag_ends_at, seen.now, zone)
        parts.append(tr("bag expires {when}").format(when=words))
    return " · ".join(parts)


def _dose_words(order: OrderEntered) -> str:
    per_unit = figures.trimmed(order.per_unit)
    if order.basis == "mg_m2" and order.bsa_m2 is not None:
        return tr("{dose} mg/m² × {bsa} m² ({formula})").format(  # noqa: RUF001
            dose=per_unit, bsa=figures.fixed(order.bsa_m2, 2), formula=formula_name(order.bsa_formula)
        )
    if order.basis == "mg_kg":
        return tr("{dose} mg/kg × {kg} kg").format(  # noqa: RUF001
            dose=per_unit, kg=figures.trimmed(order.weight_kg, 1)
        )
    return tr("flat order {mg} mg").format(mg=figures.trimmed(order.ordered_mg))


def _later_day(at: datetime, now: datetime, zone: tzinfo) -> str:
    days = (at.astimezone(zone).date() - now.astimezone(zone).date()).days
    clock = figures.clock(at, zone)
    if days == 0:
        return clock
    if days == 1:
        return tr("{clock} tomorrow").format(clock=clock)
    return f"{figures.weekday(at.astimezone(zone).date())} {clock}"
