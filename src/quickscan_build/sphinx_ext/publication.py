"""The publication's data as Sphinx sees it: loaded once for each build, the source of every name and date."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from ..publication import Publication
from ..publication import load as read
from ..publication.model import Decisions, Outline


def load(app: Sphinx, config: Config) -> None:
    """Read ``source_texts/`` beside ``docs/`` and fill in the settings that follow from it."""
    given = config["quickscan_publication"]
    publication = given or light(read(Path(app.confdir).parent, decisions=False))
    about = publication.metadata
    config["quickscan_publication"] = publication
    config["quickscan_code"] = fingerprint()
    for name, value in {
        "project": about.title,
        "author": ", ".join(about.authors) or about.publisher,
        "copyright": about.rights,
        "language": about.language,
        "html_title": about.title,
        "html_short_title": about.title,
        "html_theme": "quickscan",
        "html_baseurl": about.base_url,
        "epub_theme": "quickscan-epub",
        "epub_basename": about.name,
        "version": about.edition_date,
        "release": about.edition_date,
    }.items():
        config[name] = value


def known(publication: Publication) -> dict[str, Publication]:
    """The setting that saves a build from reading the publication again."""
    return {"quickscan_publication": light(publication)}


def light(publication: Publication) -> Publication:
    """The publication less what only making the chapters needs: Sphinx keeps its settings between builds."""
    return replace(publication, outline=Outline(publication.outline.parts), decisions=Decisions())


def publication_of(app: Sphinx) -> Publication:
    """The publication that is being built."""
    publication: Publication = app.config["quickscan_publication"]
    return publication


def fingerprint() -> str:
    """A digest of the code that reads chapters: what other code kept from a build is not used again."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def setup(app: Sphinx) -> None:
    """Load the publication once the settings are known, before any extension uses them."""
    app.add_config_value("quickscan_publication", None, "", types=(Publication,))
    app.add_config_value("quickscan_code", "", "env", types=(str,))
    app.connect("config-inited", load, priority=2)
