"""The doctree nodes of the publication's vocabulary; ``visitors`` says how each is drawn.

They are nodes of their own, not classes on stock nodes, so that every builder must say how to draw them:
Sphinx stops with an error at a node that a builder does not know, and no text is lost in silence.
"""

from __future__ import annotations

from docutils import nodes


class page_mark(nodes.Inline, nodes.Element):
    """Where a page of the print starts. Attributes: ``label`` (str), ``inline`` (bool). It has no text."""


class chapter_label(nodes.Part, nodes.TextElement):
    """The label over a chapter title. Attribute: ``group`` (str, may be empty)."""


class box(nodes.General, nodes.Element):
    """A box of the print. Attributes: ``kind`` (str, may be empty); ``named``, the id of its title, if no
    other box has the same title."""


class box_title(nodes.Part, nodes.TextElement):
    """The title of a box: its first child."""


class quotation(nodes.General, nodes.Element):
    """A pull quote of the print."""


class quoted(nodes.Part, nodes.TextElement):
    """Who is quoted: the last child of a ``quotation``."""


class sic_mark(nodes.Inline, nodes.Element):
    """The "[sic]" after a fault of the print. Attribute: ``refid`` of its note."""


class sic_note(nodes.General, nodes.Element):
    """The note on a fault of the print. Attribute: ``backrefs``, the ids of its mark."""


class note_list(nodes.Structural, nodes.Element):
    """The notes of a chapter, at its end."""


class note_ref(nodes.Inline, nodes.Element):
    """Where the print calls a footnote. Attributes: ``label`` (str), ``refid`` of its note."""


class print_note(nodes.General, nodes.Element):
    """A footnote of the print. Attributes: ``label`` (str), ``backrefs``, the ids of its calls."""


class foreign(nodes.Inline, nodes.TextElement):
    """A phrase in another language. Attribute: ``lang`` (a BCP 47 code)."""


LINES = "qb-lines"
"""The class of a bullet list that the print sets without markers."""
