"""Limits of the site: searched, changed by whoever may with a reason, confirmed where less strict, taken back."""

import pytest

from infusetrack.app.site_gate import site_gate
from infusetrack.catalog.emergency import emergency_card
from infusetrack.domain.events import SiteValueReset, SiteValueSet
from infusetrack.domain.site_settings import settings
from infusetrack.ui.models.settings_table import LIMIT
from infusetrack.ui.screens.site_limits import LimitsCard
from tests.ui.screens.site_people import add_admin, typed


@pytest.fixture
def card(bedside, qtbot):
    add_admin(bedside)
    bedside.tools.site._admit = site_gate(bedside.tools.regimens)
    made = LimitsCard(bedside)
    qtbot.addWidget(made)
    made.resize(620, 900)
    made.show()
    made.show_settings(settings(bedside.tools.regimens[bedside.regimen.id], emergency_card()))
    return made


def choose(card, key):
    row = next(i for i in range(card.model.rowCount()) if card.model.setting_at(i).key == key)
    card.table.setCurrentIndex(card.found.mapFromSource(card.model.index(row, 0)))
    assert card.chosen().key == key


def facts(bedside):
    return [
        line.event
        for line in bedside.tools.site.lines
        if isinstance(line.event, SiteValueSet | SiteValueReset)
    ]


def set_to(card, value, **more):
    card.open_change()
    typed(card.changing, value=value, source="protocol 4.1", why="agreed", **more)


def test_a_stricter_limit_is_written_at_once_and_holds(card, bedside):
    choose(card, "hold.hgb")
    set_to(card, "9")
    assert facts(bedside)[-1] == SiteValueSet("hold.hgb", "9", "protocol 4.1", "agreed")
    assert card.changing.isHidden()
    assert dict(card.facts.rows)["In force"].startswith("9 g/dL · site · protocol 4.1")
    assert dict(card.facts.rows)["The file's"].startswith("8 g/dL")
    assert (
        next(
            rule for rule in bedside.tools.board._regimens[bedside.regimen.id].holds if rule.id == "hgb"
        ).limit.value
        == 9
    )


def test_a_less_strict_limit_is_asked_for_twice(card, bedside):
    count = len(facts(bedside))
    choose(card, "hold.hgb")
    set_to(card, "7.5")
    assert "less strict than the file (8 g/dL)" in card.changing.form.refusal.text()
    assert len(facts(bedside)) == count
    card.changing.form.fields["value"].set_text("7")
    card.changing.submit()
    assert len(facts(bedside)) == count
    card.changing.submit()
    assert facts(bedside)[-1].value == "7"


def test_what_cannot_be_meant_is_refused_with_its_range(card, bedside):
    choose(card, "hold.hgb")
    set_to(card, "80")
    assert "5 to 15" in card.changing.form.refusal.text()
    assert card.changing.form.fields["value"].text() == "80"


def test_without_a_reason_nothing_is_written(card, bedside):
    count = len(facts(bedside))
    choose(card, "hold.hgb")
    card.open_change()
    typed(card.changing, value="9", source="protocol")
    assert len(facts(bedside)) == count
    assert "Why it is changed" in card.changing.form.refusal.text()


def test_a_value_goes_back_to_the_files_with_a_reason_and_the_history_stays(card, bedside):
    choose(card, "hold.hgb")
    assert not card.back.isEnabled()
    card.open_reset()
    assert card.resetting.isHidden()
    set_to(card, "9")
    card.open_reset()
    typed(card.resetting, why="amended")
    assert facts(bedside)[-1] == SiteValueReset("hold.hgb", "amended")
    assert [words for _, words in card.past.rows] == [
        "the file's own · amended",
        "9 g/dL · source: protocol 4.1 · agreed",
    ]
    assert not card.back.isEnabled()


def test_a_nurse_reads_and_changes_nothing(card, bedside):
    choose(card, "hold.hgb")
    bedside.set_person(bedside.tools.site.site.staff["RN 27"])
    assert not card.change.isEnabled()
    assert not card.who.isHidden()
    card.open_change()
    assert card.changing.isHidden()


def test_somebody_who_comes_finds_no_open_form(card, bedside):
    choose(card, "hold.hgb")
    card.open_change()
    bedside.set_person(None)
    assert card.changing.isHidden()


def test_a_limit_is_found_by_any_word_of_it_or_its_source(card):
    card.search.set_text("pals")
    assert 0 < card.found.rowCount() < card.model.rowCount()
    card.search.set_text("emergency card")
    assert card.found.rowCount()
    card.search.set_text("V-DIN")
    words = [card.found.index(row, LIMIT).data() for row in range(card.found.rowCount())]
    assert words
    assert all("V-DIN" in text for text in words)
    assert card.chosen() is not None


def test_nothing_chosen_says_so_and_does_nothing(card, bedside):
    card.search.set_text("(((")
    card.open_change()
    assert card.name.text() == "Choose a limit."
    card._set({"value": 1}, lambda done, why: None)
    card._reset({"why": "x"}, lambda done, why: None)
    assert not [one for one in facts(bedside) if one.key.startswith("hold")]


def test_a_daily_maximum_that_no_source_gives_is_not_set_until_entered(card, bedside):
    choose(card, "drug.morphine.daily_max")
    assert dict(card.facts.rows) == {"In force": "not set"}
    set_to(card, "800")
    assert dict(card.facts.rows)["In force"].startswith("800 mcg")


def test_on_a_wide_card_the_sources_have_a_column(card):
    assert card.table.isColumnHidden(5)
    card.resize(1200, 900)
    assert not card.table.isColumnHidden(5)
