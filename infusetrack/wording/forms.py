"""Sentences about what a form wants to be told."""


SENTENCES: dict[str, str] = {}
