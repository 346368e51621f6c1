"""The card of drugs when needed on Today: waits that count down, sums, and the key to give one."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from infusetrack.domain.events import DrugGiven, OpioidRateSet
from infusetrack.ui.screens.today.drugs_card import DrugsCard


@pytest.fixture
def card(bedside, qtbot):
    """The card as Today holds it."""
    made = DrugsCard(bedside)
    qtbot.addWidget(made)
    made.show_chart(bedside.chart, bedside.now())
    return made


def shown(card):
    return {line.title.text(): line for line in card.rows if not line.isHidden()}


def test_what_was_given_stands_with_its_sum(card):
    assert set(shown(card)) == {"morphine", "acetaminophen", "diphenhydramine"}
    assert "maximum not set" in shown(card)["morphine"].below.text()
    assert card.none.isHidden()


def test_the_longest_wait_stands_first_and_counts_down(card, bedside):
    event = DrugGiven(bedside.day_label, "", "diphenhydramine", D(20), "mg", "into the vein")
    assert bedside.write(event).stands
    card.show_chart(bedside.chart, bedside.now())
    first = card.rows[0]
    assert (first.title.text(), first.wait.text()) == ("diphenhydramine", "wait 4:00")
    card.show_time(bedside.now() + timedelta(seconds=30))
    assert first.wait.text() == "wait 4:00"
    card.show_time(bedside.now() + timedelta(minutes=1, seconds=1))
    assert first.wait.text() == "wait 3:59"


def test_the_opioid_infusion_stands_below(card, bedside):
    assert bedside.write(OpioidRateSet(bedside.day_label, "", "morphine", D(35))).stands
    card.show_chart(bedside.chart, bedside.now())
    assert "35 mcg/kg/h" in card.opioid.text()
    assert "today" in card.total.text()


def test_g_is_on_its_button(card, bedside, qtbot):
    assert card.button.hint == "G"
    with qtbot.waitSignal(bedside.asked_for) as asked:
        card.button.click()
    assert asked.args == ["give"]


def test_where_nothing_was_given_it_says_so(bedside, qtbot):
    bedside.open_patient("PED-0422", "C1D1")
    card = DrugsCard(bedside)
    qtbot.addWidget(card)
    card.show_chart(bedside.chart, bedside.now())
    assert not shown(card)
    assert not card.none.isHidden()
