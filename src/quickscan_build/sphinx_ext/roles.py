"""The inline markup of the vocabulary: ``page``, ``sic``, ``noteref``, ``foreign``."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole

from . import nodes as qb
from .marks import page_mark

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Page(SphinxRole):
    """``{page}`13```: print page 13 starts here, inside a paragraph."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        mark = page_mark(self.text.strip(), inline=True)
        self.set_source_info(mark)
        return [mark], []


class Sic(SphinxRole):
    """``{sic}`sic-3```: "[sic]", linked to the note ``sic-3``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        name = self.text.strip()
        mark = qb.sic_mark(refid=name, ids=[f"{name}-ref"])
        self.set_source_info(mark)
        return [mark], []


class NoteRef(SphinxRole):
    """``{noteref}`3```: the print calls its footnote 3 here."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        call = qb.note_ref(label=self.text.strip())
        self.set_source_info(call)
        return [call], []


class Foreign(SphinxRole):
    """``{foreign}`en evidence based```: a phrase in another language."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        language, _, phrase = self.text.partition(" ")
        if not _LANGUAGE.fullmatch(language) or not phrase:
            message = self.inliner.reporter.error(
                f"foreign: expected a language code, a blank and text, found {self.text!r}", line=self.lineno
            )
            return [nodes.Text(self.text)], [message]
        node = qb.foreign(self.rawtext, phrase, lang=language)
        self.set_source_info(node)
        return [node], []


def setup(app: Sphinx) -> None:
    """Register the roles."""
    app.add_role("page", Page())
    app.add_role("sic", Sic())
    app.add_role("noteref", NoteRef())
    app.add_role("foreign", Foreign())
