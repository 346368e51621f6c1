"""The picker by keyboard: letters, a grade, one press to save."""

from decimal import Decimal as D

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from infusetrack.catalog.ctcae import ctcae
from infusetrack.domain import events as e
from infusetrack.domain.adverse_events import adverse_events
from infusetrack.ui.screens.toxicity.entry import going_on
from infusetrack.ui.screens.toxicity.term_list import MOST

CONTROL = Qt.KeyboardModifier.ControlModifier
KEY_SECONDS = 1.2
"""One key a person, slowly (LOCAL: a keystroke-level estimate takes 0.28 s for an average typist)."""


def hot(bedside, celsius):
    written = bedside.write(e.VitalsTaken("C1D3", temperature_c=D(celsius), partial_because="test"))
    assert written.stands, written.words


def events(screen):
    return adverse_events(screen.bedside.chart)


def take(screen, name):
    screen.pick()
    screen.picker.take(ctcae().term(name))


def save(screen, grade, **texts):
    screen.picker.tiles.choose(grade)
    screen.picker.fields.form.set_texts(texts)
    screen.save()


def test_a_toxicity_is_graded_by_keyboard_alone_in_under_15_seconds(window, press):
    hot(window.bedside, "39.3")
    press("t")
    press("fev", Qt.Key.Key_Return, "2")
    press(Qt.Key.Key_S, modifier=CONTROL)
    event = adverse_events(window.bedside.chart)[0]
    assert (event.found.term, event.grade, event.found.source) == ("Fever", 2, "number")
    assert (event.found.proposed, event.found.value, event.found.unit) == (2, D("39.3"), "degC")
    assert event.found.version == "5.0"
    assert press.count * KEY_SECONDS < 15


def test_the_number_stands_beside_the_grade_that_it_suggests_and_chooses_none(screen):
    hot(screen.bedside, "39.3")
    take(screen, "Fever")
    tiles = screen.picker.tiles
    assert tiles.tiles[2].aside == "39.3 °C at 13:25"
    assert tiles.grade is None
    assert QApplication.focusWidget() is tiles.tiles[2]
    screen.save()
    assert "Choose the grade" in screen.picker.fields.form.refusal.text()
    assert not events(screen)


def test_a_grade_below_the_number_needs_a_word_on_why(screen):
    hot(screen.bedside, "39.3")
    take(screen, "Fever")
    save(screen, 1)
    assert not events(screen)
    assert "reaches grade 2" in screen.picker.fields.form.refusal.text()
    save(screen, 1, words="measured in the sun")
    assert (events(screen)[0].grade, events(screen)[0].found.source) == (1, "nurse")


def test_only_the_grades_that_exist_are_offered(screen):
    take(screen, "Syncope")
    assert screen.picker.tiles.offered == (3,)
    screen.picker.tiles.choose(2)
    assert screen.picker.tiles.grade is None


def test_one_question_decides_and_yes_raises_the_grade(screen, press):
    take(screen, "Cytokine release syndrome")
    press("1")
    question = screen.picker.question
    assert not question.isHidden()
    assert "Yes is grade 2" in question.words.text()
    press("y")
    assert screen.picker.tiles.grade == 2
    press("n")
    assert question.isHidden()
    assert screen.picker.tiles.grade == 2


def test_the_frame_of_the_keyboard_goes_along_to_the_grade_that_is_chosen(screen, press):
    take(screen, "Hypotension")
    press("3")
    tiles = screen.picker.tiles.tiles
    assert [grade for grade, tile in tiles.items() if tile.hasFocus()] == [3]


def test_the_same_toxicity_is_one_event_with_a_history(screen):
    take(screen, "Fever")
    save(screen, 2)
    screen.bedside.tools.clock.advance(minutes=30)
    take(screen, "Fever")
    assert "is open at grade 2" in screen.picker.hint.text()
    save(screen, 3)
    (event,) = events(screen)
    assert [step.grade for step in event.steps] == [2, 3]


def test_a_report_of_both_kinds_of_reaction_is_refused_in_plain_words(screen):
    take(screen, "Infusion related reaction")
    save(screen, 2)
    take(screen, "Allergic reaction")
    save(screen, 2)
    assert "CTCAE wants one of the two" in screen.picker.fields.form.refusal.text()
    assert len(events(screen)) == 1


def test_an_infusion_reaction_came_through_the_infusion_and_knows_what_ran(screen):
    take(screen, "Infusion related reaction")
    save(screen, 2)
    found = events(screen)[0].found
    assert found.infusion_related
    assert (found.agent, found.rate_ml_h) == ("dinutuximab", D(10))


def test_open_toxicities_come_first(screen):
    take(screen, "Febrile neutropenia")
    save(screen, 3)
    screen.pick()
    screen.picker.search.set_text("fe")
    row = next(row for row in screen.picker.terms.rows if row.term.name == "Febrile neutropenia")
    assert row.known == "open, grade 3"
    screen.picker.search.set_text("")
    assert screen.picker.terms.shown[0].name == "Febrile neutropenia"


def test_arrows_move_the_mark_and_escape_goes_back_step_by_step(screen, press):
    screen.pick()
    press("pain", Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert screen.picker.terms.at == 1
    assert len(screen.picker.terms.shown) <= MOST
    press(Qt.Key.Key_Return)
    assert screen.picker.term is not None
    press(Qt.Key.Key_Escape)
    assert screen.picker.term is None
    assert screen.picker.search.text() == "pain"
    press(Qt.Key.Key_Escape)
    assert screen.picker.search.text() == ""


def test_letters_that_fit_no_term_say_so_and_show_the_way_to_other(screen, press):
    screen.pick()
    press("xyzzy")
    assert screen.picker.terms.shown == ()
    assert screen.picker.hint.text() == "No term fits. Try another word, or type: other."
    assert screen.picker.hint.isVisible()
    screen.picker.search.set_text("other")
    assert "Other, specify" in screen.picker.terms.shown[0].name
    assert not screen.picker.hint.isVisible()


def test_causes_are_written_with_the_grade(screen):
    take(screen, "Urticaria")
    save(screen, 1, **{"cause.dinutuximab": "probable"})
    assert dict(events(screen)[0].attributions) == {"dinutuximab": "probable"}


def test_what_is_not_on_the_list_needs_its_own_words(screen):
    name = "Skin and subcutaneous tissue disorders - Other, specify"
    take(screen, name)
    save(screen, 1)
    assert not events(screen)
    save(screen, 1, other="Blue spots")
    assert events(screen)[0].found.other == "Blue spots"
    assert going_on(screen.bedside.chart, ctcae().term(name)) is None


def test_a_condition_before_the_trial_is_noted_with_the_same_picker(screen):
    screen.pick_condition()
    screen.picker.take(ctcae().term("Anemia"))
    save(screen, 1, words="after chemotherapy", since="1 Sep 2026")
    assert not events(screen)
    assert "Anemia grade 1 · since 1 Sep 2026" in screen.before.words.text()
    take(screen, "Anemia")
    save(screen, 2)
    assert events(screen)[0].found.baseline_grade == 1


def test_every_term_opens_shows_just_its_grades_and_is_saved_and_amended(screen):
    """All terms: the grades that exist are offered, the mildest is saved, and its words are amended."""
    bedside = screen.bedside
    for term in ctcae().terms.values():
        before = len(bedside.chart.lines)
        take(screen, term.name)
        assert screen.picker.tiles.offered == term.exists, term.name
        shown = [screen.picker.tiles.tiles[grade].told for grade in term.exists]
        assert shown == [one.text for one in term.grades]
        texts = {"words": "seen", "other": "own words"} if term.wants_words else {"words": "seen"}
        save(screen, term.exists[0], **texts)
        if term.name == "Allergic reaction":
            assert "CTCAE wants one of the two" in screen.picker.fields.form.refusal.text()
            continue
        assert len(bedside.chart.lines) > before, (term.name, screen.picker.fields.form.refusal.text())
        event = events(screen)[-1]
        screen.open_event(event.number)
        screen.detail.form.set_texts({"words": "seen again", "why": "told anew"})
        screen.save()
        assert events(screen)[-1].found.words == "seen again", screen.detail.form.refusal.text()
