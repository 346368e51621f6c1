"""No box reaches paper, and what is drawn by its form reads as its letters."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from infusetrack.domain.errors import BrokenWorld
from infusetrack.reports.flow import draw_text
from infusetrack.reports.fonts import REGULAR, font
from infusetrack.reports.meanings import remember
from infusetrack.reports.paper_canvas import PaperCanvas
from infusetrack.reports.paper_font import GLYPH
from infusetrack.reports.style import BODY
from infusetrack.wording.sentences import sentence


def _canvas():
    return PaperCanvas((612, 300))


def _read(canvas):
    return PdfReader(BytesIO(canvas.written())).pages[0].extract_text()


def test_a_letter_that_a_font_lacks_stops_the_document():
    canvas = _canvas()
    canvas.setFont(REGULAR, 10)
    with pytest.raises(BrokenWorld, match="letter_missing") as broken:
        canvas.drawString(10, 10, "Li 李")
    assert "U+674E" in sentence(broken.value)


def test_a_glyph_without_a_code_point_reads_as_what_it_stands_for():
    canvas = _canvas()
    letter = font(REGULAR).glyph(40, 600.0)
    assert ord(letter) == GLYPH + 40
    remember(canvas, REGULAR, ((letter, "ffi"), (letter, "never")))
    canvas.setFont(REGULAR, 10)
    canvas.drawString(10, 10, f"a{letter}b")
    assert _read(canvas).strip() == "affib"


@pytest.mark.parametrize("text", ["Nguyễn", "李小龍", "김민수", "शक्ति", "😀 ok"])
def test_words_of_other_scripts_can_be_searched_and_copied(text):
    canvas = _canvas()
    draw_text(canvas, 10, 10, text, BODY)
    assert "".join(_read(canvas).replace("\N{ZERO WIDTH SPACE}", "").split()) == text.replace(" ", "")


def test_the_same_text_gives_the_same_bytes_whatever_was_drawn_before():
    made = []
    for before in ("", "شوهد", "👩🏽\u200d🔬 محمد"):
        other, canvas = _canvas(), _canvas()
        draw_text(other, 10, 10, before, BODY)
        draw_text(canvas, 10, 10, "محمد क्षि 李", BODY)
        made.append(canvas.written())
    assert made[0] == made[1] == made[2]
