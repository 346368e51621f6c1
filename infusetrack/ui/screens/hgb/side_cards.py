"""Beside the trend: the rules that are met and since when, and what the blood bank must know."""

from collections.abc import Sequence

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import StepDone
from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_answers import met_since
from infusetrack.domain.hemoglobin_picture import Given, Picture, cycle_day_of
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import column, emptied, label, row
from infusetrack.wording import figures
from infusetrack.wording.hemoglobin import rule_words, tier_words
from infusetrack.wording.hemoglobin_beside import rise_words
from infusetrack.wording.hemoglobin_picture import given_words
from infusetrack.wording.translate import mark, tr, translated

BLOOD_BANK = "bloodbank"
"""The checklist of the regimen file in which the samples before the first dose are recorded."""
SAMPLES = (
    ("group_screen", mark("group, antibody screen, direct antiglobulin test")),
    ("phenotype", mark("red-cell phenotype or genotype")),
    ("bank_told", mark("blood bank told of anti-CD47")),
)
SHOWN = 4


class RulesCard(Card):
    """Which rules the last value meets, the gravest first, each with its since."""

    def __init__(self, bedside: Bedside) -> None:
        """Empty until reviews are shown."""
        super().__init__(tr("Rules met"))
        self._bedside = bedside
        self.none = label("", "caption", wrap=True)
        self._list = column(spacing=2)
        self.add(self.none)
        self.body.addLayout(self._list)
        self.words: tuple[str, ...] = ()

    def show_reviews(self, reviews: Sequence[Review], picture: Picture) -> None:
        """The rules of the last value; what two tiers say in the same words stands once."""
        emptied(self._list)
        told: dict[str, str] = {}
        for one, at in met_since(reviews):
            when = figures.moment(at, self._bedside.zone)
            day = cycle_day_of(picture.cycles, at) or when
            since = tr("{tier} · since {day}").format(tier=tier_words(one.tier), day=day)
            told.setdefault(rule_words(one), since)
        for words, since in told.items():
            self._list.addWidget(label(_capital(words), "strong", wrap=True))
            self._list.addWidget(label(since, "caption", wrap=True))
        self.none.setText("" if told else tr("No rule is met by the last value."))
        self.none.setVisible(not told)
        self.words = tuple(f"{words}, {since}" for words, since in told.items())


def _given(one: Given, when: str) -> str:
    words = tr("{words}, {when}").format(words=given_words(one), when=when)
    if one.rise is None:
        return words
    return tr("{words}: rise {rise}").format(words=words, rise=rise_words(one.rise))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class BloodCard(Card):
    """What the blood bank must know, which samples are on file, and what was transfused."""

    def __init__(self, bedside: Bedside) -> None:
        """Empty until a chart is shown."""
        super().__init__(tr("Blood bank"))
        self._bedside = bedside
        self.tell, self.files = label("", wrap=True), label("", "caption", wrap=True)
        self.given_head = label(tr("Transfused"), "section")
        self.given = label("", wrap=True)
        self.open = QuietButton(tr("Labs and blood"), "B")
        self.add(self.tell, self.files, self.given_head, self.given)
        self.body.addLayout(row(self.open, None))

    def show_chart(self, chart: Chart, picture: Picture) -> None:
        """Samples and blood of this patient."""
        self.tell.setText(
            tr(
                "Tell the blood bank: anti-CD47. Screen, cross-match and direct antiglobulin test may be disturbed."
            )
        )
        self.files.setText(self._filed(chart))
        zone = self._bedside.zone
        told = [_given(one, figures.moment(one.at, zone)) for one in picture.given[-SHOWN:]]
        self.given.setText("\n".join(reversed(told)) or tr("No transfusion is recorded."))

    def _filed(self, chart: Chart) -> str:
        lines = [
            line for line in chart.of_kind(StepDone)
            if isinstance(line.event, StepDone) and line.event.step == BLOOD_BANK
        ]  # fmt: skip
        if not lines or not isinstance(lines[-1].event, StepDone):
            return tr("No blood-bank samples from before the first dose are recorded.")
        answers = dict(lines[-1].event.values)
        there = [translated(words) for key, words in SAMPLES if answers.get(key) is True]
        on = figures.day(lines[-1].happened_at.astimezone(self._bedside.zone).date())
        if not there:
            return tr("Blood-bank checklist of {on}: nothing confirmed.").format(on=on)
        return tr("On file, {on}: {what}.").format(on=on, what="; ".join(there))
