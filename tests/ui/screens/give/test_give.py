"""Giving a drug by keyboard: from anywhere with G, refused when early, written with its reasons."""

from datetime import timedelta
from decimal import Decimal as D

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from infusetrack.domain.events import (
    DrugGiven,
    DrugRefused,
    LabsReported,
    LabValue,
    OpioidRateSet,
    ReactionBegan,
    SiteValueSet,
)
from infusetrack.ui import theme
from infusetrack.ui.screens.give import dose_form, drug_line, drug_list, opioid_card, screen
from tests.ui.conftest import PIN

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def keys(window, text):
    QTest.keyClicks(window.focusWidget(), text)


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.focusWidget(), key, modifier)


def written(bedside, kind=DrugGiven):
    return [line.event for line in bedside.chart.of_kind(kind)]


def last(bedside, kind=DrugGiven):
    newest = max(bedside.chart.of_kind(kind), key=lambda line: line.seq)
    return newest.event


def enter(give, **texts):
    give.dose.form.set_texts(texts)


def earlier(bedside, minutes, dose="700", name="morphine", unit="mcg"):
    at = bedside.now() - timedelta(minutes=minutes)
    event = DrugGiven(bedside.day_label, "", name, D(dose), unit, "into the vein")
    assert bedside.write(event, at=at, reason="with the child").stands


class TestFromAnywhere:
    def test_g_opens_it_and_esc_goes_back_to_where_one_was(self, window):
        window.setFocus()
        QTest.keyClick(window, Qt.Key.Key_G)
        assert window.front().key == "give"
        assert window.focusWidget() is window.screens["give"].list.search.edit
        press(window, Qt.Key.Key_Escape)
        assert window.front().key == "vitals"

    def test_a_g_that_is_typed_is_a_letter(self, window):
        window.screens["vitals"].sheet.entry.fields["note"].take_focus()
        keys(window, "g")
        assert window.front().key == "vitals"
        assert window.screens["vitals"].sheet.entry.fields["note"].text() == "g"

    def test_typed_letters_find_a_drug_and_enter_takes_it(self, window, give):
        keys(window, "para")
        assert [one for one, line in give.list.lines.items() if not line.isHidden()] == ["acetaminophen"]
        press(window, Qt.Key.Key_Return)
        assert give.dose.drug.id == "acetaminophen"
        assert window.focusWidget() is give.dose.dose.edit

    def test_a_key_takes_a_drug_of_the_list(self, window, give):
        press(window, Qt.Key.Key_2, ALT)
        assert give.dose.drug.id == "acetaminophen"
        assert give.list.lines["acetaminophen"].button.isChecked()

    def test_without_a_cycle_day_there_is_nothing_to_write_to(self, window, give, bedside):
        bedside.open_patient("PED-0417", "")
        give.list.choose("morphine")
        assert give.dose is None
        assert "cycle day" in window.toast.text()


class TestADose:
    def test_nothing_is_filled_in_and_a_dose_is_written(self, window, give, bedside, clock):
        clock.advance(hours=4)
        press(window, Qt.Key.Key_1, ALT)
        assert give.dose.dose.is_empty()
        assert give.dose.form.fields["unit"].is_empty()
        keys(window, "0.8")
        press(window, Qt.Key.Key_S, CONTROL)
        assert "Unit" in give.dose.form.refusal.text()
        give.dose.form.fields["unit"].set_text("mg")
        assert "800 mcg" in give.dose.meaning.text()
        press(window, Qt.Key.Key_S, CONTROL)
        event = last(bedside)
        assert (event.drug, event.dose, event.unit, event.step) == ("morphine", D("0.8"), "mg", "")
        assert window.front().key == "vitals"

    def test_a_thousandfold_slip_is_told_while_typing_and_refused(self, window, give, bedside, clock):
        clock.advance(hours=4)
        before = len(written(bedside))
        give.list.choose("morphine")
        enter(give, dose="1", unit="mcg", note="as ordered")
        assert "1000 times off" in give.dose.dose.message
        press(window, Qt.Key.Key_S, CONTROL)
        assert "mg or mcg" in give.dose.form.refusal.text()
        assert len(written(bedside)) == before
        assert give.dose.dose.text() == "1"
        enter(give, dose="1", unit="mg")
        assert not give.dose.dose.message

    def test_outside_the_window_it_asks_for_a_note(self, give, clock):
        clock.advance(hours=4)
        give.list.choose("morphine")
        enter(give, dose="1200", unit="mcg")
        assert "Outside" in give.dose.dose.message
        give.save()
        assert give.dose.form.fields["note"].message

    def test_too_early_it_is_refused_until_why_and_by_whom_stand(self, give, bedside, clock):
        clock.advance(hours=4)
        earlier(bedside, 5)
        give.list.choose("morphine")
        early, by_name = give.dose.form.fields["early"], give.dose.form.fields["by_name"]
        assert not early.isHidden()
        assert "early: not before" in give.dose.meaning.text()
        enter(give, dose="600", unit="mcg")
        give.save()
        assert early.message
        early.set_text("pain 9")
        give.save()
        assert by_name.message
        by_name.set_text("MD 03")
        give.save()
        assert (last(bedside).early_because, last(bedside).ordered_by) == ("pain 9", "MD 03")

    def test_a_late_entry_asks_by_its_own_time(self, give, bedside, clock):
        clock.advance(hours=6)
        earlier(bedside, 5)
        give.list.choose("morphine")
        then = (bedside.now() - timedelta(minutes=150)).astimezone(bedside.zone)
        give.dose.moment.when.set_text(f"{then:%H:%M}")
        assert give.dose.form.fields["early"].isHidden()

    def test_over_the_daily_maximum_it_asks_who_ordered_more(self, give, bedside, clock):
        clock.advance(hours=8)
        key = "drug.acetaminophen.daily_max"
        assert bedside.tools.site.write(SiteValueSet(key, "400", "pharmacy list"), by="AD 01")
        give.show_chart(bedside.chart)
        give.list.choose("acetaminophen")
        enter(give, dose="250", unit="mg")
        assert not give.dose.form.fields["over"].isHidden()
        enter(give, over="fever 40", by_name="MD 03")
        give.save()
        assert last(bedside).over_because == "fever 40"

    def test_a_steroid_is_flagged(self, give, bedside):
        give.list.choose("dexamethasone")
        assert "tell the study team" in give.dose.meaning.text()
        enter(give, dose="4", unit="mg", note="order MD 03", flagged="before red cells")
        give.save()
        assert last(bedside).flagged_because == "before red cells"

    def test_ibuprofen_shows_platelets_and_creatinine(self, give, bedside):
        values = (LabValue("platelets", D(120), "10^9/L"), LabValue("creatinine", D("0.4"), "mg/dL"))
        day = bedside.day_label
        assert bedside.write(LabsReported(day, "labs", bedside.now(), values)).stands
        give.list.choose("ibuprofen")
        field = give.dose.form.fields["labs"]
        assert "platelets 120" in field.label
        enter(give, dose="150", unit="mg")
        give.save()
        assert field.message
        field.set_text("yes")
        give.save()
        assert last(bedside).labs_seen == ("platelets", "creatinine")

    def test_without_platelets_it_asks_why_not(self, give):
        give.bedside.open_patient("PED-0422", "C1D1")
        give.show_chart(give.bedside.chart)
        give.list.choose("ibuprofen")
        assert give.dose.form.fields["labs"].isHidden() is not give.dose.form.fields["flagged"].isHidden()

    def test_a_drug_that_the_file_does_not_have(self, window, give, bedside):
        keys(window, "ondansetron")
        assert "not in the regimen file" in give.list.other.text()
        press(window, Qt.Key.Key_Return)
        enter(give, dose="3", unit="mg", route="into the vein")
        give.save()
        assert give.dose.form.fields["note"].message
        enter(give, note="order MD 03")
        give.save()
        assert last(bedside).drug == "ondansetron"

    def test_not_taken_is_a_line_and_no_dose(self, window, give, bedside):
        before = len(written(bedside))
        give.list.choose("acetaminophen")
        press(window, Qt.Key.Key_N, ALT)
        keys(window, "does not want it")
        press(window, Qt.Key.Key_S, CONTROL)
        assert written(bedside, DrugRefused) == [
            DrugRefused(bedside.day_label, "acetaminophen", "does not want it")
        ]
        assert len(written(bedside)) == before
        assert give.not_taken is None

    def test_a_time_that_is_no_time_stays_in_its_field(self, give, bedside, clock):
        clock.advance(hours=4)
        give.list.choose("morphine")
        enter(give, dose="600", unit="mcg")
        late = (bedside.now() + timedelta(minutes=30)).astimezone(bedside.zone)
        give.dose.moment.when.set_text(f"{late:%H:%M}")
        give.save()
        assert give.dose is not None
        assert give.dose.moment.when.message


class TestTheWait:
    def test_the_list_counts_down(self, give, bedside, clock):
        clock.advance(hours=4)
        earlier(bedside, 0)
        give.show_chart(bedside.chart)
        line = give.list.lines["morphine"]
        assert line.wait.text() == "wait 2:00"
        clock.advance(minutes=1)
        give.show_time(bedside.now())
        assert line.wait.text() == "wait 1:59"
        clock.advance(minutes=119)
        give.show_time(bedside.now())
        assert not line.wait.text()

    def test_until_the_site_enters_it_the_maximum_is_not_set(self, give):
        assert "maximum not set" in give.list.lines["acetaminophen"].again.text()

    def test_another_patient_closes_the_form(self, give, bedside):
        give.list.choose("morphine")
        enter(give, dose="600")
        bedside.open_patient("PED-0377", "C3D5")
        assert give.dose is None


class TestTheOpioidInfusion:
    def test_a_rate_is_changed_with_who(self, window, give, bedside):
        press(window, Qt.Key.Key_R, ALT)
        keys(window, "35")
        press(window, Qt.Key.Key_S, CONTROL)
        assert last(bedside, OpioidRateSet).rate_mcg_kg_h == 35
        assert "35 mcg/kg/h" in give.opioid.now_.text()
        assert give.opioid.form is None

    def test_outside_the_range_it_asks_why(self, give, bedside):
        give.opioid.change()
        give.opioid.form.form.set_texts({"rate": "60"})
        give.save()
        assert give.opioid.form.form.fields["why"].message
        give.opioid.form.form.set_texts({"why": "MD 03, pain 9"})
        give.save()
        assert last(bedside, OpioidRateSet).why == "MD 03, pain 9"

    def test_a_second_person_signs_with_the_pin(self, give, bedside):
        give.opioid.change()
        give.opioid.form.form.set_texts({"rate": "35", "badge": "RN 14", "pin": "000000"})
        give.save()
        assert give.opioid.form.form.fields["pin"].message
        assert give.opioid.form.form.fields["pin"].is_empty()
        give.opioid.form.form.set_texts({"pin": PIN})
        give.save()
        assert last(bedside, OpioidRateSet).checked_by == "RN 14"

    def test_where_the_site_wants_two_one_is_not_enough(self, give, bedside):
        assert bedside.tools.site.write(SiteValueSet("opioid.two_people", "two_people", "policy"), by="AD 01")
        give.show_chart(bedside.chart)
        give.opioid.change()
        give.opioid.form.form.set_texts({"rate": "35"})
        give.save()
        assert give.opioid.form.form.fields["badge"].message
        give.go_back()
        assert give.opioid.form is None


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 640)])
def test_nothing_is_wider_than_the_screen(window, give, qapp, width, height):
    for scale in (1.0, 1.5):
        theme.apply(qapp, theme.Theme.load("day"), scale)
        window.resize(max(width, int(1024 * scale)), height)
        give.list.choose("morphine")
        qapp.processEvents()
        assert give.area.widget().minimumSizeHint().width() <= give.area.viewport().width()
    theme.apply(qapp, theme.Theme.load("day"), 1.0)


def test_parts_are_there():
    assert {dose_form, drug_line, drug_list, opioid_card, screen}


def test_a_dose_given_while_a_reaction_is_open_belongs_to_it(give, bedside, clock):
    clock.advance(hours=8)
    line = bedside.write(ReactionBegan(bedside.day_label, "infusion", "dinutuximab")).line
    give.show_chart(bedside.chart)
    give.list.choose("acetaminophen")
    enter(give, dose="200", unit="mg")
    give.save()
    assert give.dose.form.fields["reaction"].message
    enter(give, reaction="yes")
    give.save()
    assert last(bedside).reaction == line.seq


def test_a_drug_among_the_allergies_is_told_and_asks_why(give, bedside):
    give.list.choose("", "Penicillin G")
    assert give.dose.form.fields["flagged"].isHidden()
    give.dose.form.fields["drug"].set_text("penicillin")
    assert not give.dose.form.fields["flagged"].isHidden()
    enter(give, dose="3", unit="mg", route="into the vein", note="order MD 03")
    give.save()
    assert give.dose.form.fields["flagged"].message
    QTest.keyClicks(give.dose.form.fields["flagged"].edit, "MD 03: tolerated")
    assert give.dose.form.fields["flagged"].edit.hasFocus()
    give.save()
    assert last(bedside).flagged_because == "MD 03: tolerated"
