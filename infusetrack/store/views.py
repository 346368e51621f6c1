"""Views that flatten the standing lines, so that any SQLite tool shows them usefully."""

STANDING = """
select l.*, iif(l.stream like 'patient/%', substr(l.stream, 9), '') as study_id from line l
where l.kind is not null
  and not exists (select 1 from line a where a.stream = l.stream and a.amends = l.seq)
"""

_COMMON = 'study_id, stream, seq, happened_at, written_at, "by"'

FLAT: dict[str, tuple[str, str]] = {
    "patients": (
        "PatientEnrolled",
        (
            "initials birth_date sex regimen arm cohort c1d1 second_identifier allergies"
            " baseline_hgb_g_dl:number childbearing_potential note"
        ),
    ),
    "measurements": ("Measured", "day step weight_kg:number height_cm:number change_explained"),
    "vital_signs": (
        "VitalsTaken",
        (
            "day step sbp dbp heart_rate respiratory_rate temperature_c:number temperature_site spo2"
            " oxygen pain pain_scale sedation line_site baseline note partial_because"
            " capillary_refill_s:number respiratory_distress consciousness oxygen_device"
            " oxygen_delivery:number oxygen_unit pressure_symptoms bp_not_possible worried"
        ),
    ),
    "administrations": (
        (
            "InfusionStarted RateChanged InfusionPaused InfusionResumed InfusionStopped"
            " InfusionCompleted FlushStarted FlushEnded"
        ),
        (
            "day step agent dose_mg:number volume_ml:number rate_ml_h:number dead_volume_ml:number"
            " primed_with reason why ordered_by late_because"
        ),
    ),
    "drugs_given": (
        "DrugGiven",
        (
            "day step drug dose:number unit route note early_because over_because flagged_because"
            " ordered_by reaction"
        ),
    ),
    "orders": (
        "OrderEntered",
        (
            "day step agent prescriber basis per_unit:number ordered_mg:number computed_mg:number"
            " weight_kg:number height_cm:number bsa_formula bsa_m2:number rounding infusion_minutes"
            " differs_because"
        ),
    ),
    "bags": (
        "BagReceived",
        (
            "day step agent product lot expires_at mixed_at drug_ml:number vials bag_ml:number"
            " dead_volume_ml:number primed_with outside_because"
        ),
    ),
    "reactions": (
        (
            "ReactionBegan ReactionDescribed ReactionSettled TeamCalled TeamAnswered RestartOrdered"
            " RestartChecked RestartWitnessed"
        ),
        (
            "day step agent reaction rate_ml_h:number infused_ml:number infused_mg:number minutes"
            " grade note finished whom prescriber rule override_by override_reason"
        ),
    ),
    "alarm_log": (
        "AlarmRaised AlarmAcknowledged AlarmEscalated ReminderPutOff CheckLapsed SoundPaused SoundTested",
        'day step "key" priority since minutes due_at note why seconds heard through',
    ),
    "pump_readings": ("PumpRead", "day step volume_ml:number computed_ml:number explained"),
    "opioid_rates": ("OpioidRateSet", "day step drug rate_mcg_kg_h:number why checked_by"),
    "drugs_not_taken": ("DrugRefused", "day drug why"),
    "notes": ("NoteWritten", "day words"),
    "fluids": ("FluidCounted", "day way what volume_ml:number note"),
    "transfusions": (
        "Transfused",
        "day product volume_ml:number started_at stopped_at reaction unit_number note",
    ),
    "hemoglobin_decisions": (
        "HemoglobinAnswered",
        "day drawn_at value_g_dl:number tier rule cause agrees decided_by why",
    ),
    "handoffs": (
        "HandoffGiven HandoffQuestioned HandoffReceived",
        (
            "day document_id shown_hash proposed severity severity_why composed summary valid_until"
            " question answer read_back synthesis"
        ),
    ),
    "adverse_events": ("AdverseEventNoted", "day step words onset_at reaction"),
    "adverse_event_log": (
        (
            "AdverseEventGraded AdverseEventRegraded OutcomeNoted AttributionGiven ExpectednessJudged"
            " SeriousnessJudged AgentActionTaken AdverseEventTreated DltJudged ExpeditedReported"
            " AdverseEventReviewed BaselineConditionNoted"
        ),
        (
            "about day term version ncit soc grade source onset_at aware_at words other baseline_grade"
            " infusion_related agent minutes rate_ml_h:number infused_mg:number proposed value:number unit"
            " lln:number uln:number baseline:number noted reaction why outcome ended_at likelihood"
            " expected by_list serious criteria hospitalized_24h action treatment transfusion verdict"
            ' reviewer "to" ticket reported_at investigator since'
        ),
    ),
    "steps": (
        "StepStarted StepDone StepSkipped IdentityConfirmed Released",
        'day step "values" why how identifiers not_scanned_because findings override_by override_reason',
    ),
    "signatures": (
        "DaySigned EligibilitySigned PreStartChecked PreStartWitnessed",
        (
            "day step meaning shown_hash eligible investigator agent dose_mg:number volume_ml:number"
            " rate_ml_h:number"
        ),
    ),
    "calendar_decisions": (
        "DayMoved DayHeld CycleDelayed SurgeryPlanned TreatmentEnded",
        '"day" cycle "to" starts "on" after_cycle resumes last_dose why decided_by',
    ),
}
"""Of each flat view: the kinds of fact that it shows, and their fields."""

LAB_RESULTS = f"""
select {_COMMON}, body ->> 'day' as day, body ->> 'drawn_at' as drawn_at,
    r.value ->> 'analyte' as analyte, cast(r.value ->> 'value' as real) as value,
    r.value ->> 'unit' as unit, cast(r.value ->> 'lln' as real) as lln,
    cast(r.value ->> 'uln' as real) as uln,
    r.value ->> 'beyond' as beyond, r.value ->> 'text' as text,
    body ->> 'resulted_at' as resulted_at, body ->> 'laboratory' as laboratory,
    body ->> 'confirmed' as confirmed, body ->> 'imported' as imported,
    body ->> 'report_number' as report_number, body ->> 'matched' as matched,
    body ->> 'override_by' as override_by, body ->> 'override_reason' as override_reason, body ->> 'note' as note
from standing, json_each(standing.body, '$.results') r where kind = 'LabsReported'
"""  # noqa: S608 (only literals of this module)

AUDIT_TRAIL = """
select stream, seq, happened_at, written_at, "by", kind, json_remove(body, '$.pin_hash') as body,
    amends, reason, app, previous_hash, hash from line
"""

EXPORTED = (*FLAT, "lab_results", "audit_trail")
"""The views that leave the program in an export."""


def flat_view(name: str) -> str:
    """The select that lays the fields of some kinds of fact side by side."""
    kinds, fields = FLAT[name]
    listed = ", ".join(f"'{kind}'" for kind in kinds.split())
    columns = ", ".join(_column(field) for field in fields.split())
    return f"select {_COMMON}, kind, {columns} from standing where kind in ({listed})"  # noqa: S608


def _column(field: str) -> str:
    name, _, number = field.partition(":")
    plain = name.strip('"')
    value = f"body ->> '{plain}'"
    return f'cast({value} as real) as "{plain}"' if number else f'{value} as "{plain}"'
