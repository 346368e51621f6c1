"""Sentences about the steps of a day and their gates."""

from infusetrack.wording.translate import mark

SENTENCES: dict[str, str] = {
    "no_cycle_day": mark("{label} is not a cycle day. Write it like C1D2."),
    "no_such_step": mark("{day} has no such step."),
    "no_day_plan": mark("The regimen has no steps for cycle {cycle} day {day}."),
    "step_waits": mark("{step} waits for: {waits_for}."),
    "agent_not_due": mark("{agent} is not due on {day}."),
    "step_needed": mark("This step cannot be left out."),
    "skip_without_reason": mark("Say why the step is left out."),
    "skip_after_start": mark("The infusion has begun; it cannot be left out. Stop it instead."),
    "not_checked_by_two": mark("Two people must agree on dose, volume and rate before {agent} starts."),
    "differs_from_check": mark("Dose, volume or rate differ from what two people checked. Check again."),
    "no_first_check": mark("The first person has not entered the numbers yet."),
    "same_person": mark("{badge} made the first check. Another person must make the second."),
    "record_moved_on": mark("The record changed while you were reading. Read the new lines, then sign."),
    "still_running": mark("{step} is still running. Finish it, then sign."),
}
