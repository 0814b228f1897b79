"""How well the cleaner does beside its peers, on texts whose true reading is known."""
