"""Whatever was typed and however much of it: nothing is cut off, nothing lost, no heading stands alone."""

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import ContentStream

from infusetrack.domain.chart import replay
from infusetrack.domain.events import AdverseEventGraded, AdverseEventNoted, DrugGiven, VitalsTaken
from infusetrack.reports import paper_canvas
from infusetrack.reports.catalogue import KINDS, Sources, Wanted
from infusetrack.reports.context import PatientContext
from infusetrack.reports.document import laid_out, written
from infusetrack.reports.flow import text_strip
from infusetrack.reports.furniture import FOOTER, Masthead
from infusetrack.reports.glyphs import printable
from infusetrack.reports.style import MARGIN, PAPERS, SMALL
from infusetrack.reports.table import Cell, Column, facts, heading, table
from infusetrack.wording.events import names_of
from tests.days import STUDY_ID, Pen, child, dinutuximab_day, magrolimab_day, regimen
from tests.fakes import MemoryRecord
from tests.reports.pages import printing
from tests.reports.recording import RecordingCanvas

VITALS, TOXICITIES, LONG = 300, 60, 5_000
ODD = (
    "ab.c Łễșé\u0301x\u0302\u0323Ж Ω שָׁלוֹם محمد ١٢٣ क्षत्रिय শ্রী ที่ 李小龍 김 ア 😀👩🏽\u200d🔬❤\ufe0f☎"
    " <b>&amp;</b> %s {x} \u200b\u202e\x07\x00\U00012000\ufeff\n"
)
TYPED = st.text(st.sampled_from(ODD), min_size=1, max_size=60)
TEXTS = (
    "Łễșמ محمد <b>",
    "שָׁלוֹם محمد ١٢٣ <b>&amp;</b> {name} %s",
    "क्षत्रिय ที่ 李小龍\u202e 김 \x07 \U00012000",
    "x\u0302\u0323 👩🏽\u200d🔬\u200b ❤\ufe0f e\u0301",
)
SHEETS = [
    ("day", "letter"), ("chart", "letter"), ("handoff", "letter"), ("toxicity", "letter"), ("cycle", "letter"), ("hgb", "letter"),
    ("downtime", "letter"), ("day", "a4"), ("handoff", "a4"), ("cycle", "a4"), ("hgb", "a4"), ("downtime", "a4"),
]  # fmt: skip
ROUNDING = 1.0
"""Points by which a string may stand out of its frame, and two of one row touch."""


def _monster(texts):
    """A day with everything at once, and what was typed into it."""
    name, *notes = texts
    who = child(initials=name, allergies=(*notes, "Penicillin"), second_identifier=f"HN {name}")
    record = MemoryRecord()
    magrolimab_day(record, who=who)
    at = dinutuximab_day(record, who=who)[-1].written_at
    pen = Pen(record, f"patient/{STUDY_ID}")
    long, unbroken = f"{notes[0]} " * (LONG // (len(notes[0]) + 1)), "unbroken" * (LONG // 8)
    pen.write(at, AdverseEventNoted("C1D2", long, at))
    late = at + timedelta(hours=1)
    pen.write(at, AdverseEventNoted("C1D2", unbroken, at), written=late, reason=notes[-1])
    pen.write(at, DrugGiven("C1D2", "premedication", notes[1], Decimal(3), "mg", "IV", notes[2]))
    typed = [*notes, long, unbroken]
    for number in range(VITALS):
        at += timedelta(minutes=1)
        typed.append(f"{number} {notes[number % len(notes)]}")
        taken = VitalsTaken(
            "C1D2", sbp=90 + number % 30, dbp=55, heart_rate=100, pain=number % 10, note=typed[-1]
        )
        pen.write(at, replace(taken, pain_scale="FLACC"))
    for number in range(TOXICITIES):
        words = f"{number} {notes[number % len(notes)]}"
        term = (f"Term {number} {notes[0]}", "5.0", "General", 1 + number % 4, (1, 2, 3, 4), "nurse")
        pen.write(at, AdverseEventGraded("C1D2", *term, at, at, words))
    wrong = record.lines(pen.stream)[-1]
    pen.write(at, replace(wrong.event, grade=2), amends=wrong.seq, reason=notes[0], written=late)
    return replay(record.lines(pen.stream)), tuple(typed)


def _drawn(monkeypatch, write):
    RecordingCanvas.made = []
    monkeypatch.setattr(paper_canvas, "PaperCanvas", RecordingCanvas)
    made = write()
    (canvas,) = RecordingCanvas.made
    return canvas, made


def _written(kind, chart, paper):
    label = KINDS[kind].label(chart, "C1D2")
    return KINDS[kind].write(Wanted(chart, regimen(), printing(chart, paper=paper), label, Sources()), None)


def _together(text):
    return "".join(text.split())


def _columns(canvas):
    """Everything drawn at one distance from the left, in the order drawn."""
    found = defaultdict(list)
    for one in (text for text in canvas.texts if not text.furniture):
        found[round(one.x, 1)].append(one.text)
    return [_together("".join(parts)) for parts in found.values()]


def _outside(canvas, paper):
    """What stands out of the page's frame; the word across a draft is furniture larger than all else."""
    wide, tall = PAPERS[paper]
    for one in (text for text in canvas.texts if text.size < 100):
        low = MARGIN - SMALL.leading if one.furniture else MARGIN + FOOTER - ROUNDING
        sides = one.x >= MARGIN - ROUNDING and one.right <= wide - MARGIN + ROUNDING
        if not sides or not low <= one.y <= tall - MARGIN:
            yield one


def _overlapping(canvas):
    """Strings of one row that run into each other; in a drawing they may."""
    rows = defaultdict(list)
    for one in (text for text in canvas.texts if text.size < 100 and "Figure" not in text.within):
        rows[one.page, round(one.y, 1)].append(one)
    for row in rows.values():
        row.sort(key=lambda one: one.x)
        yield from ((one, two) for one, two in pairwise(row) if one.right > two.x + ROUNDING)


def _orphans(canvas):
    """Pages that end with a heading or a table's header."""
    last = dict(canvas.roles)
    return [page for page, role in last.items() if role in ("H2", "H3", "TH")]


def _sound(canvas, made, paper):
    assert not list(_outside(canvas, paper))
    assert not list(_overlapping(canvas))
    assert not _orphans(canvas)
    count = canvas.getPageNumber() - 1
    told = [one.text for one in canvas.texts if one.text.startswith("Page ")]
    assert len(PdfReader(BytesIO(made)).pages) == count == len(told)
    assert [int(one.split()[1]) for one in told] == list(range(1, count + 1))
    assert not [1 for text in _strings(made) if b"\0" in text]


def _strings(made):
    """The bytes of all that is shown; zero is the box that stands for a missing letter."""
    read = PdfReader(BytesIO(made))
    for page in read.pages:
        for operands, operator in ContentStream(page.get_contents(), read).operations:
            if operator == b"Tj":
                yield operands[0].original_bytes


@pytest.fixture(scope="module")
def monster():
    return _monster(TEXTS)


@pytest.mark.parametrize(("kind", "paper"), SHEETS)
def test_a_monstrous_chart_is_neither_cut_off_nor_out_of_its_page(monkeypatch, monster, kind, paper):
    chart, typed = monster
    canvas, made = _drawn(monkeypatch, lambda: _written(kind, chart, paper))
    _sound(canvas, made, paper)
    if kind in ("day", "chart"):
        columns = _columns(canvas)
        assert [text for text in typed if not any(_together(printable(text)) in one for one in columns)] == []


@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(TYPED, min_size=4, max_size=8), st.sampled_from(sorted(PAPERS)))
def test_whatever_was_typed_stands_whole_in_its_frame(monkeypatch, texts, paper):
    chart = replay(magrolimab_day(MemoryRecord(), who=child(initials=texts[0], allergies=tuple(texts))))
    context = PatientContext(chart, regimen(), names_of(regimen()), printing(chart, paper=paper))
    columns = (Column("Drug", 1), Column("Words", 2), Column("mL", 1, "right"))
    rows = [(one, Cell(one * 40, struck=True), "12.5") for one in texts]
    strips = [heading(texts[2], context.room, texts[3]), *facts([(one, one) for one in texts], context.room)]
    strips += [
        heading(texts[3] * 3, context.room),
        *table(columns, rows, context.room),
        *text_strip(texts[0], context.room),
    ]
    masthead = Masthead(texts[1], "C1D1", texts[2])
    canvas, made = _drawn(monkeypatch, lambda: written([laid_out(context, masthead, strips)]))
    _sound(canvas, made, paper)
    told = _columns(canvas)
    for one in texts:
        assert any(_together(printable(one * 40)) in column for column in told)


def test_a_name_longer_than_the_head_stands_there_whole(monkeypatch):
    name = "Maximilienne-Alexandrine " * 6
    chart = replay(
        magrolimab_day(MemoryRecord(), who=child(initials=name, second_identifier="HN " + "4" * 90))
    )
    canvas, made = _drawn(monkeypatch, lambda: _written("day", chart, "letter"))
    _sound(canvas, made, "letter")
