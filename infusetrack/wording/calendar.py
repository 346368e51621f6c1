"""Sentences about cycles, days and visits."""

from infusetrack.wording.translate import mark

SENTENCES: dict[str, str] = {
    "cycle_off_protocol": mark("Cycle {cycle} is off the protocol: cycles run from 1 to {last}."),
    "day_off_protocol": mark("Day {day} is off the protocol: cycle {cycle} has days 1 to {last}."),
    "no_such_arm": mark("There is no arm {arm}. Arms: {known}."),
    "no_such_agent": mark("There is no agent {agent}. Agents: {known}."),
    "arm_without_cohorts": mark("Arm {arm} has no cohorts; leave {cohort} out."),
    "no_such_cohort": mark("Arm {arm} has no cohort {cohort}. Cohorts: {known}."),
    "agent_no_infusion_day": mark(
        "No study drug is due on {day}. In cycle {cycle}, {agent} is due on {days}."
    ),
    "agent_other_day": mark("{agent} is not due on {day}. In cycle {cycle} it is due on {days}."),
    "not_enrolled": mark("This patient is not enrolled yet. Enrol the patient first."),
    "cycle_not_planned": mark("Cycle {cycle} is not planned for this patient: the last one is {last}."),
    "cycle_not_after_surgery": mark(
        "Cycle {cycle} is off the plan after surgery: cycles run from {first} to {last}."
    ),
    "surgery_not_in_cohort": mark("Cohort {cohort} has no surgery. Cohorts with surgery: {known}."),
    "surgery_rule_unset": mark(
        "The site has not decided how cycles count and are numbered after surgery ({missing}). Enter it in the site settings."
    ),
    "surgery_resumes_unknown": mark(
        "The date on which treatment goes on after the surgery of {on} is not entered yet."
    ),
    "surgery_too_early": mark("Surgery may follow cycle {first} at the earliest."),
    "surgery_before_cycle": mark("Surgery after {cycle} cannot be before the cycle begins on {starts}."),
    "surgery_resumes_early": mark("Treatment must go on after the surgery of {on}."),
    "surgery_needs_cycle": mark(
        "At least one cycle must lie between two resections. Choose a cycle after {cycle}."
    ),
    "surgery_start_late": mark(
        "Treatment goes on {days} days after surgery, later than {limit} days. Ask the investigator, and say why."
    ),
    "decision_without_reason": mark("Say why."),
    "treatment_ended": mark("Treatment ended with the dose of {last_dose}. Amend that entry first."),
    "ended_before_start": mark("The last dose cannot be before C1D1 on {c1d1}."),
    "day_already_given": mark("{day} was already begun. It can no longer be moved or held."),
    "no_drug_on_day": mark("{day} has no study drug: there is nothing to move or hold."),
    "already_held": mark("{day} is held already."),
    "move_first_day": mark("Day 1 takes its whole cycle along. Delay cycle {cycle} instead."),
    "move_same_date": mark("{day} is already on {to}."),
    "move_before_previous": mark("{day} must come after {previous} on {on}."),
    "move_past_next": mark("{day} must come before {next} on {on}. Move that day first, or hold this one."),
    "delay_before_previous": mark("{cycle} cannot go on before {previous} ends on {on}."),
    "delay_not_later": mark("{cycle} is planned for {starts}. Choose a later date."),
    "cycle_begun": mark("{cycle} has begun. Move or hold single days instead."),
    "dose_gap": mark(
        "{days} days since the last {agent} on {last}, more than {limit}. Ask the investigator."
    ),
    "born_later": mark("The birth date {birth_date} lies after {on}. Check both."),
    "age_outside": mark("Age {years} is outside arm {arm}: {low} to {high} years."),
}
