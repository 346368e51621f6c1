"""The names of the body-surface formulas, as the literature writes them."""

FORMULAS = {
    "mosteller": "Mosteller",
    "dubois": "DuBois",
    "haycock": "Haycock",
    "gehan_george": "Gehan and George",
    "boyd": "Boyd",
}


def formula_name(key: str) -> str:
    """The formula's name; an unknown key is shown as it is."""
    return FORMULAS.get(key, key)
