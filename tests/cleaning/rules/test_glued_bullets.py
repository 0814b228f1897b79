from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.glued_bullets import RULE

from .bench import fixed

LIST = "AIn hoeverre is het duidelijk?\nADe categorie wordt gemist.\nAHet blok is te klein.\n"
CLEAN = "- In hoeverre is het duidelijk?\n- De categorie wordt gemist.\n- Het blok is te klein.\n"
CODES = "Zie wrd-02 en wrd-04.\n"

FIXES = {
    "a row of them": (LIST, CLEAN),
    "apart by blank lines": (LIST.replace("\n", "\n\n"), CLEAN.replace("\n", "\n\n")),
    "one with a small letter beside": (f"{LIST}Amanier waarop\n", f"{CLEAN}- manier waarop\n"),
    "a doubled capital beside": (f"{LIST}AAutoriteit\n", f"{CLEAN}- Autoriteit\n"),
    "the capital by itself beside": (
        f"{LIST}A Autoriteit voor de stad\n",
        f"{CLEAN}- Autoriteit voor de stad\n",
    ),
    "the capital by itself far from them": (
        LIST + "De weg is nieuw.\n" * 13 + "A Klas van de school\n",
        CLEAN + "De weg is nieuw.\n" * 13 + "A Klas van de school\n",
    ),
    "initials beside": (
        f"{LIST}A. Jansen en A 4\nA 4 is een maat\n",
        f"{CLEAN}A. Jansen en A 4\nA 4 is een maat\n",
    ),
    "a misread word beside": (f"{LIST}AFyentuele gevolgen\n", f"{CLEAN}- Fyentuele gevolgen\n"),
    "another capital between": (LIST + "NHoeveelheid\n" + LIST, CLEAN + "- Hoeveelheid\n" + CLEAN),
    "a figure between": (LIST + "4Procesblok\n" + LIST, CLEAN + "- Procesblok\n" + CLEAN),
    "a quotation": (LIST + "A'Archief' roept vragen op\n", CLEAN + "- 'Archief' roept vragen op\n"),
    "small letters further on": (
        LIST + "\n" * 15 + "Astatistiek en meer\nAsystemen en meer\n",
        CLEAN + "\n" * 15 + "- statistiek en meer\n- systemen en meer\n",
    ),
    "short words beside a long one": (
        "Aer is een wet;\nAhun gegevens zijn juist;\nAbetrokkenen weten het;\nAeen medewerker kan het.\n",
        "- er is een wet;\n- hun gegevens zijn juist;\n- betrokkenen weten het;\n- een medewerker kan het.\n",
    ),
    "small words only": (
        "Agebruikt kan worden\nAsystemen voor tests\nAgebruikt mag worden\n",
        "- gebruikt kan worden\n- systemen voor tests\n- gebruikt mag worden\n",
    ),
    "a figure before small words, beside": (LIST + "4gebruikt wordt\n", CLEAN + "- gebruikt wordt\n"),
    "a numbered code": (
        f"Awrd-01 De wijk\nAwrd-29 Het plein\nAwrd-30 Een plan\nAwrd-os Het werk\n{CODES}",
        f"- wrd-01 De wijk\n- wrd-29 Het plein\n- wrd-30 Een plan\n- wrd-os Het werk\n{CODES}",
    ),
    "a quotation mark that nothing closes, beside": (
        LIST + "“Hoeveel het kost\nen wat het kan\n" + LIST,
        CLEAN + "- Hoeveel het kost\nen wat het kan\n" + CLEAN,
    ),
    "a quotation, beside": (
        LIST + "\n“Dat werkt voor\nmij”, zegt zij\n",
        CLEAN + "\n“Dat werkt voor\nmij”, zegt zij\n",
    ),
    "a quotation that is announced, beside": (
        LIST + "De vraag is:\n\n“Hoeveel het kost\n",
        CLEAN + "De vraag is:\n\n“Hoeveel het kost\n",
    ),
    "another sign for the bullet": (LIST.replace("\nA", "\nK").replace("AIn", "KIn"), CLEAN),
}


@pytest.mark.parametrize(("before", "after"), FIXES.values(), ids=FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after
    assert fixed(RULE, after) == after


LEAVES = {
    "a capital by itself": "A Klas\nA School\nA Plein\n",
    "two only": "ADe wijk is groen.\nAHet plein is stil.\nDe straat.\n",
    "short ones alone": "Aer is een wet;\nAhun gegevens zijn juist;\nAeen medewerker kan het.\n",
    "one unknown name that opens lines": "Abrug is een bureau.\nAbrug adviseert.\nAbrug telt.\n",
    "unknown names that stand elsewhere, too": "Abrug en Aboom.\nAbrug leert.\nAboom telt.\nAboom is er.\n",
    "a figure before small words": "4gebruikt wordt\n4datasets voor\n4systemen in\n",
    "words with that capital": "Aan de slag.\nAls het kan.\nAlle dorpen.\nAanpak van het plein.\n",
    "a small l read as a capital": "AIs het kan.\nAIle dorpen.\nAIgemeen belang.\nAIs het moet.\n",
    "a capital read twice": "VVerplicht is het.\nWWonen mag.\nDDe raad wil.\nVVoor de zomer.\n",
    "words of two capitals": "IJs in de winter.\nIJzer en staal.\nIJsbaan in de wijk.\nIJver van de raad.\n",
    "abbreviations": "AVG en de wet.\nAOW voor ouderen.\nAIVD en politie.\nAPV van de gemeente.\n",
    "compounds of letters": "ICT-beleid van de raad.\nAI-systeem.\nHR-beleid.\nIT-afdeling.\n",
    "names with a capital inside": "DigiD is een dienst.\nMijnOverheid ook.\nPostNL bezorgt.\nMcDonald.\n",
    "different capitals": "ADe wijk.\nBHet plein.\nCEen straat.\n",
    "inside a line": "de ADe wijk en de AHet straat en de AEen plein en de ADe stad.\n",
    "codes that stand nowhere without": "Awrd-01 De wijk\nAwrd-29 Het plein\nAwrd-30 Een plan\n",
    "codes within lines, too": f"Awrd-01 De\nAwrd-29 Het\nAwrd-30 Een\nDat is Awrd-31.\n{CODES}",
    "two codes only": f"Awrd-01 De wijk\nAwrd-29 Het plein\nAwrd en wrd.\n{CODES}",
    "one code that repeats": f"Awrd-01 De wijk\nAwrd-01 Het plein\nAwrd-01 Een plan\n{CODES}",
    "a quotation mark far from such a list": LIST + "De wijk is groen.\n" * 13 + "“Hoeveel het\n",
    "quotation marks alone": "“Hoeveel het kost\n\n“Wat het kan\n\n“Wie het doet\n",
    "numbers": "4De wijk is groen.\n4Het plein is stil.\n4Een straat.\n",
    "a word that needs its capital, beside": LIST + "\n" * 20 + "Alles over de wijk.\nAlmere groeit.\n",
}


@pytest.mark.parametrize("text", LEAVES.values(), ids=LEAVES)
def test_leaves_alone(text: str) -> None:
    kept = text.removeprefix(LIST)
    assert fixed(RULE, text).endswith(kept)
    if kept == text:
        assert fixed(RULE, text) == text
