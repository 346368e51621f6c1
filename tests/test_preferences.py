"""Preferences: declared once, kept whole, and read from anything without a fuss."""

import pytest

from infusetrack.preferences import Preferences, read_preferences, write_preferences


def test_what_was_chosen_is_found_again(tmp_path):
    chosen = Preferences(
        theme="auto",
        scale=1.25,
        paper="a4",
        night_from=20,
        day_from=6,
        lock_minutes=10,
        labels="bag",
        codes="code128",
    )
    write_preferences(tmp_path / "deep" / "preferences.toml", chosen)
    assert read_preferences(tmp_path / "deep" / "preferences.toml") == chosen


def test_without_a_file_the_defaults_stand(tmp_path):
    assert read_preferences(tmp_path / "none.toml") == Preferences()


@pytest.mark.parametrize(
    "text",
    [
        "theme = 'pink'", "labels = 'stamp'", "codes = 'aztec'", "scale = 99", "scale = nan", "scale = true", "paper = 7", "night_from = -1",
        "lock_minutes = 0", "lock_minutes = 11", "lock_minutes = 2.5", "lock_minutes = 'long'", "lock_minutes = true",
        "theme = ", "\x00", "unknown = 1", "a=" + "[" * 5000, "x" * 70_000, "[theme]\na = 1",
    ],
)  # fmt: skip
def test_a_broken_or_absurd_file_gives_the_defaults(tmp_path, text):
    path = tmp_path / "preferences.toml"
    path.write_text(text, encoding="utf-8")
    assert read_preferences(path) == Preferences()


def test_one_bad_value_does_not_cost_the_good_ones(tmp_path):
    path = tmp_path / "preferences.toml"
    path.write_text("theme = 'night'\nscale = 'big'\npaper = 'a4'\n", encoding="utf-8")
    assert read_preferences(path) == Preferences(theme="night", paper="a4")


def test_bytes_that_are_no_text_give_the_defaults(tmp_path):
    path = tmp_path / "preferences.toml"
    path.write_bytes(b"\xff\xfe\x00theme")
    assert read_preferences(path) == Preferences()


def test_a_whole_number_is_a_size(tmp_path):
    assert Preferences().with_valid({"scale": 1}).scale == 1


@pytest.mark.parametrize(
    ("hour", "name"), [(6, "night"), (7, "day"), (18, "day"), (19, "night"), (0, "night")]
)
def test_by_hour_the_night_look_comes_at_night(hour, name):
    assert Preferences(theme="auto").theme_at(hour) == name


def test_a_station_of_the_night_shift_may_turn_the_hours_round():
    turned = Preferences(theme="auto", night_from=8, day_from=20)
    assert [turned.theme_at(hour) for hour in (7, 8, 19, 20)] == ["day", "night", "night", "day"]
    assert Preferences(theme="contrast").theme_at(3) == "contrast"
