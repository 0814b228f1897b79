"""How the way from source to book grows: a publication of any length, measured beside other tools."""
