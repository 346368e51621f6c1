"""Translation: `tr` for a literal read now, `mark` for a literal read later."""

import gettext as _gettext

_catalog: _gettext.NullTranslations = _gettext.NullTranslations()


def use(catalog: _gettext.NullTranslations) -> None:
    """Read all sentences from this catalogue from now on."""
    global _catalog  # noqa: PLW0603 (one language a process)
    _catalog = catalog


def tr(text: str) -> str:
    """The sentence in the chosen language; `text` must be a literal."""
    return _catalog.gettext(text)


def mark(text: str) -> str:
    """Mark a literal for translation without translating it yet."""
    return text


def translated(text: str) -> str:
    """A marked literal, in the chosen language."""
    return _catalog.gettext(text)
