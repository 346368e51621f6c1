"""Short questions, each with one `ask()`."""
