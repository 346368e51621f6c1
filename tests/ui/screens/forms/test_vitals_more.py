"""Every choice of the optional fields is one that the record knows."""

from typing import get_args

from infusetrack.domain.events_steps import Consciousness, Distress, OxygenUnit
from infusetrack.domain.scores_pews import AIR
from infusetrack.ui.screens.forms.vitals_entry import VitalsEntry
from infusetrack.ui.screens.forms.vitals_more import SIGNS, UNITS
from infusetrack.ui.widgets.choice_field import ChoiceField


def test_each_choice_is_a_word_of_the_record(qtbot, bedside):
    entry = VitalsEntry(bedside, columns=2)
    qtbot.addWidget(entry)
    chart = bedside.regimen.reference.pews
    known = {
        "respiratory_distress": get_args(Distress),
        "consciousness": get_args(Consciousness),
        "oxygen": (AIR, *chart.measured, *chart.high_flow),
    }
    for key, values in known.items():
        field = entry.fields[key]
        assert isinstance(field, ChoiceField)
        assert [value for value, _ in field.options] == list(values)
    assert tuple(value for value, _ in UNITS) == get_args(OxygenUnit)
    assert set(SIGNS) <= set(entry.fields)


def test_nothing_of_it_is_needed(qtbot, bedside):
    entry = VitalsEntry(bedside, columns=2)
    qtbot.addWidget(entry)
    entry.set_texts({"sbp": "100", "dbp": "60"})
    event = entry.read_event()
    assert (event.oxygen_device, event.consciousness, event.pressure_symptoms) == ("", None, False)
