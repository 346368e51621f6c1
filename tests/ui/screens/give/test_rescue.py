"""Rescue drugs on the give screen: the card's doses, given for the reaction in hand, slips stopped."""

from decimal import Decimal as D

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from infusetrack.domain.events import DrugGiven, ReactionBegan
from infusetrack.ui.screens.give.rescue import rescue_called, rescue_named, rescue_window, rescue_words


def last(bedside):
    return max(bedside.chart.of_kind(DrugGiven), key=lambda line: line.seq).event


def test_the_cards_doses_stand_on_buttons(give):
    assert "epinephrine 0.2 mg" in give.rescue.buttons["epinephrine"].text()
    assert not give.rescue.isHidden()


def test_without_a_weight_there_is_no_card(give, bedside):
    dose = rescue_called(bedside, ("epinephrine",))
    assert "0.2 mg" in rescue_words(dose)
    assert rescue_called(bedside, ("aspirin",)) is None
    assert rescue_window(None) is None
    assert rescue_window(rescue_called(bedside, ("naloxone",))) is None


def test_the_first_letters_open_the_cards_drug_with_its_dose_and_not_a_stranger(give):
    give.list.search.set_text("epi")
    assert give.list.other.text() == "Enter opens epinephrine of the emergency card."
    QTest.keyClick(give.list.search.edit, Qt.Key.Key_Return)
    assert give.dose.form.fields["drug"].text() == "epinephrine"
    assert "0.2 mg" in give.dose.allowed.text()


def test_in_a_reaction_the_cards_drug_comes_before_the_lists(give, bedside):
    def opened(typed):
        give.list.search.set_text(typed)
        QTest.keyClick(give.list.search.edit, Qt.Key.Key_Return)
        return give.card.title

    assert opened("hydro") == "hydromorphone"
    bedside.write(ReactionBegan(bedside.day_label, "infusion", "dinutuximab"))
    assert opened("hydro") == "hydrocortisone"
    assert rescue_named(bedside, "zzz") == rescue_named(bedside, " ") == ""


def test_a_rescue_dose_belongs_to_the_reaction_in_hand(give, bedside):
    began = bedside.write(ReactionBegan(bedside.day_label, "infusion", "dinutuximab"))
    assert began.stands
    give.show_chart(bedside.chart)
    assert give._column.indexOf(give.rescue) < give._column.indexOf(give.opioid)
    give.rescue.buttons["epinephrine"].click()
    form = give.dose.form
    assert form.fields["dose"].is_empty()
    assert give.dose.dose.edit.hasFocus()
    assert "Emergency card" in give.dose.allowed.text()
    form.set_texts({"dose": "0.2", "unit": "mg"})
    give.save()
    assert form.fields["reaction"].message
    form.set_texts({"reaction": "yes"})
    give.save()
    assert (last(bedside).drug, last(bedside).dose, last(bedside).reaction) == (
        "epinephrine", D("0.2"), began.line.seq,
    )  # fmt: skip


def test_ten_times_the_epinephrine_is_stopped(give, bedside):
    before = len(bedside.chart.of_kind(DrugGiven))
    give.rescue.buttons["epinephrine"].click()
    give.dose.form.set_texts({"dose": "2", "unit": "mg", "note": "order MD 03"})
    assert "10 times off" in give.dose.dose.message
    give.save()
    assert len(bedside.chart.of_kind(DrugGiven)) == before
    give.dose.form.set_texts({"dose": "200", "unit": "mcg"})
    give.save()
    assert (last(bedside).dose, last(bedside).unit) == (200, "mcg")


def test_a_steroid_for_the_reaction_is_written_at_once(give, bedside):
    assert bedside.write(ReactionBegan(bedside.day_label, "infusion", "dinutuximab")).stands
    give.rescue.buttons["hydrocortisone"].click()
    assert give.dose.drug.restricted
    give.dose.form.set_texts({"dose": "20", "unit": "mg", "reaction": "yes"})
    assert give.dose.form.fields["flagged"].isHidden()
    give.save()
    assert last(bedside).reaction


def test_a_volume_is_told_in_millilitres(give, bedside):
    give.rescue.buttons["saline_bolus"].click()
    give.dose.form.set_texts({"dose": "200", "unit": "mL", "note": "order MD 03"})
    give.save()
    assert (last(bedside).dose, last(bedside).unit) == (200, "mL")


def test_without_a_reaction_nothing_is_asked_of_one(give):
    give.list.choose("morphine")
    assert give.dose.form.fields["reaction"].isHidden()
