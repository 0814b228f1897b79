"""How lines are set: where they stand, how wide they are, how they begin and end, which of them run on."""
