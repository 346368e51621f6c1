"""Sentences about orders, doses and bags."""


SENTENCES: dict[str, str] = {}
