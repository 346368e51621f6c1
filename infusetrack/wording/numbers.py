"""Sentences about typed numbers and units."""

from infusetrack.wording.translate import mark

SENTENCES: dict[str, str] = {
    "number_empty": mark("Type a number."),
    "number_leading_zero": mark("Write a zero before the point: {meant}, not {text}."),
    "number_unreadable": mark("{text} is not a number. Use digits and one point or comma, like 12.5."),
    "number_negative": mark("{text} is below zero. Type a number from zero up."),
    "number_ambiguous": mark(
        "{text} can be read in two ways. Use a point for decimals, and no separator for thousands."
    ),
    "number_implausible": mark(
        "{field} {value} {unit} cannot be right: it must lie from {low} to {high} {unit}. Check the number and the unit."
    ),
    "convert_value": mark("{value} cannot be converted. Type a number from zero up."),
    "convert_quantity": mark("{quantity} is not known. Known: {known}."),
    "convert_unit": mark("{unit} is not a unit of {quantity} here. Known: {known}."),
    "slip_fahrenheit": mark("This looks like degrees Fahrenheit. Type degrees Celsius: 98.6 °F is 37.0 °C."),
    "slip_fahrenheit_typed": mark("{value} looks like Fahrenheit: {celsius} °C? Type it in °C."),
    "slip_pounds": mark("This looks like pounds. Type kilograms."),
    "slip_inches": mark("This looks like inches. Type centimetres."),
    "slip_percent": mark("This looks like percent. Type a fraction: 0.40 for 40 %."),
    "slip_spo2": mark("SpO2 cannot be above 100 %. Read it again."),
    "slip_g_per_l": mark("This looks like g/L. Type g/dL: 95 g/L is 9.5 g/dL."),
    "slip_per_ul": mark("This looks like cells per microlitre. Type it in 10⁹/L: 1,500/µL is 1.5."),
    "slip_umol": mark("This looks like µmol/L. Type mg/dL, or choose the other unit."),
    "slip_mmol": mark("This looks like mmol/L. Type mg/dL, or choose the other unit."),
    "slip_pressure_swapped": mark("Systolic must be above diastolic. Are the two swapped?"),
    "slip_mean_pressure": mark("Mean pressure must lie between diastolic and systolic. Read them again."),
    "slip_anc_over_wbc": mark("Neutrophils cannot be more than all white cells. Check both."),
    "slip_direct_over_total": mark("Direct bilirubin cannot be more than total. Check both."),
    "slip_hematocrit": mark("Hematocrit is usually about three times hemoglobin. Check both."),
}
