"""How well the cleaner does beside its peers, on texts whose right reading is known."""
