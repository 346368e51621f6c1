"""What a nurse sees: screens, widgets, dialogs and the look of them all."""
