"""Resource files read into domain objects: regimens, with a plain reason for every refusal."""
