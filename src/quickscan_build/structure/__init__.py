"""Plain form + outline → Document."""
