"""Read a PDF back: what its tags say, and what lies on its pages.

Who reads pages need not load what reads tags: nothing is imported here.
"""
