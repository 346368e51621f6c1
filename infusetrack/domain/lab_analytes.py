"""The analytes that the program knows: their units, their plausible limits, and the CTCAE terms they grade."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from infusetrack.domain.errors import Refused

Section = Literal["count", "salts", "liver", "hemolysis", "clotting", "other"]
SECTIONS: tuple[Section, ...] = ("count", "salts", "liver", "hemolysis", "clotting", "other")
CELLS = ("10^9/L", "10^3/uL", "/uL (=/mm3)")
PER_DL_PER_L = ("mg/dL", "g/L")
MG_MMOL = ("mg/dL", "mmol/L")
MG_UMOL = ("mg/dL", "umol/L")
WORDS = "result"
"""The unit of an analyte that is told in words: 0 is negative, 1 is positive."""


@dataclass(frozen=True, slots=True)
class Analyte:
    """One line of the lab form. `units[0]` is canonical; `quantity` is the converter's name.

    `guard` names its plausible limits; `low` and `high` are the CTCAE terms that a low or a high
    value grades, empty for none. `usual` stands on every panel, the others are asked for.
    """

    key: str
    units: tuple[str, ...]
    quantity: str
    decimals: int
    section: Section = "other"
    guard: str = ""
    low: str = ""
    high: str = ""
    usual: bool = False

    @property
    def unit(self) -> str:
        """The canonical unit, in which values are compared and shown."""
        return self.units[0]

    @property
    def in_words(self) -> bool:
        """Whether the laboratory tells it in words and not in a number."""
        return self.unit == WORDS

    @property
    def terms(self) -> tuple[str, ...]:
        """The CTCAE terms that its number may grade."""
        return tuple(term for term in (self.low, self.high) if term)


def _of(section: Section, key: str, units: tuple[str, ...], decimals: int, **more: str | bool) -> Analyte:
    quantity, guard = str(more.get("quantity", key)), str(more.get("guard", key))
    return Analyte(
        key, units, quantity, decimals, section, guard,
        str(more.get("low", "")), str(more.get("high", "")), bool(more.get("usual", False)),
    )  # fmt: skip


_ALL = (
    _of("count", "hemoglobin", ("g/dL", "g/L", "mmol/L (monomer, Fe)"), 1, low="Anemia", usual=True),
    _of("count", "hematocrit", ("%",), 1),
    _of("count", "wbc", CELLS, 2, quantity="cell count", guard="WBC", low="White blood cell decreased"),
    _of("count", "neutrophils", CELLS, 2, quantity="cell count", guard="neutrophils (ANC)",
        low="Neutrophil count decreased", usual=True),
    _of("count", "lymphocytes", CELLS, 2, quantity="cell count", guard="lymphocytes (ALC)",
        low="Lymphocyte count decreased"),
    _of("count", "platelets", CELLS, 0, quantity="cell count", low="Platelet count decreased", usual=True),
    _of("count", "reticulocytes", ("%",), 1),
    _of("salts", "sodium", ("mmol/L",), 0, low="Hyponatremia", high="Hypernatremia", usual=True),
    _of("salts", "potassium", ("mmol/L",), 1, low="Hypokalemia", high="Hyperkalemia", usual=True),
    _of("salts", "chloride", ("mmol/L",), 0),
    _of("salts", "bicarbonate", ("mmol/L",), 0),
    _of("salts", "calcium", MG_MMOL, 1, guard="calcium total", low="Hypocalcemia", high="Hypercalcemia",
        usual=True),
    _of("salts", "calcium_ionized", ("mmol/L",), 2, guard="calcium ionised", low="Hypocalcemia",
        high="Hypercalcemia"),
    _of("salts", "magnesium", MG_MMOL, 1, low="Hypomagnesemia", high="Hypermagnesemia"),
    _of("salts", "phosphate", MG_MMOL, 1, low="Hypophosphatemia"),
    _of("salts", "albumin", ("g/dL", "g/L"), 1, low="Hypoalbuminemia", usual=True),
    _of("salts", "glucose", MG_MMOL, 0, low="Hypoglycemia", high="Hyperglycemia"),
    _of("salts", "urea", ("mg/dL", "mmol/L urea"), 0, quantity="urea nitrogen (BUN)", guard="BUN"),
    _of("salts", "creatinine", MG_UMOL, 2, high="Creatinine increased", usual=True),
    _of("salts", "uric_acid", MG_UMOL, 1, quantity="uric acid", guard="uric acid", high="Hyperuricemia"),
    _of("liver", "bilirubin", MG_UMOL, 1, guard="total bilirubin", high="Blood bilirubin increased",
        usual=True),
    _of("liver", "bilirubin_direct", MG_UMOL, 1, quantity="bilirubin", guard="direct bilirubin"),
    _of("liver", "alt", ("U/L",), 0, guard="ALT", high="Alanine aminotransferase increased", usual=True),
    _of("liver", "ast", ("U/L",), 0, guard="AST", high="Aspartate aminotransferase increased", usual=True),
    _of("liver", "ggt", ("U/L",), 0, guard="GGT", high="GGT increased"),
    _of("liver", "alp", ("U/L",), 0, guard="alkaline phosphatase", high="Alkaline phosphatase increased"),
    _of("hemolysis", "ldh", ("U/L",), 0, guard="LDH", high="Blood lactate dehydrogenase increased"),
    _of("hemolysis", "haptoglobin", PER_DL_PER_L, 0, low="Haptoglobin decreased"),
    _of("hemolysis", "bilirubin_indirect", MG_UMOL, 1, quantity="bilirubin", guard="indirect bilirubin"),
    _of("hemolysis", "dat", (WORDS,), 0, guard="DAT"),
    _of("hemolysis", "smear", (WORDS,), 0),
    _of("clotting", "inr", ("ratio",), 1, guard="INR", high="INR increased"),
    _of("clotting", "aptt", ("s",), 0, guard="aPTT", high="Activated partial thromboplastin time prolonged"),
    _of("clotting", "fibrinogen", PER_DL_PER_L, 0, low="Fibrinogen decreased"),
    _of("other", "ck", ("U/L",), 0, guard="CK", high="CPK increased"),
    _of("other", "lipase", ("U/L",), 0, high="Lipase increased"),
    _of("other", "amylase", ("U/L",), 0, high="Serum amylase increased"),
)  # fmt: skip
ANALYTES: Mapping[str, Analyte] = MappingProxyType({analyte.key: analyte for analyte in _ALL})
"""Every analyte by key, in the order of a laboratory's sheet."""
USUAL = tuple(analyte.key for analyte in _ALL if analyte.usual)
"""The rows of a panel that are always there."""
MORE = tuple(analyte.key for analyte in _ALL if not analyte.usual)
"""The rows that are asked for."""


def analyte_of(key: str) -> Analyte:
    """The analyte with this key; refuses one that the form does not have."""
    if key not in ANALYTES:
        raise Refused("analyte_unknown", analyte=key)
    return ANALYTES[key]
