"""The day in hand: its steps, the running infusion, the last vital signs, what is next."""
