"""The small line of hemoglobin is painted once a change and says its values aloud."""

from datetime import UTC
from decimal import Decimal as D

from infusetrack.domain.hemoglobin_spark import Spark, spark_of
from infusetrack.ui.plots.hgb_spark import HgbSpark
from infusetrack.wording.hemoglobin_picture import spark_words
from tests.domain.hemoglobin_courses import STEADY, course
from tests.ui.conftest import TRIAL, regimens

SHOWN = spark_of(course([*STEADY, (1, "10.4"), (3, "9.6"), (5, "8.8")]))


def _spark(qtbot, shown, *, small=False):
    made = HgbSpark(small=small)
    qtbot.addWidget(made)
    made.show_spark(shown, regimens()[TRIAL].agents, spark_words(shown, UTC))
    return made


def _ink(widget):
    picture = widget.grab().toImage()
    ground = picture.pixelColor(0, 0)
    return sum(
        picture.pixelColor(x, y) != ground for x in range(picture.width()) for y in range(picture.height())
    )


def test_it_draws_a_line_and_marks_the_last_value(looked, qtbot):
    for small in (False, True):
        assert _ink(_spark(qtbot, SHOWN, small=small)) > 100


def test_one_value_makes_no_line(looked, qtbot):
    assert _ink(_spark(qtbot, Spark(runs=(SHOWN.runs[0][:1],)))) == 0


def test_the_same_values_again_paint_nothing_anew(looked, qtbot):
    made = _spark(qtbot, SHOWN)
    made.grab()
    painted = made._picture
    made.show_spark(Spark(SHOWN.runs, SHOWN.doses, SHOWN.baseline), {})
    made.grab()
    assert made._picture is painted
    made.show_spark(Spark(SHOWN.runs), {})
    made.grab()
    assert made._picture is not painted


def test_it_says_its_values_its_first_day_and_the_baseline(looked, qtbot):
    assert _spark(qtbot, SHOWN).accessibleName() == (
        "Hemoglobin since 5 Jan 2030: 11.3, 11.2, 10.4, 9.6, 8.8 g/dL; baseline 11.2"
    )
    assert "baseline" not in spark_words(Spark(SHOWN.runs), UTC)
    assert spark_words(Spark(), UTC) == ""


def test_values_that_hardly_differ_draw_no_mountains(looked, qtbot):
    at = [moment for moment, _ in SHOWN.points[:2]]
    flat = Spark(runs=(((at[0], D("11.0")), (at[1], D("11.1"))),))
    made = _spark(qtbot, flat)
    picture = made.grab().toImage()
    ground = picture.pixelColor(0, 0)
    rows = {
        y
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y) != ground
    }
    assert max(rows) - min(rows) < picture.height() / 2
