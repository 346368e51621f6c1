"""What laboratories call an analyte and a unit: LOINC codes, usual names, usual spellings."""

from collections.abc import Mapping
from types import MappingProxyType

from infusetrack.domain.lab_analytes import ANALYTES

_LOINC = {
    "hemoglobin": "718-7 20509-6 59260-0 30350-3", "hematocrit": "4544-3 20570-8 71833-8",
    "wbc": "6690-2 26464-8 804-5", "neutrophils": "751-8 26499-4 753-4", "lymphocytes": "731-0 26474-7 732-8",
    "platelets": "777-3 26515-7 778-1", "reticulocytes": "17849-1 4679-7 31112-6",
    "sodium": "2951-2 2947-0", "potassium": "2823-3 6298-4", "chloride": "2075-0", "bicarbonate": "1963-8 2028-9",
    "calcium": "17861-6 2000-8", "calcium_ionized": "1995-0 12180-6 1994-3", "magnesium": "19123-9 2601-3",
    "phosphate": "2777-1 14879-1", "albumin": "1751-7 61151-7", "glucose": "2345-7 2339-0 14749-6",
    "urea": "3094-0 22664-7", "creatinine": "2160-0 14682-9", "uric_acid": "3084-1 14933-6",
    "bilirubin": "1975-2 14631-6", "bilirubin_direct": "1968-7 14629-0 15152-2",
    "bilirubin_indirect": "1971-1 14630-8", "alt": "1742-6 1743-4", "ast": "1920-8", "ggt": "2324-2",
    "alp": "6768-6", "ldh": "2532-0 14804-9", "haptoglobin": "4542-7 46127-7", "dat": "1007-4 51006-9",
    "smear": "",
    "inr": "6301-6 34714-6", "aptt": "3173-2 14979-9", "fibrinogen": "3255-7", "ck": "2157-6",
    "lipase": "3040-3", "amylase": "1798-8",
}  # fmt: skip
_SPOKEN = {
    "hemoglobin": "hgb;hb;haemoglobin", "hematocrit": "hct;haematocrit",
    "wbc": "white blood cells;leukocytes;leucocytes;white cell count",
    "neutrophils": "anc;neut;neutrophil count;absolute neutrophil count;neutrophils absolute",
    "lymphocytes": "alc;lymphocyte count;absolute lymphocyte count;lymphocytes absolute",
    "platelets": "plt;platelet count;thrombocytes", "reticulocytes": "retic;retics",
    "sodium": "na", "potassium": "k", "chloride": "cl", "bicarbonate": "hco3;co2;total co2",
    "calcium": "ca;calcium total", "calcium_ionized": "ica;ionized calcium;ionised calcium;calcium ionized",
    "magnesium": "mg", "phosphate": "phos;phosphorus;po4", "albumin": "alb", "glucose": "glu;blood glucose",
    "urea": "bun;urea nitrogen", "creatinine": "crea;creat", "uric_acid": "urate;uric acid",
    "bilirubin": "total bilirubin;bilirubin total;tbili", "bilirubin_direct": "direct bilirubin;bilirubin direct",
    "bilirubin_indirect": "indirect bilirubin;bilirubin indirect", "alt": "sgpt;alat;alanine aminotransferase",
    "ast": "sgot;asat;aspartate aminotransferase", "ggt": "gamma gt;gamma glutamyl transferase",
    "alp": "alkaline phosphatase;alk phos", "ldh": "lactate dehydrogenase;ld", "haptoglobin": "hapto",
    "dat": "direct antiglobulin test;direct coombs;coombs direct",
    "smear": "red cell agglutination;rbc agglutination;agglutination;blood smear agglutination",
    "inr": "pt inr", "aptt": "ptt",
    "fibrinogen": "fib", "ck": "cpk;creatine kinase", "lipase": "", "amylase": "",
}  # fmt: skip
_UNITS = {
    "g/dL": "g/dl", "g/L": "g/l gm/l", "mmol/L (monomer, Fe)": "mmol/l(monomer,fe)",
    "10^9/L": "10^9/l 10*9/l x10^9/l 10e9/l x10e9/l 10(9)/l g/l(cells)",
    "10^3/uL": "10^3/ul 10*3/ul x10^3/ul k/ul 10e3/ul 10^3/mm3 k/mm3 thou/ul x10e3/ul x10(3)/ul",
    "/uL (=/mm3)": "/ul /mm3 cells/ul cells/mm3 /ul(=/mm3)", "%": "% percent", "mmol/L": "mmol/l",
    "mmol/L urea": "mmol/lurea", "mg/dL": "mg/dl", "umol/L": "umol/l mcmol/l", "U/L": "u/l iu/l [iu]/l [u]/l",
    "ratio": "ratio {inr} inr 1", "s": "s sec secs seconds",
}  # fmt: skip
MEANT: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("mmol/L", "hemoglobin"): "mmol/L (monomer, Fe)",
        ("mmol/L", "urea"): "mmol/L urea",
    }
)
"""What a plain spelling means for an analyte that counts it in its own way."""
MONOVALENT = frozenset({"sodium", "potassium", "chloride", "bicarbonate"})
"""Analytes of which a milliequivalent is a millimole."""
_MADE_PLAIN = str.maketrans(
    {"\u00b5": "u", "\u03bc": "u", "\u00d7": "x", "\u00b3": "3", "\u2079": "^9", " ": ""}
)


def _spelled(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


def _codes() -> Mapping[str, str]:
    return MappingProxyType({code: key for key, codes in _LOINC.items() for code in codes.split()})


def _names() -> Mapping[str, str]:
    told = {_spelled(name): key for key, names in _SPOKEN.items() for name in names.split(";") if name}
    return MappingProxyType({**told, **{_spelled(key): key for key in ANALYTES}})


CODES, NAMES = _codes(), _names()
UNITS: Mapping[str, str] = MappingProxyType(
    {spelled: unit for unit, ways in _UNITS.items() for spelled in ways.split()}
)


def analyte_named(*told: str) -> str:
    """The analyte that a code or a name means; empty for one that no form has."""
    for text in told:
        found = CODES.get(text.strip()) or NAMES.get(_spelled(text))
        if found:
            return found
    return ""


def unit_spelled(unit: str, analyte: str) -> str:
    """Our spelling of a reported unit of this analyte; empty where the form does not take it."""
    plain = unit.translate(_MADE_PLAIN).casefold()
    if plain in {"meq/l", "meql"} and analyte in MONOVALENT:
        return "mmol/L"
    known = UNITS.get(plain, "")
    known = MEANT.get((known, analyte), known)
    return known if known in ANALYTES[analyte].units else ""
