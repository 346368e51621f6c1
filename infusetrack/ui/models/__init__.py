"""Thin table models over what the domain knows."""
