"""One example of every fact, and drafts around them, for the tests of the store."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from infusetrack.domain import events as e
from infusetrack.domain.record import Draft

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
STREAM = "patient/101-004"
ENROLLED = e.PatientEnrolled(
    "101-004", "A.B.", date(2020, 2, 29), "female", "nct04751383", "A", None, date(2026, 11, 23),
    "H-55", ("latex",), Decimal("9.8"),
)  # fmt: skip
VITALS = e.VitalsTaken("C1D2", "baseline", sbp=98, dbp=61, temperature_c=Decimal("37.20"), spo2=99)
LABS = e.LabsReported(
    "C1D2", "labs", NOON,
    (e.LabValue("hgb", Decimal("9.1"), "g/dL", Decimal("11.5")), e.LabValue("plt", Decimal(88), "10^9/L"),
     e.LabValue("dat", Decimal(1), "result", None, None, "", "2+ with IgG")),
    "smear: clumps", NOON, "Central laboratory", ("hgb:lab_tenfold",), "results.hl7", "A-1",
    ("study_id", "birth_date"), "MD 03", "read the form",
)  # fmt: skip
ORDER = e.OrderEntered(
    "C1D2", "order", "dinutuximab", "DR 3", "mg_m2", Decimal("17.5"), Decimal("12.1"), Decimal("12.08"),
    Decimal("16.2"), Decimal(104), "mosteller", Decimal("0.69"), "0.1 mg", 600,
)  # fmt: skip
BAG = e.BagReceived(
    "C1D2", "bag", "dinutuximab", "Unituxin", "L77", NOON + timedelta(hours=20), None, Decimal("3.5"), 1,
    Decimal(100),
)  # fmt: skip
CHECK = ("C1D2", "check", "dinutuximab", Decimal("12.1"), Decimal(100), Decimal(10))
TOXICITY = e.AdverseEventGraded(
    "C1D2", "Fever", "5.0", "General disorders and administration site conditions", 2, (1, 2, 3, 4, 5),
    "number", NOON, NOON, "hot and shivering", "", "C143485", 0, False, "dinutuximab", 105, Decimal(10),
    Decimal("2.1"), 2, Decimal("39.3"), "degC",
)  # fmt: skip
EVERY = (
    ENROLLED,
    e.EligibilitySigned((("age", "met"),), True, "DR 3"),
    e.Measured("C1D2", "measure", Decimal("16.2"), Decimal(104)),
    LABS,
    e.AdverseEventNoted("C1D2", "=hives on the \u2018left\u2019 arm", NOON, True, "infusion"),
    e.ClockGap("slept", 900),
    e.ClockGap("away", 420),
    e.DayMoved("C1D8", date(2026, 12, 1), "snow"),
    e.DayHeld("C1D15", "fever", "DR 3"),
    e.CycleDelayed(2, date(2026, 12, 20), "platelets"),
    e.SurgeryPlanned(date(2027, 1, 9), 3),
    e.TreatmentEnded(date(2027, 5, 1), "family's wish"),
    e.IdentityConfirmed("C1D2", "identity", ("A.B.", "H-55"), "scanned"),
    e.StepStarted("C1D2", "hydration", (("volume_ml", Decimal("160.0")),)),
    e.StepDone("C1D2", "hydration", (("ok", True), ("text", "12.5"), ("volume_ml", Decimal("12.5")))),
    e.StepSkipped("C1D2", "teach", "done on C1D1"),
    VITALS,
    e.Released("C1D2", "release", ("plt",), "DR 3", "trend"),
    e.DrugGiven("C1D2", "premed", "cetirizine", Decimal("2.5"), "mg", "oral"),
    ORDER,
    BAG,
    e.PreStartChecked(*CHECK),
    e.PreStartWitnessed(*CHECK),
    e.InfusionStarted("C1D2", "infusion", "dinutuximab", Decimal("12.1"), Decimal(100), Decimal(5)),
    e.RateChanged("C1D2", "infusion", Decimal(10), "titration"),
    e.InfusionPaused("C1D2", "infusion", "hives"),
    e.InfusionResumed("C1D2", "infusion", Decimal(5), "DR 3"),
    e.InfusionStopped("C1D2", "infusion", "end"),
    e.InfusionCompleted("C1D2", "infusion"),
    e.FlushStarted("C1D2", "flush", Decimal(15), Decimal(10)),
    e.FlushEnded("C1D2", "flush"),
    e.DaySigned("C1D2", "sign", "performed", "ab" * 32),
    e.DocumentPrinted("C1D2", "day", "D-1", "ab" * 32),
    e.AlarmRaised("C1D2", "vitals:infusion", "vitals", "medium", NOON),
    e.AlarmAcknowledged("C1D2", "vitals:infusion", "vitals", "medium", NOON, "on my way"),
    e.AlarmEscalated("C1D2", "vitals:infusion", "vitals", "high", NOON),
    e.ReminderPutOff("C1D2", "vitals:infusion", "vitals", NOON, 5, "asleep at last"),
    e.CheckLapsed("C1D2", "infusion", "V-DIN", "start", NOON),
    e.PumpRead("C1D2", "infusion", Decimal("40.0"), Decimal("41.2"), "pump was late"),
    e.SoundPaused(120),
    e.SoundTested(True, "aplay"),
    e.ReactionBegan("C1D2", "infusion", "dinutuximab", Decimal(10), Decimal("15.0"), Decimal("2.1"), 105),
    e.ReactionDescribed("C1D2", 7, "mild", ("hives", "itching"), 2, "left arm", True),
    e.TeamCalled("C1D2", 7, "MD 03"),
    e.TeamAnswered("C1D2", 7, "MD 03"),
    e.ReactionSettled("C1D2", 7),
    e.RestartOrdered("C1D2", "infusion", 7, "MD 03", Decimal(5), "mild"),
    e.RestartChecked("C1D2", "infusion", 7, Decimal(5)),
    e.RestartWitnessed("C1D2", "infusion", 7, Decimal(5)),
    e.OpioidRateSet("C1D2", "opioid", "morphine", Decimal(30)),
    e.FluidCounted("C1D2", "out", "urine", Decimal(120)),
    e.NoteWritten("C1D2", "Mother is with the child"),
    e.DrugRefused("C1D2", "acetaminophen", "does not want it"),
    e.HemoglobinAnswered(
        "C1D2", NOON, Decimal("8.9"), "act", "two_lost", "cd47", True, "MD 03", "repeat in 6 h"
    ),
    e.Transfused(
        "C1D2", "red_cells", Decimal(160), NOON, NOON + timedelta(hours=3), "fever", "W0123", "irradiated"
    ),
    e.HandoffGiven(
        "C1D2",
        "ab12cd34ef56",
        "ab" * 32,
        "watcher",
        "unstable",
        "PEWS 5",
        "Day 2.",
        "Day 2, unsettled.",
        NOON,
    ),
    e.HandoffQuestioned("C1D2", "ab12cd34ef56", "Which line?", "Port"),
    e.HandoffReceived(
        "C1D2", "ab12cd34ef56", "cd" * 32, (e.ReadBack("rate", "10 mL/h", "10"),), "Vitals at 19:20"
    ),
    TOXICITY,
    e.AdverseEventRegraded(5, 3, "investigator", "C1D3", "40.2 at 03:00", 3, Decimal("40.2"), "degC"),
    e.OutcomeNoted(5, "recovered", NOON + timedelta(hours=30)),
    e.AttributionGiven(5, "dinutuximab", "probable"),
    e.ExpectednessJudged(5, "dinutuximab", "expected", "SPEER"),
    e.SeriousnessJudged(5, True, ("hospitalization",), True),
    e.AgentActionTaken(5, "dinutuximab", "interrupted_resumed", "C1D2"),
    e.AdverseEventTreated(5, "acetaminophen", False, "C1D2"),
    e.DltJudged(5, "pending", "", "asked"),
    e.ExpeditedReported(5, "CTEP-AERS", "T-1", NOON + timedelta(hours=20)),
    e.AdverseEventReviewed(5, "MD 03", "ab" * 32),
    e.BaselineConditionNoted("Anemia", "5.0", 1, "from chemotherapy", date(2026, 9, 1)),
    e.ChairTaken(3, "101-004", "C1D2"),
    e.ChairLeft(3, "101-004"),
    e.SiteValueSet("hgb_floor", "8.0", "site pharmacy"),
    e.SiteValueSet("hold.hgb", "8.5", "site pharmacy", "agreed in the safety meeting"),
    e.SiteValueReset("hold.hgb", "the protocol was amended"),
    e.StaffAdded("RN 27", "nurse", "$argon2id$x"),
    e.PinChanged("RN 27", "$argon2id$y"),
    e.StaffLeft("RN 27"),
    e.SignedIn("RN 27"),
    e.SignInFailed("RN 27"),
)


def draft(event, minute=0, *, entry="", amends=None, reason=None, by="RN 27"):
    """A draft written `minute` minutes after noon."""
    at = NOON + timedelta(minutes=minute)
    return Draft(at, at, by, event, amends, reason, entry)


def fill(record, count=3, stream=STREAM):
    """Append some vital signs; returns the lines."""
    first = len(record.lines(stream)) + 1
    return [record.append(stream, seq, draft(VITALS, seq)) for seq in range(first, first + count)]
