"""The whole chart on paper: every line, what was changed, and whether the chain is whole."""

from dataclasses import replace
from datetime import timedelta

import pytest

from infusetrack.domain.chart import replay
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import DocumentPrinted
from infusetrack.reports.chart_audit import Seal
from infusetrack.reports.chart_lines import done, state
from infusetrack.reports.chart_report import chart_report
from infusetrack.reports.context import PatientContext
from infusetrack.wording.events import line_words, names_of
from infusetrack.wording.sentences import sentence
from tests.days import STUDY_ID, Pen, dinutuximab_day, magrolimab_day, regimen
from tests.fakes import MemoryRecord
from tests.reports.pages import ZONE, pages, printing, text


def _record(*, prints=0):
    record = MemoryRecord()
    magrolimab_day(record)
    dinutuximab_day(record)
    pen = Pen(record, f"patient/{STUDY_ID}")
    for number in range(prints):
        last = record.lines(pen.stream)[-1]
        tip = last.hash if number == 0 else "f" * 64
        note = DocumentPrinted("C1D2", "day summary", f"aaa{number}", tip)
        pen.write(last.written_at + timedelta(minutes=1), note)
    return replay(record.lines(pen.stream))


def _printed(chart, **more):
    return chart_report(chart, regimen(), printing(chart), **more)


def _together(words):
    return "".join(words.split())


def test_every_line_stands_on_paper_in_the_words_of_the_screen():
    chart = _record()
    told = _together(text(_printed(chart)))
    names = names_of(regimen())
    for line in chart.lines:
        assert line.hash[:12] in told
        if line.event is not None:
            assert _together(line_words(line, ZONE, names=names)) in told


def test_an_old_word_is_struck_and_says_who_changed_it_when_and_why():
    chart = _record()
    context = PatientContext(chart, regimen(), names_of(regimen()), printing(chart))
    (old, new), (out, gone) = chart.amended_by.items()
    assert [cell.text for cell in state(context, chart.line(old))] == [
        f"Amended by {new} · RN 31 · 24 Nov 2026 17:13 · Read from another monitor"
    ]
    assert [cell.text for cell in state(context, chart.line(out))] == [
        f"Struck out by {gone} · RN 27 · 24 Nov 2026 17:16 · Drawn up, not given: child asleep"
    ]
    assert done(chart.line(new)) == f"Replaces {old}"
    assert done(chart.line(gone)) == f"Strikes out {out}"
    assert [done(line) for line in chart.lines if line.is_late and line.amends is None] == ["Late by 50 min"]
    told = text(_printed(chart))
    assert told.count("HR 122") == 1
    assert told.count("Ondansetron 3 mg IV given") == 2


def test_each_page_says_how_many_there_are():
    told = pages(_printed(_record()))
    for number, page in enumerate(told, 1):
        assert f"Page {number} of" in page
        assert f" {len(told)} " in f" {page} "


def test_the_first_page_counts_the_lines_and_names_who_wrote_them():
    first = pages(_printed(_record()))[0]
    assert "Lines 94" in first
    assert "Amended 1" in first
    assert "Struck out 1" in first
    assert "Entered late 1" in first
    assert "RN 14 (2), RN 27 (91), RN 31 (1)" in first
    assert "C1D2 24 Nov 2026 56 signed" in first


def test_a_whole_chain_is_told_as_whole_and_a_broken_one_names_its_place():
    chart = _record()
    assert "Whole: no number is missing" in text(_printed(chart))
    lines = list(chart.lines)
    lines[40] = replace(lines[40], previous_hash="0" * 64)
    assert "NOT WHOLE: the chain breaks before entry 41." in text(_printed(replay(lines)))


def test_the_seal_is_told_as_it_was_found():
    chart = _record()
    at = chart.lines[-1].written_at
    assert "Not verified for this print" in text(_printed(chart))
    assert "computed again with the record's key" in text(_printed(chart, seal=Seal(at)))
    told = text(_printed(chart, seal=Seal(at, ("Entry 7 was changed.", "Entry 9 is missing."))))
    assert "NOT WHOLE, verified 25 Nov 2026 00:15:" in told
    assert "Entry 9 is missing." in told


def test_the_hash_on_each_print_is_looked_for_in_the_record():
    told = text(_printed(_record(prints=2)))
    assert "C1D2 day summary, document aaa0" in told
    assert "entry 94" in told
    assert "NOT IN THIS RECORD" in told
    assert "Nothing was printed." in text(_printed(_record()))


def test_a_chart_without_a_change_says_so():
    chart = replay(magrolimab_day(MemoryRecord()))
    assert "Nothing: every entry was written within 15 min" in text(_printed(chart))
    assert "Nothing: every entry" not in text(_printed(_record()))


def test_how_far_it_is_can_be_followed_to_the_last_line():
    chart, seen = _record(), []
    _printed(chart, going_on=lambda lines, total: seen.append((lines, total)) or True)
    assert seen == sorted(seen)
    assert seen[-1] == (94, 94)
    assert len(seen) == len(pages(_printed(chart)))


def test_it_can_be_cancelled_between_two_pages():
    with pytest.raises(Refused, match="document_cancelled") as refused:
        _printed(_record(), going_on=lambda lines, _total: lines < 30)
    assert sentence(refused.value) == "Cancelled. No document was made."


def test_an_empty_chart_is_a_page_that_says_so():
    chart = _record()
    told = text(chart_report(replay(()), regimen(), printing(chart)))
    assert "Patient not enrolled" in told
    assert "nothing written" in told


def test_the_same_record_and_time_give_the_same_bytes():
    assert _printed(_record()) == _printed(_record())
