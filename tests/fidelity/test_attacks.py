"""Attacks on a finished website and EPUB, made by hand: each is caught in its file, or harmless.

These are told from the files alone; what only a browser can know is in ``browser/test_look.py``.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from quickscan_build.fidelity import published

P = '<p id="p6-3">De buren hebben samen een tuin aangelegd. Vroeger stond er een efficiënte schuur.</p>'
H2 = '<h2 id="p6-4">Wat er groeit</h2>'
Attack = Callable[[str], str]


def for_(old: str, new: str) -> Attack:
    """``new`` for the first ``old`` in the text."""

    def attack(page: str) -> str:
        start = page.index('class="qb-text')
        assert old in page[start:]
        return page[:start] + page[start:].replace(old, new, 1)

    return attack


def for_whole(pattern: str, new: str) -> Attack:
    """For the first match on the page."""
    return lambda page: re.sub(pattern, new, page, count=1)


def style(css: str) -> Attack:
    return lambda page: page.replace("</head>", f"<style>{css}</style></head>")


def within(opening: str, closing: str) -> Attack:
    return for_(P, f"{opening}{P}{closing}")


def beside(added: str) -> Attack:
    return for_(P, P + added)


def with_(attribute: str, of: str = P) -> Attack:
    return for_(of, of.replace(" id=", f" {attribute} id="))


def word(new: str) -> Attack:
    return for_("samen", new)


def in_head(added: str) -> Attack:
    return lambda page: page.replace("</title>", f"</title>{added}")


CAUGHT: dict[str, Attack] = {
    # What styles add.
    "words before": style("#p6-3::before{content:'Niet: '}"),
    "words after": style("#p6-3::after{content:' Niet waar.'}"),
    "a quote before": style("#p6-3::before{content:'“'}"),
    "a minus before": style("#p6-3::before{content:'−'}"),
    "an accent before": style("#p6-3::before{content:'´'}"),
    "a degree after": style("#p6-3::after{content:'°'}"),
    "letters in circles before": style("#p6-3::before{content:'ⓝⓘⓔⓣ '}"),
    "a question mark after": style("#p6-3::after{content:'?'}"),
    "an attribute before": style("h2::before{content:attr(id)}"),
    "a number before": style("h2::before{counter-increment:x;content:counter(x) '. '}"),
    "a variable before": style(":root{--x:'Niet'}#p6-3::before{content:var(--x)}"),
    "quotes of a style": style("#p6-3::before{content:open-quote}"),
    "quotes of an element": word("<q>samen</q>"),
    "a picture instead": style("#p6-3{content:url(x.svg)}"),
    "capitals": style("#p6-3{text-transform:uppercase}"),
    "words around": style("body::after{content:'Niet waar.'}"),
    "words before the page": style("html::before{content:'Niet waar.'}"),
    "words on every sheet": style("@page{@top-center{content:'Niet waar'}}"),
    "sheets of no size": style("@page{size:1mm 1mm}"),
    # What styles hide.
    "size 0": style("#p6-3{font-size:0}"),
    "size 1": style("#p6-3{font-size:1px}"),
    "size 0 in short": style("#p6-3{font:0/0 a}"),
    "colour of the ground": style("#p6-3{color:white;background:#fff}"),
    "colour of the ground, in numbers": style("#p6-3{color:rgb(255,255,255);background:white}"),
    "clear colour": style("#p6-3{color:hsl(0 0% 0% / 0)}"),
    "opacity": style(".qb-text{opacity:0}"),
    "visibility": style("#p6-3{visibility:hidden}"),
    "indent": style("#p6-3{text-indent:-9999px}"),
    "clip path": style("#p6-3{clip-path:inset(50%)}"),
    "narrow only": style("@media (max-width:400px){#p6-3{display:none}}"),
    "printed only": style("@media print{#p6-3{display:none}}"),
    "in a layer": style("@layer a{#p6-3{display:none}}"),
    "struck out by a style": style("#p6-3{text-decoration:line-through}"),
    "right to left": style("#p6-3{direction:rtl;unicode-bidi:bidi-override}"),
    "[sic] hidden": style(".qb-sic{display:none}"),
    # What elements and attributes hide, add or change.
    "closed details": within("<details><summary></summary>", "</details>"),
    "dialog": within("<dialog>", "</dialog>"),
    "template": within("<template>", "</template>"),
    "noscript": within("<noscript>", "</noscript>"),
    "words for no script": beside("<noscript><p>Niet waar.</p></noscript>"),
    "comment": within("<!--", "-->"),
    "hidden": with_('hidden=""'),
    "inert": with_('inert=""'),
    "popover": with_('popover="auto"'),
    "aria-hidden": with_('aria-hidden="true"'),
    "aria-label": with_('aria-label="Niet waar."'),
    "title": with_('title="Niet waar."'),
    "role of a heading": with_('role="heading"'),
    "role of a picture": with_('role="img"'),
    "no role of a heading": with_('role="presentation"', H2),
    "heading demoted": for_(H2, H2.replace("h2", "h3")),
    "in another language": with_('lang="en"'),
    "page in another language": for_whole('<html([^>]*) lang="nl"', r'<html\1 lang="en"'),
    "heading without a word": beside("<h2></h2>"),
    "item without a word": beside("<ul><li></li></ul>"),
    "cell without a word": beside("<table><tr><td></td></tr></table>"),
    "iframe": beside('<iframe src="x.html"></iframe>'),
    "object": beside('<object data="x.html"></object>'),
    "embedded": beside('<embed src="x.html"/>'),
    "picture": beside('<img src="x.png" alt="Niet waar."/>'),
    "picture without a word": beside('<img src="x.png" alt=""/>'),
    "drawing": beside("<svg><text>Niet waar.</text></svg>"),
    "field": beside('<input value="Niet waar."/>'),
    "video": beside("<video></video>"),
    "ruby": word("<ruby>samen<rt>alleen</rt></ruby>"),
    "struck out": word("<del>samen</del>"),
    "no longer so": word("<s>samen</s>"),
    "turned round": word('<bdo dir="rtl">samen</bdo>'),
    "direction": with_('dir="rtl"'),
    "generated text": beside('<p class="qb-gen">Niet waar.</p>'),
    "made generated": with_('class="qb-gen"'),
    "text in a page mark": beside('<p class="qb-page">Niet waar.</p>'),
    "text outside the text": for_whole(r"<(div|section)(?= class=.qb-text)", r"<p>Niet waar.</p><\1"),
    # What says it is generated.
    "way back with words": beside('<p class="qb-back">Niet waar.</p>'),
    "way back that says more": for_("Terug naar de tekst", "Niet waar"),
    "anchor with words": beside('<p class="qb-gen qb-anchor">Niet waar.</p>'),
    "cover in the text": beside('<p class="qb-gen qb-cover">Niet waar.</p>'),
    "title page in the text": beside('<div class="qb-gen qb-title-page">Niet waar.</div>'),
    "contents in the text": beside('<div class="qb-gen qb-toc">Niet waar.</div>'),
    "accountability in the text": beside('<div class="qb-gen qb-account">Niet waar.</div>'),
    "notes in the text": beside('<section class="qb-gen qb-notes"><p>Niet waar.</p></section>'),
    "words among the notes": for_('<aside class="qb-note"', '<p>Niet waar.</p><aside class="qb-note"'),
    "other words over the notes": for_(">Noten<", ">Niet waar<"),
    "words in a page mark": for_whole(r'(title="Pagina 7"[^>]*>)', r"\1Niet waar. "),
    "page mark that says more": for_('title="Pagina 7"', 'title="Niet waar. Pagina 7"'),
    "style on a page mark": style('#p7::after{content:"Niet waar"}'),
    "style on the notes": style('.qb-notes::before{content:"Niet waar"}'),
    "generated text beside the text": for_whole("(<body[^>]*>)", r'\1<p class="qb-gen">Niet waar.</p>'),
    # What holds at times only, or lies elsewhere.
    "on some widths only": style("@media (min-width:400px) and (max-width:600px){#p6-3{display:none}}"),
    "on fine screens only": style("@media (min-resolution:2dppx){#p6-3{display:none}}"),
    "while pointed at": style(".qb-text:hover #p6-3{display:none}"),
    "when led to": style("#p6-2:target~#p6-3,:target~*{display:none}"),
    "nested rule": style(".qb-text{#p6-3{display:none}}"),
    "scoped rule": style("@scope (.qb-text){#p6-3{display:none}}"),
    "style sheet elsewhere": in_head('<link rel="stylesheet" href="https://example.org/x.css"/>'),
    "style sheet of its own": in_head('<link rel="stylesheet" href="data:text/css,%23p6-3{display:none}"/>'),
    "style sheet that comes later": in_head('<link rel="stylesheet" href="later.css"/>'),
    "imported from elsewhere": style('@import url("https://example.org/x.css");'),
    "face from elsewhere": style("@font-face{font-family:x;src:url(https://example.org/x.woff2)}"),
    "face that comes later": style("@media all{@font-face{font-family:x;src:url('x.woff2')}}"),
    "face made small": style("@font-face{font-family:x;src:local('Georgia');size-adjust:1%}"),
    "face of signs": style("@font-face{font-family:x;src:local('Wingdings')}"),
    "style sheet that readers choose": in_head('<link rel="alternate stylesheet" href="_static/x.css"/>'),
    "style sheet in another language": in_head('<style type="text/x"></style>'),
    "style sheet for no script": in_head("<noscript><style>p{}</style></noscript>"),
    "style of its own": with_('style="font-size:var(--x,1px)"'),
    "letters taken for others": in_head('<meta charset="windows-1251"/>'),
    "letters taken for others, as a server has it": in_head(
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-7"/>'
    ),
    "what a page may load": in_head('<meta http-equiv="Content-Security-Policy" content="x"/>'),
    "page wider than any screen": in_head('<meta name="viewport" content="width=9000"/>'),
    "page made small": in_head('<meta name="viewport" content="initial-scale=.1"/>'),
    "script of its own": in_head("<script>document.body.remove()</script>"),
    "script of its own, as a module": in_head('<script type="module">document.body.remove()</script>'),
    "pages loaded before": in_head('<script type="speculationrules">{}</script>'),
    "script elsewhere": in_head('<script src="https://example.org/x.js"></script>'),
    "script in an attribute": with_('onclick="this.remove()"'),
    "script of the page": for_whole("<body", '<body onresize="document.body.remove()"'),
    "script in a link": word('<a href="javascript:alert(1)">samen</a>'),
    # What stands around the text.
    "hidden around": for_whole("<body", '<body hidden="hidden"'),
    "inert around": for_whole("<body", '<body inert="inert"'),
    "aria-hidden around": for_whole("<body", '<body aria-hidden="true"'),
    "right to left around": for_whole("<html ", '<html dir="rtl" '),
    "picture beside the text": for_whole("(<body[^>]*>)", r'\1<img src="x.png" alt="Niet waar"/>'),
    "frame beside the text": for_whole("(<body[^>]*>)", r'\1<iframe src="search.html"></iframe>'),
    "drawing beside the text": for_whole("(<body[^>]*>)", r"\1<canvas></canvas>"),
    "template around": for_whole(
        r"(?s)(<(?:div|section|main)[^>]*qb-text.*)(</body>)", r"<template>\1</template>\2"
    ),
    "button around": for_whole(
        r"(?s)(<(?:div|section|main)[^>]*qb-text.*)(</body>)", r"<button>\1</button>\2"
    ),
    "one style for several": in_head('<style title="a">#p6-3{display:none}</style><style title="b"></style>'),
    "edges of the sheet": style("@page{margin:30cm}"),
    "part of a script of the theme": in_head("<script>root.dataset.colours = chosen</script>"),
    # What some readers are told.
    "named by another": with_('aria-labelledby="p6-4"'),
    "described by another": with_('aria-describedby="p6-4"'),
    "owns another": with_('aria-owns="p7-4"'),
    "level of a heading": with_('aria-level="3"', H2),
    "name in braille": with_('aria-braillelabel="niet waar"'),
    "heading made a note": with_('role="note"', H2),
    "heading made a group": with_('role="group"', H2),
    "heading made a subtitle": with_('role="doc-subtitle"', H2),
    "paragraph made an item": with_('role="listitem"'),
    "paragraph made a page break": with_('role="doc-pagebreak"'),
    "box with another name": for_('class="qb-box"', 'class="qb-box" aria-label="Niet waar"'),
    "box made nothing": for_('class="qb-box"', 'role="presentation" class="qb-box"'),
    "may be written in": with_('contenteditable="true"'),
    "more attributes than anyone reads": with_(" ".join(f'data-{at}=""' for at in range(999))),
    "attribute of no text": with_('cite="https://example.org/"'),
    "link to a page": word('<a href="niet-waar.html">samen</a>'),
    "link to a place": word('<a href="#p7">samen</a>'),
    # What is generated.
    "page mark told wrong": for_('title="Pagina 7"', 'title="Pagina 9"'),
    "page mark with another id": for_('id="p7"', 'id="p9"'),
    "note changed": for_("“veldbessen”", "“veldmuizen”"),
    "[sic] leads elsewhere": for_('href="#sic-1"', 'href="#p7"'),
    "[sic] leads out": for_('href="#sic-1"', 'href="https://example.org/"'),
    "note leads elsewhere": for_('href="#sic-1-ref"', 'href="#p7"'),
    "link the print has not": word('<a href="https://example.org/">samen</a>'),
    "all links turned": in_head('<base href="https://example.org/"/>'),
    "led away": in_head('<meta http-equiv="refresh" content="0;url=https://example.org/"/>'),
    # Letters.
    "homoglyph": word("s\u0430men"),
    "no-break space": for_("samen een", "samen\u00a0een"),
    "thin space": for_("samen een", "samen\u2009een"),
    "soft hyphen": word("sa\u00admen"),
    "joiner": word("sa\u200dmen"),
    "blank of no width": word("sa\u200bmen"),
    "ligature": for_("efficiënte", "eﬃciënte"),
    "combining": for_("efficiënte", "efficie\u0308nte"),
    "override": word("\u202esamen\u202c"),
    "line break in a word": word("sa<br/>men"),
    "line breaks that make a paragraph": for_(" Vroeger", "<br/> <br/>Vroeger"),
    "words swapped": for_("samen een", "een samen"),
    "paragraph made a quotation": within("<blockquote>", "</blockquote>"),
    "paragraph made a description": within("<dl><dd>", "</dd></dl>"),
    "paragraph set aside": within("<aside>", "</aside>"),
    "paragraph made a heading that is called a label": for_(
        P, P.replace("<p ", '<h2 class="qb-label" ').replace("</p>", "</h2>")
    ),
    "aria-hidden in capitals": with_('aria-hidden="TRUE"'),
    "page mark called another": for_('title="Pagina 7"', 'title="Pagina 7" aria-label="Pagina 9"'),
    "page made small by its largest scale": in_head('<meta name="viewport" content="maximum-scale=.2"/>'),
    "page made large by its smallest scale": in_head('<meta name="viewport" content="minimum-scale=9"/>'),
    "items in one line": style("li{display:inline-block}"),
    "heading and paragraph in one line": style("h1,p{display:contents}"),
    "paragraph counted": style("#p6-3{display:list-item;list-style:inside decimal}"),
    "number before a paragraph": style("#p6-3::before{content:'';display:list-item}"),
    "cut off on paper": style("@media print{.qb-text{height:100vh;overflow:hidden}}"),
    "a cross in a box before": style("#p6-3::before{content:'☒ '}"),
    "a tick before": style("#p6-3::before{content:'✓ '}"),
    "a thumb after": style("#p6-3::after{content:' 👎'}"),
    "crosses for bullets": style("li{list-style-type:'✗ '}"),
    "crosses for marks": style("li::marker{content:'✗ '}"),
    "capitals as small as letters": style("#p6-3{font-variant-caps:all-small-caps}"),
    "capitals as small as letters, by a feature": style("#p6-3{font-feature-settings:'c2sc'}"),
    "all undone": style("#p6-3{all:unset}"),
    "opacity that is computed": style("#p6-3{opacity:calc(1 - 1)}"),
    "the smaller of two sizes": style("#p6-3{font-size:min(1px,2em)}"),
    "in one place of the screen": style("#p6-3{position:fixed;inset:200% auto auto 0}"),
    "when a script has run": style(".js #p6-3{display:none}"),
    "in the colours that a reader chose": style("[data-colours=dark] #p6-3{display:none}"),
    "when chosen": style("#p6-3::selection{color:transparent}"),
    "when led to by its words": style("#p6-3::target-text{color:white;background:white}"),
    "words of a note hidden": style(".qb-note p{visibility:hidden}"),
    "note hidden": style(".qb-note{display:none}"),
    "word raised by a style": word('<span style="vertical-align:super">samen</span>'),
    "page mark that shows another page": for_('data-page="7"', 'data-page="9"'),
    "page called otherwise": for_whole("<title>", "<title>Niet waar: "),
    "page called after another chapter": for_whole("<title>[^<]*<", "<title>Over het gereedschap<"),
    "page called nothing": for_whole("<title>[^<]*<", "<title><"),
    "number of a list": for_("<ol ", '<ol start="4" '),
    "number of an item": for_('<li id="p7-6"', '<li value="7" id="p7-6"'),
}
HARMLESS: dict[str, Attack] = {
    "edges of a book": style("@page{margin:25mm 2in}"),
    "a line around": style("body::after{content:'';border-top:1px solid}"),
    "a head on every sheet": style("@page{size:A4;@bottom-center{content:counter(page)}}"),
    "nothing before": style("#p6-3::before{content:''}"),
    "a shape before": style("#p6-3::before{content:'■ '}"),
    "an arrow before": style("#p6-3::before{content:'→ '}"),
    "a hand before": style("#p6-3::before{content:'☞ '}"),
    "no mark before": style("#p6-3::before{content:none}"),
    "open details": within('<details open="open"><summary></summary>', "</details>"),
    "place to break": word("sa<wbr/>men"),
    "part of a word": word("s<span>ame</span>n"),
    "line break for a blank": for_("samen een", "samen<br/>een"),
    "line break after a word and a line break": for_("samen een tuin", "samen<br/>een<br/>tuin"),
    "raised": word("<sup>samen</sup>"),
    "emphasis": word("<em>samen</em>"),
    "small capitals": style("#p6-3{font-variant:small-caps}"),
    "small letters": style("#p6-3{font:400 .8rem/1.4 serif}"),
    "grey": style("#p6-3{color:#555;background:#fff}"),
    "label of a region": for_('class="qb-box"', 'class="qb-box" aria-label="Oproep"'),
    "group": within('<div role="group">', "</div>"),
    "underlined": style("#p6-3{text-decoration:underline}"),
    "hidden for another width": style("@media (max-width:10px){#p6-3{display:none}}"),
    "page mark in other words": for_('title="Pagina 7"', 'title="blz. 7"'),
    "way back in other words": for_("Terug naar de tekst", "Terug"),
    "arrow back": for_("Terug naar de tekst", "↩"),
    "other word over the notes": for_(">Noten<", ">Voetnoten<"),
    "box named by its title": for_('class="qb-box"', 'class="qb-box" aria-label="OPROEP"'),
    "list told to be one": for_('<ul class="qb-lines', '<ul role="list" class="qb-lines'),
    "main around": for_whole("<body", '<body role="document"'),
    "data of its own": in_head('<script type="application/json">{}</script>'),
    "width of the device": in_head(
        '<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1.0"/>'
    ),
    "letters as they are": in_head('<meta http-equiv="content-type" content="text/html; charset=UTF-8"/>'),
    "face made to fit": style("@font-face{font-family:x;src:local('Georgia');size-adjust:97.5%}"),
    "face of the reader's": style("@font-face{font-family:x;src:local('Georgia')}"),
    "underlined while pointed at": style("#p6-3:hover{text-decoration:underline}"),
    "paragraph of an item in its line": style("li p{display:inline}#p6-3{display:inline}"),
    "no height on paper": style("@media print{.qb-text{height:auto;overflow:hidden}}"),
    "cut off nowhere": style(".qb-text{max-height:none;overflow:clip}"),
    "label beside its heading": style(".qb-label{display:inline-block}"),
    "a star before": style("#p6-3::before{content:'★ '}"),
    "a flower for a bullet": style("ul li{list-style-type:'❧ '}"),
    "small capitals of the face": style("#p6-3{font-feature-settings:'smcp','lnum'}"),
    "numbers of one width": style("#p6-3{font-variant:tabular-nums}"),
    "as the browser has it": style("#p6-3{all:revert}"),
    "a size between two": style("#p6-3{font-size:clamp(1rem,2vw,1.4rem)}"),
    "the smaller of two sizes, both large": style("#p6-3{font-size:min(1.2rem,5vw)}"),
    "half as dark": style("#p6-3{opacity:.8}"),
    "colours of what is chosen": style("::selection{color:white;background:#17365c}"),
    "words when a script has run": style(".js .qb-text{max-width:40em}"),
    "cells from the top": style("td{vertical-align:top}"),
    "raised a little": style("em{vertical-align:baseline}"),
    "page called after the book": for_whole("<title>.*</title>", "<title>De tuin van de buurt</title>"),
    "generated text hidden on paper": style("@media print{.qb-back{display:none}}"),
}


BESIDE: dict[str, tuple[str, str, str]] = {
    # The page, what stands there, and what is put for it.
    "name of the site": ("tuin.html", 'href="index.html">De', 'href="index.html">Niet de'),
    "words in the bar": ("tuin.html", "</header>", "<p>Niet waar.</p></header>"),
    "words in the foot": ("tuin.html", '<footer class="foot">', '<footer class="foot">Niet waar.'),
    "another year in the foot": ("tuin.html", "De buurt, 2017", "De buurt, 2018"),
    "words of a style in the foot": ("tuin.html", "</style>", ".foot::after{content:'Niet'}</style>"),
    "words of a style and an attribute": (
        "tuin.html",
        '<footer class="foot">',
        '<style>.foot::after{content:attr(lang)}</style><footer class="foot" lang="niet waar">',
    ),
    "other words on a button": ("tuin.html", ">Zoek<", ">Verberg<"),
    "other words in a field": ("tuin.html", 'placeholder="Zoek in', 'placeholder="Niet in'),
    "a choice in the bar": ("tuin.html", "</header>", '<select><option label="Niet"></select></header>'),
    "a frame in the foot": ("tuin.html", "</footer>", '<iframe src="x.html"></iframe></footer>'),
    "a link that leads out": ("tuin.html", "</footer>", '<a href="https://example.org/">PDF</a></footer>'),
    "another title in the list": ("tuin.html", ">Over het gereedschap</a></li>", ">Over het gerei</a></li>"),
    "an entry that leads elsewhere": ("tuin.html", 'a href="gereedschap', 'a href="index'),
    "next page called otherwise": ("tuin.html", "</span> Over het", "</span> Niet over het"),
    "what others show of a link to it": ("tuin.html", 'og:title" content="', 'og:title" content="Niet '),
    "an author of the page": ("tuin.html", 'name="author" content="', 'name="author" content="Niet '),
    "a number made a power": ("gereedschap.html", "blz. 3", "blz. <sup>3</sup>"),
    "a number made an index": ("gereedschap.html", "blz. 3", "blz. <sub>3</sub>"),
    "a column hidden": (
        "gereedschap.html",
        "<thead>",
        '<colgroup><col style="visibility:collapse"></colgroup><thead>',
    ),
    "what is quoted": ("tuin.html", 'data-cite="De buurt', 'data-cite="De gemeente'),
    "title of the landing page": ("index.html", "<h1>De tuin", "<h1>De moestuin"),
    "publisher of the landing page": ("index.html", 'class="by">De buurt', 'class="by">De gemeente'),
    "year of the landing page": ("index.html", "· 2017", "· 2016"),
    "rights of the landing page": ("index.html", "<dd>Vrij.", "<dd>Onvrij."),
    "picture of the cover": ("index.html", 'alt="Omslag: De tuin', 'alt="Omslag: De moestuin'),
    "an entry that says more": ("index.html", "gereedschap</span>", "gereedschap</span> niet"),
    "words of the page for searching": ("search.html", "<h1>Zoeken", "<h1>Vinden"),
    "words of the page that is not there": ("404.html", "Het adres klopt niet", "Het adres klopt"),
    "what the search shows": ("searchindex.js", "appels en peren", "appels en pruimen"),
    "what the search calls a page": ("searchindex.js", '"Over het gereedschap"]', '"Over het gerei"]'),
    "a search that cannot be read": ("searchindex.js", "const", "let"),
}
BESIDE_HARMLESS: dict[str, tuple[str, str, str]] = {
    "publisher in the foot": ("tuin.html", '<footer class="foot">', '<footer class="foot"><p>De buurt</p>'),
    "mark of the publisher": ("tuin.html", "</header>", '<img src="merk.svg" alt="De buurt"></header>'),
    "a shape in the foot": ("tuin.html", "</head>", "<style>.foot::before{content:'■'}</style></head>"),
    "a link to a place on the page": ("tuin.html", "</footer>", '<a href="#inhoud">Inhoud</a></footer>'),
    "size of a file": ("index.html", "Begin met lezen</a>", "Begin met lezen</a> (1,2 MB)"),
    "no index": ("searchindex.js", "", ""),
    "another blank in the index": ("searchindex.js", "appels en peren", "appels\u00a0en\u2009peren"),
    "words made small": ("gereedschap.html", "blz. 3", "<small>blz. 3</small>"),
    "a word raised": ("gereedschap.html", "blz. 3", "<sup>blz.</sup> 3"),
    "width of a column": (
        "gereedschap.html",
        "<thead>",
        '<colgroup><col style="width:9em"></colgroup><thead>',
    ),
}


NOTE = re.compile(r'<div class="qb-footnote".*?</div>', re.DOTALL)
FOOTNOTES: dict[str, Attack] = {
    "footnote dropped": lambda page: NOTE.sub("", page),
    "footnote doubled": lambda page: NOTE.sub(r"\g<0>\g<0>", page),
    "footnote moved": lambda page: re.sub("(?<=</h1>)", NOTE.findall(page)[0], NOTE.sub("", page)),
    "footnote changed": for_("jaarboek", "weekboek"),
    "footnote renumbered": for_('number">1<', 'number">2<'),
    "footnote made a paragraph": for_("qb-footnote", "qb-nergens"),
    "call dropped": lambda page: re.sub("<sup.*?</sup>", "", page),
    "call renumbered": for_(">1</a></sup>", ">2</a></sup>"),
    "call made text": lambda page: re.sub(r"<sup.*?</sup>", "1", page),
    "call moved": lambda page: re.sub(r"( en welzijn\.)(<sup.*?</sup>)", r"\2\1", page),
    "call leads elsewhere": for_('href="#noot-1"', 'href="#p8"'),
    "footnote leads elsewhere": for_('href="#noot-1-bij"', 'href="#p8"'),
}


@pytest.fixture(scope="module")
def site(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the website that may be spoiled, page by page."""
    return Path(shutil.copytree(built / "build" / "html", tmp_path_factory.mktemp("site") / "html"))


def on_the_site(attack: Attack, built: Path, site: Path, standard: published.Standard) -> list[str]:
    page = (built / "build" / "html" / "tuin.html").read_text("utf-8")
    spoiled = attack(page)
    assert spoiled != page
    (site / "tuin.html").write_text(spoiled, "utf-8")
    return [f"{one.where}: {one.message}" for one in published.html(standard, site).findings]


@pytest.mark.parametrize("name", CAUGHT)
def test_attack_on_the_site_is_caught_and_located(
    name: str, built: Path, site: Path, standard: published.Standard
) -> None:
    found = on_the_site(CAUGHT[name], built, site, standard)
    assert any("tuin.html" in one for one in found), found


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_harmless_is_let_through(
    name: str, built: Path, site: Path, standard: published.Standard
) -> None:
    assert on_the_site(HARMLESS[name], built, site, standard) == []


def test_letters_that_nobody_can_tell_how_to_read(
    built: Path, site: Path, standard: published.Standard
) -> None:
    found = on_the_site(for_whole('<meta charset="utf-8">', ""), built, site, standard)
    assert any("no <meta>" in one for one in found)


def test_contents_that_lead_to_another_text(built: Path, site: Path, standard: published.Standard) -> None:
    home = (built / "build" / "html" / "index.html").read_text("utf-8")
    entry = '<a href="vals.html">De tuin</a>'
    (site / "vals.html").write_text("<html><body><p>Niet waar.</p></body></html>", "utf-8")
    (site / "index.html").write_text(re.sub(r"(<section[^>]*qb-toc[^>]*>)", rf"\1{entry}", home), "utf-8")
    (site / "tuin.html").write_bytes((built / "build" / "html" / "tuin.html").read_bytes())
    found = [one.message for one in published.html(standard, site).findings]
    for name in ("index.html", "vals.html"):
        (site / name).unlink()
    shutil.copyfile(built / "build" / "html" / "index.html", site / "index.html")
    assert any("leads to no heading" in one for one in found), found


def test_links_to_the_next_page_lead_to_one(built: Path, site: Path, standard: published.Standard) -> None:
    other = for_whole(r'<a ([^>]*)rel="next" href="gereedschap.html"', r'<a \1rel="next" href="search.html"')
    assert any("different pages" in one for one in on_the_site(other, built, site, standard))


def test_a_script_of_the_theme_that_was_changed(
    built: Path, standard: published.Standard, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(built / "build" / "html", tmp_path / "html"))
    with (folder / "_static" / "book.js").open("a", encoding="utf-8") as script:
        script.write("setTimeout(() => document.body.remove(), 3600000);")
    assert any("not the theme's" in one.message for one in published.html(standard, folder).findings)


@pytest.mark.parametrize("start", ["²", "9" * 5000, "x", ""])
def test_what_is_not_a_number_gives_none(
    start: str, built: Path, site: Path, standard: published.Standard
) -> None:
    assert on_the_site(for_("<ol ", f'<ol start="{start}" '), built, site, standard) == []


@pytest.mark.parametrize("name", FOOTNOTES)
def test_attack_on_a_footnote_is_caught_and_located(
    name: str, built: Path, site: Path, standard: published.Standard
) -> None:
    for file in ("tuin.html", "gereedschap.html"):
        shutil.copyfile(built / "build" / "html" / file, site / file)
    page = (site / "gereedschap.html").read_text("utf-8")
    spoiled = FOOTNOTES[name](page)
    assert spoiled != page
    (site / "gereedschap.html").write_text(spoiled, "utf-8")
    found = [one.where for one in published.html(standard, site).findings]
    shutil.copyfile(built / "build" / "html" / "gereedschap.html", site / "gereedschap.html")
    assert any("gereedschap.html" in one for one in found), found


def said_beside(
    case: tuple[str, str, str], built: Path, site: Path, standard: published.Standard
) -> list[str]:
    name, old, new = case
    shutil.copyfile(built / "build" / "html" / "tuin.html", site / "tuin.html")
    text = (built / "build" / "html" / name).read_text("utf-8")
    assert old in text
    (site / name).write_text(text.replace(old, new, 1) if old else "", "utf-8")
    found = [f"{one.where}: {one.message}" for one in published.html(standard, site).findings]
    shutil.copyfile(built / "build" / "html" / name, site / name)
    return found


@pytest.mark.parametrize("name", BESIDE)
def test_what_nobody_says_beside_the_text_is_caught_and_located(
    name: str, built: Path, site: Path, standard: published.Standard
) -> None:
    found = said_beside(BESIDE[name], built, site, standard)
    assert found
    assert all(one.startswith(BESIDE[name][0]) for one in found), found


@pytest.mark.parametrize("name", BESIDE_HARMLESS)
def test_what_may_stand_beside_the_text_is_let_through(
    name: str, built: Path, site: Path, standard: published.Standard
) -> None:
    assert said_beside(BESIDE_HARMLESS[name], built, site, standard) == []


# The book.


def in_the_book(
    change: Callable[[dict[str, str]], None], built: Path, scratch: Path, standard: published.Standard
) -> list[str]:
    with zipfile.ZipFile(built / "build" / "epub" / "tuin.epub") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    texts = {name: data.decode("utf-8") for name, data in files.items() if not name.endswith(".jpg")}
    before = dict(texts)
    change(texts)
    assert texts != before
    with zipfile.ZipFile(scratch / "book.epub", "w") as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
    return [
        f"{one.where}: {one.message}" for one in published.epub_file(standard, scratch / "book.epub").findings
    ]


@pytest.mark.parametrize("name", CAUGHT)
def test_attack_on_a_chapter_of_the_book_is_caught(
    name: str, built: Path, tmp_path: Path, standard: published.Standard
) -> None:
    def change(files: dict[str, str]) -> None:
        files["tuin.xhtml"] = CAUGHT[name](files["tuin.xhtml"])

    found = in_the_book(change, built, tmp_path, standard)
    assert any("tuin.xhtml" in one for one in found), found


def spine(old: str, new: str) -> Callable[[dict[str, str]], None]:
    def change(files: dict[str, str]) -> None:
        package = files["content.opf"]
        head, tag, rest = package.partition("<spine")
        files["content.opf"] = head + tag + rest.replace(old, new, 1)

    return change


def refs(files: dict[str, str]) -> tuple[str, str]:
    """The spine's references to the two chapters."""
    found = re.findall(r"<itemref[^>]*/>", files["content.opf"])
    return found[-2], found[-1]


def of_no_language(files: dict[str, str]) -> None:
    _, two = refs(files)
    spine(two, two.replace("<itemref", '<x:itemref xmlns:x="urn:x"'))(files)


def outside_the_spine(files: dict[str, str]) -> None:
    _, two = refs(files)
    left_out(files)
    package("</package>", f"<guide>{two}</guide></package>")(files)


def without(name: str, entry: str) -> Callable[[dict[str, str]], None]:
    """A list of contents without the entry of the last chapter."""

    def change(files: dict[str, str]) -> None:
        files[name] = re.sub(entry, "", files[name], count=1)

    return change


def another_text(entry: str) -> Callable[[dict[str, str]], None]:
    """A copy of a chapter that is not in the spine, and an entry that leads there."""

    def change(files: dict[str, str]) -> None:
        files["x.xhtml"] = word("alleen")(files["tuin.xhtml"]).replace("qb-text", "tekst")
        package("</manifest>", '<item id="x" href="x.xhtml" media-type="application/xhtml+xml"/></manifest>')(
            files
        )
        link = entry % '<a href="x.xhtml">De tuin</a>'
        files["nav.xhtml"] = files["nav.xhtml"].replace("</body>", f"{link}</body>")

    return change


def contents_swapped(files: dict[str, str]) -> None:
    entry = r"(<li><a href=\"%s.*?</li>)"
    files["nav.xhtml"] = re.sub(
        f"(?s){entry % 'tuin'}(.*?){entry % 'gereedschap'}", r"\3\2\1", files["nav.xhtml"], count=1
    )


def twice(files: dict[str, str]) -> None:
    one, _ = refs(files)
    spine(one, one + one)(files)


def reordered(files: dict[str, str]) -> None:
    one, two = refs(files)
    files["content.opf"] = files["content.opf"].replace(one, "@").replace(two, one).replace("@", two)


def not_linear(files: dict[str, str]) -> None:
    _, two = refs(files)
    spine(two, two.replace("/>", ' linear="no"/>'))(files)


def left_out(files: dict[str, str]) -> None:
    _, two = refs(files)
    spine(two, "")(files)


def contents_changed(files: dict[str, str]) -> None:
    files["nav.xhtml"] = files["nav.xhtml"].replace(">Over het gereedschap<", ">Over het gerei<")


def words_outside(files: dict[str, str]) -> None:
    files["tuin.xhtml"] = files["tuin.xhtml"].replace("</body>", "<p>Niet waar.</p></body>")


def styled_by_an_instruction(files: dict[str, str]) -> None:
    files["tuin.xhtml"] = files["tuin.xhtml"].replace("<!DOCTYPE", '<?xml-stylesheet href="x.css"?><!DOCTYPE')


def of_another_language(files: dict[str, str]) -> None:
    files["tuin.xhtml"] = files["tuin.xhtml"].replace(P, f'<div xmlns="urn:x">{P}</div>')


def package(old: str, new: str) -> Callable[[dict[str, str]], None]:
    def change(files: dict[str, str]) -> None:
        files["content.opf"] = files["content.opf"].replace(old, new, 1)

    return change


def file(name: str, old: str, new: str) -> Callable[[dict[str, str]], None]:
    def change(files: dict[str, str]) -> None:
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)

    return change


def drawing_in_the_spine(files: dict[str, str]) -> None:
    files["x.svg"] = '<svg xmlns="http://www.w3.org/2000/svg"><text>Niet waar.</text></svg>'
    package("</manifest>", '<item id="x" href="x.svg" media-type="image/svg+xml"/></manifest>')(files)
    package("</spine>", '<itemref idref="x"/></spine>')(files)


def locked(files: dict[str, str]) -> None:
    files["META-INF/encryption.xml"] = "<encryption/>"


def set_by_a_maker(files: dict[str, str]) -> None:
    files["META-INF/com.apple.ibooks.display-options.xml"] = "<display_options/>"


ITEM = '<item id="file-3" '
AGAIN = '<item id="file-3" href="gereedschap.xhtml" media-type="application/xhtml+xml"/>'
ROOT = '<rootfile full-path="x.opf" media-type="application/oebps-package+xml"/>'
SEVENTH = '<li><a href="tuin.xhtml#p7">7</a></li>'
PACKAGE = {
    "drawing in the spine": drawing_in_the_spine,
    "fallback": package(ITEM, f'{ITEM}fallback="file-4" '),
    "read out by another file": package(ITEM, f'{ITEM}media-overlay="file-4" '),
    "another title": package('id="title">', 'id="title">Niet waar: '),
    "another language": package("<dc:language>nl", "<dc:language>en"),
    "another publisher": package("<dc:publisher>", "<dc:publisher>Niet "),
    "an author": package("<dc:publisher>", "<dc:creator>Een ander</dc:creator><dc:publisher>"),
    "another author": package("<dc:publisher>", "<dc:contributor>Een ander</dc:contributor><dc:publisher>"),
    "a second title": package("<dc:publisher>", "<dc:title>Niet waar</dc:title><dc:publisher>"),
    "title in newer terms": package(
        "</metadata>", '<meta property="dcterms:title">Niet waar</meta></metadata>'
    ),
    "title of the older contents": file("toc.ncx", "<docTitle><text>", "<docTitle><text>Niet "),
    "words over the contents": file("nav.xhtml", ">Inhoud<", ">Register<"),
    "words over the pages": file("nav.xhtml", ">Bladzijden van", ">Regels van"),
    "words of a landmark": file("nav.xhtml", ">Begin van", ">Einde van"),
    "title of the title page": file("index.xhtml", "<h1>De tuin", "<h1>De moestuin"),
    "publisher of the title page": file("index.xhtml", 'class="publisher">De', 'class="publisher">Niet de'),
    "year of the title page": file("index.xhtml", "2017", "2018"),
    "picture of the cover": file("cover.xhtml", "Omslag: De tuin", "Omslag: De moestuin"),
    "item twice": package("<manifest>", f"<manifest>{AGAIN}"),
    "two packages": file("META-INF/container.xml", "</rootfiles>", f"{ROOT}</rootfiles>"),
    "locked": locked,
    "settings of one maker": set_by_a_maker,
    "pages of a fixed size": package(
        "</metadata>", '<meta property="rendition:layout">pre-paginated</meta></metadata>'
    ),
    "page of a fixed size": package(
        '<itemref idref="file-3"/>', '<itemref idref="file-3" properties="rendition:layout-pre-paginated"/>'
    ),
    "collection": package("</package>", '<collection role="index"/></package>'),
    "from right to left": package('direction="ltr"', 'direction="rtl"'),
    "older contents changed": file("toc.ncx", ">Over het gereedschap<", ">Over het gerei<"),
    "older contents lead elsewhere": file("toc.ncx", "gereedschap.xhtml", "tuin.xhtml"),
    "page list renumbered": file("nav.xhtml", ">7</a>", ">9</a>"),
    "contents lack a chapter": without("nav.xhtml", r"(?s)<li>(?:(?!<li>).)*?gereedschap\.xhtml.*?</li>"),
    "older contents lack a chapter": without(
        "toc.ncx", r"(?s)<navPoint(?:(?!<navPoint).)*?gereedschap\.xhtml.*?</navPoint>"
    ),
    "contents in another order": contents_swapped,
    "contents lead to another text": another_text('<nav epub:type="toc"><ol><li>%s</li></ol></nav>'),
    "landmarks lead to another text": another_text('<nav epub:type="landmarks"><ol><li>%s</li></ol></nav>'),
    "older guide leads to another text": package(
        "</package>", '<guide><reference type="text" href="x.xhtml"/></guide></package>'
    ),
    "chapter of no language in the spine": of_no_language,
    "chapter outside the spine": outside_the_spine,
    "files taken from elsewhere": package("<manifest", '<manifest xml:base="x/"'),
    "package that is not called one": file(
        "META-INF/container.xml", "application/oebps-package+xml", "text/plain"
    ),
    "package of no language": file("META-INF/container.xml", "<rootfile ", '<x:rootfile xmlns:x="urn:x" '),
    "page list leads to another chapter": file("nav.xhtml", "tuin.xhtml#p7", "gereedschap.xhtml#p7"),
    "page list without a page": without("nav.xhtml", r'<li><a href="tuin\.xhtml#p7">7</a></li>'),
    "page list with a page twice": file("nav.xhtml", SEVENTH, SEVENTH * 2),
    "two files of contents": package(ITEM, f'{ITEM}properties="nav" '),
    "setting of some programs": package(
        "</metadata>", '<meta name="primary-writing-mode" content="vertical-rl"/></metadata>'
    ),
    "contents hidden": file("nav.xhtml", "</head>", "<style>li{display:none}</style></head>"),
    "words added to the contents": file(
        "nav.xhtml", "</head>", "<style>li::after{content:' niet'}</style></head>"
    ),
    "script among the contents": file("nav.xhtml", "</head>", "<script>x()</script></head>"),
    "page list leads elsewhere": file("nav.xhtml", "tuin.xhtml#p7", "tuin.xhtml#p6"),
}


@pytest.mark.parametrize("name", PACKAGE)
def test_attack_on_the_package_is_caught(
    name: str, built: Path, tmp_path: Path, standard: published.Standard
) -> None:
    assert in_the_book(PACKAGE[name], built, tmp_path, standard)


BOOK = {
    "document type of its own": file("tuin.xhtml", "<!DOCTYPE html>", '<!DOCTYPE html SYSTEM "x.dtd">'),
    "attributes for all": file(
        "tuin.xhtml", "<!DOCTYPE html>", '<!DOCTYPE html [<!ATTLIST p style CDATA "display:none">]>'
    ),
    "paragraph made a note": file("tuin.xhtml", P, P.replace(" id", ' epub:type="footnote" id')),
    "paragraphs made notes": file("tuin.xhtml", P, f'<section epub:type="rearnotes">{P}</section>'),
    "paragraph made a page mark": file("tuin.xhtml", P, P.replace(" id", ' epub:type="pagebreak" id')),
    "links turned": file("tuin.xhtml", P, P.replace(" id", ' xml:base="https://example.org/" id')),
    "style with a comment in it": file(
        "tuin.xhtml", "</head>", "<style>.x{}<!-- x -->#p6-3{display:none}</style></head>"
    ),
    "style of another language": file("tuin.xhtml", "</head>", '<style xmlns="urn:x">p{}</style></head>'),
    "style in a namespace": file(
        "tuin.xhtml",
        "</head>",
        "<style>p{display:none}</style><style>@namespace 'urn:x'; p{display:block}</style></head>",
    ),
    "element in capitals": file("tuin.xhtml", P, P.replace("<p ", "<P ").replace("</p>", "</P>")),
    "style of an instruction": styled_by_an_instruction,
    "elements of another language": of_another_language,
    "chapter twice in the spine": twice,
    "spine reordered": reordered,
    "chapter not in the order of reading": not_linear,
    "chapter out of the spine": left_out,
    "contents changed": contents_changed,
    "words outside the text": words_outside,
}


@pytest.mark.parametrize("name", BOOK)
def test_attack_on_the_book_is_caught_and_located(
    name: str, built: Path, tmp_path: Path, standard: published.Standard
) -> None:
    found = in_the_book(BOOK[name], built, tmp_path, standard)
    assert any("xhtml" in one for one in found), found


def test_the_book_as_built_has_no_finding(built: Path, standard: published.Standard) -> None:
    assert published.epub_file(standard, built / "build" / "epub" / "tuin.epub").findings == ()


@pytest.mark.parametrize(
    "written",
    [lambda text: text.encode("utf-16"), lambda text: text.replace('id="p7"', "id = 'p7'").encode()],
)
def test_a_book_that_another_program_wrote_anew_has_none(
    written: Callable[[str], bytes], built: Path, tmp_path: Path, standard: published.Standard
) -> None:
    book = tmp_path / "book.epub"
    with zipfile.ZipFile(built / "build" / "epub" / "tuin.epub") as old, zipfile.ZipFile(book, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            text = name.endswith("tuin.xhtml")
            new.writestr(name, written(data.decode().replace('encoding="utf-8"', "")) if text else data)
    assert published.epub_file(standard, book).findings == ()


def test_a_chapter_that_the_spine_names_again_is_read_once(
    built: Path, tmp_path: Path, standard: published.Standard
) -> None:
    """Thousands of times would take hours."""
    found = in_the_book(twice, built, tmp_path, standard)
    assert [one for one in found if "more than once in its spine" in one]
    assert not [one for one in found if "tuin.xhtml, block" in one]
