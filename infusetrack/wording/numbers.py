"""Sentences about typed numbers and units."""


SENTENCES: dict[str, str] = {}
