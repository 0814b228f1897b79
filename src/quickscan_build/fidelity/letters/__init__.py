"""Do the letters of a font look like what it says they are?"""
