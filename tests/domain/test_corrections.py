"""What a print says that the record says otherwise now, and nothing that was never on it."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from infusetrack.domain import events as e
from infusetrack.domain.chart import replay
from infusetrack.domain.corrections import corrections, shown_seq
from tests.domain.toxicity_chart import at, line

DAY = "C1D2"
SET = e.VitalsTaken(DAY, sbp=90)
BETTER = replace(SET, sbp=96)
OTHER_DAY = e.VitalsTaken("C1D3", sbp=80)


def told(*facts, document="day", day=DAY, shown="h2"):
    """Two lines, the print (line 3), then what came after it: (event, hours, amends)."""
    first = ((e.Measured(DAY, "measure", 1), -2, None), (SET, -1, None))
    note = (e.DocumentPrinted(day, document, "abc", shown), 0, None)
    lines = [
        line(seq, event, hours, amends=amends)
        for seq, (event, hours, amends) in enumerate((*first, note, *facts), 1)
    ]
    chart = replay(lines)
    return corrections(chart, chart.line(3)), chart


def kinds(*facts, **more):
    return [
        (one.kind, one.old.seq if one.old else 0, one.now.seq if one.now else 0)
        for one in told(*facts, **more)[0]
    ]


def test_a_print_that_still_is_true_needs_no_notice():
    assert kinds() == []
    assert kinds((e.VitalsTaken(DAY, sbp=99), 1, None)) == []


def test_an_amended_line_says_what_stood_there_and_what_stands_now():
    (found,), chart = told((BETTER, -1, 2))
    assert (found.kind, found.old, found.now) == ("amended", chart.line(2), chart.line(4))
    assert found.changes == (chart.line(4),)
    assert found.happened_at == at(-1)


def test_a_line_amended_twice_is_one_correction():
    (found,), chart = told((BETTER, -1, 2), (replace(SET, sbp=95), -1, 4))
    assert (found.old.seq, found.now.seq, [one.seq for one in found.changes]) == (2, 5, [4, 5])
    assert chart.is_standing(found.now)


def test_a_struck_line_has_nothing_now():
    assert kinds((None, 1, 2)) == [("struck", 2, 0)]


def test_what_happened_before_and_was_written_after_was_missing():
    (found,), _ = told((BETTER, -0.5, None))
    assert (found.kind, found.old, found.now.seq, found.happened_at) == ("added", None, 4, at(-0.5))


def test_a_late_line_that_was_struck_again_was_never_missing():
    assert kinds((BETTER, -0.5, None), (None, 1, 4)) == []


def test_a_line_put_back_as_it_was_needs_no_notice():
    assert kinds((BETTER, -1, 2), (SET, -1, 4)) == []


def test_other_days_were_not_on_a_days_page_but_on_every_other_document():
    assert kinds((OTHER_DAY, -0.5, None)) == []
    assert kinds((OTHER_DAY, -0.5, None), document="chart") == [("added", 0, 4)]
    assert kinds((OTHER_DAY, -0.5, None), document="toxicity") == []


def test_a_day_that_lost_a_line_to_another_day_is_told():
    assert kinds((replace(SET, day="C1D3"), -1, 2)) == [("amended", 2, 4)]


def test_prints_handoffs_and_alarms_are_on_no_document():
    again = e.DocumentPrinted(DAY, "day", "def", "h3")
    assert kinds((again, -0.5, None), (e.ClockGap("slept", 60), -0.5, None)) == []


def test_a_print_knows_the_state_that_its_hash_names():
    _, chart = told((BETTER, -1, 2), shown="h1")
    assert shown_seq(chart, chart.line(3)) == 1
    assert kinds(shown="h1") == [("added", 0, 2)]
    assert shown_seq(chart, chart.line(2)) == 0


def test_a_print_of_another_record_needs_no_notice_of_ours():
    assert kinds((BETTER, -1, 2), shown="nothing of ours") == []


def test_a_print_of_an_empty_record_missed_all_that_happened_before_it():
    assert kinds(shown="") == [("added", 0, 1), ("added", 0, 2)]


def test_they_stand_in_the_order_in_which_they_happened():
    late, amended = (BETTER, -0.5, None), (replace(BETTER, sbp=70), -1.5, 2)
    assert kinds(late, amended) == [("amended", 2, 5), ("added", 0, 4)]


@given(st.lists(st.tuples(st.integers(-4, 4), st.booleans(), st.integers(0, 9)), max_size=8))
@settings(max_examples=60, deadline=None)
def test_what_a_notice_tells_is_the_difference_of_the_two_states(acts):
    facts, standing = [], [1, 2]
    for hours, amends, which in acts:
        seq = 4 + len(facts)
        target = standing[which % len(standing)] if amends and standing else None
        if target in standing:
            standing.remove(target)
        struck = target is not None and which > 7
        facts.append((None if struck else replace(SET, sbp=50 + seq), hours, target))
        if not struck:
            standing.append(seq)
    found, chart = told(*facts)
    gone = {one.old.seq for one in found if one.old}
    assert gone == {seq for seq in (1, 2) if seq not in standing}
    now = {one.now.seq for one in found if one.now}
    after = {seq for seq in standing if seq > 3}
    assert now <= after
    assert {seq for seq in after if chart.line(seq).happened_at <= at(0)} <= now
