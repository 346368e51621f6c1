"""Paper: pure functions from the domain to the bytes of a PDF."""
