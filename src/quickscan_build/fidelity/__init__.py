"""Is what was published what was printed? Reads every artefact back and compares; trusts no other room."""
