"""Why a handoff was not written, and what to do next."""

from collections.abc import Mapping

from infusetrack.wording.translate import mark

SENTENCES: Mapping[str, str] = {
    "handoff_unsigned": mark("Sign in first: a handoff has a name."),
    "handoff_without_summary": mark("Write the patient's summary, in a sentence at least."),
    "handoff_severity_why": mark("Say why you set another severity than the record proposes."),
    "handoff_given_twice": mark("This sheet was handed over already. Look at the open handoff."),
    "handoff_moved_on": mark("The record changed while you were reading. Look at the new lines, then go on."),
    "handoff_over": mark("This sheet was valid until {until}. Take a new one, then hand over."),
    "handoff_unknown": mark("No handoff was given with this sheet. Open the handoff again."),
    "handoff_question_empty": mark("Write the question first."),
    "handoff_same_person": mark("{by} gave this handoff. Another person receives it."),
    "handoff_say_rate": mark("Read the rate back."),
    "handoff_say_stop_limits": mark("Read the stop limits back."),
    "handoff_say_next_due": mark("Read back what is due next, and when."),
    "handoff_received": mark("{by} received this handoff at {at}."),
    "handoff_replaced": mark("{by} gave a newer sheet at {at}. Receive that one."),
    "handoff_before_given": mark("It was handed over at {at}. Check the time."),
    "handoff_stale": mark(
        "The sheet is stale: new lines in the record since {since} ({lines}). Read them on the screen, then receive."
    ),
}
