"""The look: every theme loads, every token is there, every contrast is computed."""

from dataclasses import replace
from string import Template

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from infusetrack.catalog.regimens import builtin
from infusetrack.ui import theme
from infusetrack.ui.contrast import legible, luminance, ratio
from infusetrack.ui.theme import NAMES, Theme

TEXT = (
    ("ink", "card"), ("ink", "bg"), ("ink", "chip"), ("ink", "brand_soft"), ("ink_2", "card"), ("ink_2", "bg"),
    ("ink_2", "brand_soft"), ("ink_2", "chip"), ("ink_3", "card"), ("ink_3", "bg"), ("on_brand", "brand"),
    ("on_brand", "brand_hover"), ("brand", "brand_soft"), ("brand", "card"), ("done", "done_soft"),
    ("on_done", "done"), ("high", "high_soft"), ("on_high", "high"), ("on_medium", "medium"),
    ("on_medium_soft", "medium_soft"), ("low", "low_soft"), ("on_practice", "practice"),
)  # fmt: skip
GRAPHICS = (
    ("field_line", "card"), ("field_line", "bg"), ("brand", "card"), ("brand", "bg"), ("done", "card"),
    ("done", "bg"), ("high", "card"), ("medium_edge", "card"), ("brand", "line_soft"),
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_text_stands_out_in_every_theme_alarms_included(name):
    look, least = Theme.load(name), 7.0 if name == "contrast" else 4.5
    faint = [
        (ink, ground, round(ratio(look.colour(ink), look.colour(ground)), 2))
        for ink, ground in TEXT
        if ratio(look.colour(ink), look.colour(ground)) < least
    ]
    assert not faint


@pytest.mark.parametrize("name", NAMES)
def test_lines_and_marks_stand_out_in_every_theme(name):
    look = Theme.load(name)
    faint = [pair for pair in GRAPHICS if ratio(look.colour(pair[0]), look.colour(pair[1])) < 3.0]
    assert not faint


@pytest.mark.parametrize("name", NAMES)
def test_a_drug_is_legible_in_its_own_colour(name):
    look = Theme.load(name)
    for agent in builtin("nct04751383").agents.values():
        line, soft = look.agent_colours(agent)
        assert ratio(line, soft) >= (7.0 if name == "contrast" else 4.5)


def test_a_third_drug_with_a_pale_colour_is_darkened_until_it_reads():
    agent = next(iter(builtin("nct04751383").agents.values()))
    line, soft = Theme.load("day").agent_colours(
        replace(agent, colour_day="#FFEE88", colour_day_soft="#FFFFFF")
    )
    assert ratio(line, soft) >= 4.5


def test_a_colour_that_reads_already_is_left_alone():
    assert legible(QColor("#17242E"), QColor("#FFFFFF"), 4.5) == QColor("#17242E")


def test_black_on_white_has_the_ratio_that_the_standard_says():
    assert ratio(QColor("black"), QColor("white")) == pytest.approx(21)
    assert luminance(QColor("white")) == pytest.approx(1)


@pytest.mark.parametrize("name", NAMES)
def test_all_themes_have_the_same_tokens_and_fill_the_sheet(name):
    look = Theme.load(name)
    assert set(look.colours) == set(Theme.load("day").colours)
    assert "$" not in look.style_sheet()


def test_a_missing_token_is_refused():
    with pytest.raises(KeyError):
        replace(Theme.load("day"), sheet=Template("QLabel { color: $no_such_ink; }")).style_sheet()


def test_the_scale_is_held_between_its_ends():
    look = Theme.load("day")
    assert look.scaled(0.1).scale == 0.9
    assert look.scaled(9).scale == 1.75
    assert look.scaled(1.5).px(20) == 30


def test_a_new_theme_reaches_what_is_painted_by_hand(qapp):
    theme.apply(QApplication.instance(), Theme.load("night"), 1.25)
    assert theme.current().name == "night"
    assert theme.current().scale == 1.25
    theme.apply(QApplication.instance(), Theme.load("day"))
    assert qapp.font().pixelSize() == 15
    assert qapp.font().family() == "InfuseTrack Sans"
