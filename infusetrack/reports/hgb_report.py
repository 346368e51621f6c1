"""The hemoglobin report: every value with what the watch said and who decided, blood, and what is missing, as a PDF."""

from infusetrack.domain.blood_bank import blood_bank
from infusetrack.domain.chart import Chart
from infusetrack.domain.hemoglobin_answers import met_since
from infusetrack.domain.hemoglobin_picture import cycle_day_of
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.transfusions import rises
from infusetrack.reports.context import PatientContext, Printing
from infusetrack.reports.document import Document, laid_out, written
from infusetrack.reports.flow import Strip, gap
from infusetrack.reports.hgb_reading import HgbReading, hgb_reading, plot
from infusetrack.reports.hgb_values import values_table
from infusetrack.reports.patient_pages import patient_masthead, record_facts, section, sentence
from infusetrack.reports.style import STRONG
from infusetrack.reports.table import Cell, CellLike, Column, facts, heading, wide_fact
from infusetrack.reports.transfusion_table import transfusions
from infusetrack.wording import figures
from infusetrack.wording.blood_bank import anti_cd47_words, baseline_set_words
from infusetrack.wording.events import names_of
from infusetrack.wording.hemoglobin import advice_of, rule_words, tier_words, unread_words
from infusetrack.wording.translate import tr

KIND = "hgb"
PLOT = 190.0
"""Height of the drawing in points."""


def hgb_report(chart: Chart, regimen: Regimen, printing: Printing) -> bytes:
    """The PDF; the same chart and printing give the same bytes."""
    return written([composed(PatientContext(chart, regimen, names_of(regimen), printing))])


def composed(context: PatientContext) -> Document:
    """The report laid out on pages, before anything is drawn."""
    read = hgb_reading(context)
    when = figures.day(context.printing.at.astimezone(context.zone).date())
    masthead = patient_masthead(context, KIND, tr("Hemoglobin report"), when=when)
    strips = [
        *plot(context, read.drawn, tr("The course"), height=PLOT),
        *_says(context, read),
        *_rules(context, read),
        *_values(context, read),
        *transfusions(context, reversed(rises(context.chart)), none=tr("No blood product is recorded.")),
        *_blood_bank(context),
        *record_facts(context),
    ]
    return laid_out(context, masthead, strips)


def _says(context: PatientContext, read: HgbReading) -> list[Strip]:
    """What the last value says, part by part, in the watch's own words."""
    title = heading(tr("What the last value says"), context.room)
    if not read.reviews:
        none = unread_words() if read.unread else tr("No hemoglobin was reported yet.")
        return [gap(), title, *sentence(context, none)]
    last = read.reviews[-1]
    told = advice_of(last)
    pairs: list[tuple[str, CellLike]] = [
        (tr("Drawn"), figures.moment(last.at, context.zone)),
        (tr("Tier"), Cell(tier_words(last.tier), STRONG)),
    ]
    strips = [gap(), title, *facts(pairs, context.room)]
    parts = (
        (tr("Value"), told.value), (tr("Rule"), told.rule), (tr("Estimate"), told.estimate),
        (tr("Consistent with"), told.cause), (tr("To check"), told.next), (tr("Remarks"), told.remarks),
        (tr("What is missing"), told.unknown),
    )  # fmt: skip
    for name, words in parts:
        if words:
            strips += wide_fact(name, words, context.room)
    return strips


def _rules(context: PatientContext, read: HgbReading) -> list[Strip]:
    columns = (
        Column(tr("Tier"), 0.12, face=STRONG),
        Column(tr("Rule"), 0.66),
        Column(tr("Met since"), 0.22),
    )
    rows = []
    for one, since in met_since(read.reviews):
        words = rule_words(one)
        day = cycle_day_of(read.drawn.cycles, since)
        when = figures.moment(since, context.zone)
        rows.append((tier_words(one.tier), words[:1].upper() + words[1:], f"{day} · {when}" if day else when))
    return section(context, tr("Rules that it meets"), columns, rows)


def _values(context: PatientContext, read: HgbReading) -> list[Strip]:
    base = read.reviews[-1].baseline if read.reviews else None
    aside = tr("newest first")
    if base is not None:
        aside = tr("newest first · baseline {value} g/dL").format(value=figures.fixed(base))
    none = tr("No hemoglobin was reported yet.")
    newest = tuple(reversed(read.reviews))
    return values_table(context, read, newest, title=tr("Every value"), none=none, aside=aside)


def _blood_bank(context: PatientContext) -> list[Strip]:
    """What a blood request must say, for the blood bank's card."""
    bank = blood_bank(context.chart)
    strips = [gap(), heading(tr("For the blood bank"), context.room)]
    words, detail = anti_cd47_words(bank, context.zone)
    if words:
        strips += wide_fact(tr("Request"), Cell(words, STRONG), context.room)
        strips += wide_fact(tr("Because"), detail, context.room)
    else:
        strips += wide_fact(tr("Request"), tr("No anti-CD47 antibody was given so far."), context.room)
    return [*strips, *wide_fact(tr("Samples"), baseline_set_words(bank, context.zone), context.room)]
