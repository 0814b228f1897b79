"""The files for search engines."""

from __future__ import annotations

from lxml import etree

from quickscan_build.sphinx_ext.site.sitemap import robots, sitemap

from .edition import ABOUT, CONTENTS


def test_the_site_map_names_every_page_once() -> None:
    tree = etree.fromstring(sitemap(ABOUT, CONTENTS).encode())
    found = [(url[0].text or "", url[1].text) for url in tree]
    assert [place.removeprefix(ABOUT.base_url) for place, _ in found] == ["", "een.html", "slot.html"]
    assert {changed for _, changed in found} == {ABOUT.edition_date}
    assert robots(ABOUT).endswith("Sitemap: https://rapport.example/a&b/sitemap.xml\n")
