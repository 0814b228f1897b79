"""How cost grows from source to book: a publication of any length, measured beside other tools."""
