"""The words that an edition adds beside the text of the print, where no template has them."""

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december",
)  # fmt: skip
COVER = "Omslag"
TITLE_PAGE = "Titelpagina"
CONTENTS = "Inhoud"
START = "Begin van de tekst"
NOTES = "Noten"
ACCESSIBLE = (
    "Alle tekst is echte tekst: deze uitgave bevat geen afbeeldingen behalve het omslag, dat beschreven is. "
    "Koppen, lijsten, tabellen en noten zijn als zodanig gemarkeerd, net als woorden in een andere taal."
)
ACCESSIBLE_PAGES = "De bladzijden van de gedrukte uitgave zijn te vinden in de bladzijdenlijst."
ACCESSIBLE_BOOK = "Lettertype, lettergrootte, regelafstand en kleuren zijn aan te passen."
ACCESSIBLE_SITE = (
    "De site is met het toetsenbord te bedienen, te lezen zonder JavaScript en te vergroten tot 400 procent."
)
SEARCH = "Zoeken"
CHECKED = "De controle van deze uitgave"
MISSING = "Deze pagina is er niet"
PDF = "PDF"
EPUB = "EPUB"
