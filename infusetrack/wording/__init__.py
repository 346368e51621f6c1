"""Every sentence a person reads: of refusals, of events, of figures. No Qt, no I/O."""
