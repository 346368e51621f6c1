"""Head and foot say whose page it is and of which state of the record."""

from dataclasses import replace

from infusetrack.domain.chart import replay
from infusetrack.reports.context import PatientContext
from infusetrack.reports.furniture import Furniture, Masthead
from infusetrack.reports.head_words import body_words, origin_words, person_words
from infusetrack.wording.events import names_of
from tests.days import child, magrolimab_day, regimen
from tests.fakes import MemoryRecord
from tests.reports.pages import printing


def _context(**changes):
    chart = replay(magrolimab_day(MemoryRecord(), who=child(**changes)))
    return PatientContext(chart, regimen(), names_of(regimen()), printing(chart))


def test_the_head_says_birth_age_arm_weight_and_surface():
    context = _context()
    assert person_words(context) == "Born 14 Mar 2020 (6 y) · female · arm B, cohort B1 · NCT04751383"
    assert body_words(context).startswith("20.0 kg (Mon 23 Nov) · ")


def test_before_enrolment_there_is_no_patient_to_name():
    context = replace(_context(), chart=replay(()))
    assert person_words(context) == ""
    assert body_words(context) == "Weight not measured"


def test_the_foot_names_the_document_and_the_record():
    context = _context()
    told, under = origin_words(context, "C1D1", "Shift handoff", "ab12", 2)
    assert told.startswith("PED-0417 · C1D1 · Shift handoff · printed ")
    assert told.endswith("COPY, print 3")
    assert under.endswith(
        f"record {context.chart.tip[:12]} at entry {len(context.chart.lines)} · document ab12"
    )


def test_a_long_foot_takes_its_room_from_the_page():
    short, long = (Furniture(_context(), Masthead("Title", "now", label)) for label in ("C1D1", "word " * 80))
    assert long.foot > short.foot
    assert long.frame()[1] == short.frame()[1] - (long.foot - short.foot)
