"""Files for search engines, if it is known where the site will live."""

from __future__ import annotations

from xml.sax.saxutils import escape

from ...publication.model import Metadata
from ..chapters import Contents
from .page import address


def sitemap(about: Metadata, contents: Contents) -> str:
    """``sitemap.xml``: the landing page and every chapter."""
    pages = ["index", *(chapter.docname for chapter in contents.chapters)]
    entries = "\n".join(
        f"<url><loc>{escape(address(about, page))}</loc><lastmod>{about.edition_date}</lastmod></url>"
        for page in pages
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}\n</urlset>\n'
    )


def robots(about: Metadata) -> str:
    """``robots.txt``: everything may be read."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {about.base_url}sitemap.xml\n"
