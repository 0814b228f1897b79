from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.bullets import RULE

from .bench import fixed
from .layouts import running_lines

GLYPHS = [
    "•",
    "·",
    "*",
    "+",
    "«",
    "»",
    "®",
    "©",
    "°",
    "¢",
    "#",
    "e",
    "o",
    "-",
    "‘*",
    "‘¢",
    "**",
    "«*",
    "+»",
    "'*",
    "‘",
    '"',
    "■",
    "✓",
    "►",
    "§",
    "@",
]


@pytest.mark.parametrize("glyph", GLYPHS)
def test_any_glyph_becomes_a_mark(glyph: str) -> None:
    text = f"Er komt:\n\n{glyph} meer groen in de wijk;\n{glyph} minder verkeer.\n\nDaarna volgt de bouw.\n"
    assert fixed(RULE, text) == (
        "Er komt:\n\n- meer groen in de wijk;\n- minder verkeer.\n\nDaarna volgt de bouw.\n"
    )


FIXES = {
    "glyphs mixed": ("¢ Een.\ne Twee.\n* Drie.\n", "- Een.\n- Twee.\n- Drie.\n"),
    "apart by blank lines": ("¢ Een.\n\ne Twee.\n\n* Drie.\n", "- Een.\n\n- Twee.\n\n- Drie.\n"),
    "with what was read of the line below": (
        "Dat is:\n\ne _ water;\n« — wegen;\n¢ – één plein.\n",
        "Dat is:\n\n- water;\n- wegen;\n- één plein.\n",
    ),
    "over two lines": (
        "e Werk samen met de\nburen.\ne Begin nu.\n",
        "- Werk samen met de\nburen.\n- Begin nu.\n",
    ),
    "dashes in a row": ("– water\n– wegen\n— wonen\n", "- water\n- wegen\n- wonen\n"),
    "a dash after a colon": ("Dat is:\n\n– water\n", "Dat is:\n\n- water\n"),
    "lost in a list that blank lines part": (
        "¢ Het plein is groen.\n\n¢ De straat is stil.\n\nDe gang is oud.\n\n¢ De school is nieuw.\n",
        "- Het plein is groen.\n\n- De straat is stil.\n\n- De gang is oud.\n\n- De school is nieuw.\n",
    ),
    "lost right above an item": (
        "¢ Het plein is groen.\n¢ De straat is stil.\n\nDe gang is oud.\n¢ De school is nieuw.\n",
        "- Het plein is groen.\n- De straat is stil.\n\n- De gang is oud.\n- De school is nieuw.\n",
    ),
    "lost between two": (
        "¢ Het plein is groen.\nDe straat is stil.\n¢ De school is nieuw.\n",
        "- Het plein is groen.\n- De straat is stil.\n- De school is nieuw.\n",
    ),
    "lost at the end": (
        "¢ Het plein is groen.\nDe straat is stil.\n\nTot slot\n",
        "- Het plein is groen.\n- De straat is stil.\n\nTot slot\n",
    ),
    "lost at the start": (
        "Het plan omvat:\n\nmeer groen in de wijk;\n* minder verkeer.\n",
        "Het plan omvat:\n\n- meer groen in de wijk;\n- minder verkeer.\n",
    ),
    "all lost": (
        "Het plan omvat:\n\nmeer groen in de wijk;\nminder verkeer;\neen plein.\n\nDe bouw begint.\n",
        "Het plan omvat:\n\n- meer groen in de wijk;\n- minder verkeer;\n- een plein.\n\nDe bouw begint.\n",
    ),
    "the one before is not finished": (
        "* meer groen;\n\nminder verkeer in de wijk;\n\n* een plein.\n",
        "* meer groen;\n\nminder verkeer in de wijk;\n\n* een plein.\n".replace("* ", "- ").replace(
            "\n\nm", "\n\n- m"
        ),
    ),
    "a blank is left of it": (
        "¢ Het plein.\n De straat.\n De school.\n\f¢ De brug.\n",
        "- Het plein.\n- De straat.\n- De school.\n\f- De brug.\n",
    ),
    "only blanks are left": (
        "Er komt een plein.\n\n Meer groen\n\n Minder verkeer\n\nDat is al.\n",
        "Er komt een plein.\n\n- Meer groen\n\n- Minder verkeer\n\nDat is al.\n",
    ),
    "read with the line it stands on": (
        'Zo:\n_Plein en\n"_Straat en\n*_Brug en\n* Huis\nA_De weg\n',
        "Zo:\n- Plein en\n- Straat en\n- Brug en\n- Huis\n- De weg\n",
    ),
    "read with the line it stands on, apart": (
        "Zo:\n\n« _Plein en\n\n«___is er\n\n© __ een brug\n\n®__ 180 dagen\n\ne __ De weg\n\ne —methode en\n",
        "Zo:\n\n- Plein en\n\n- is er\n\n- een brug\n\n- 180 dagen\n\n- De weg\n\n- methode en\n",
    ),
    "a square read as a capital": (
        "Er komt:\n\nB meer groen;\nB minder verkeer;\nB een plein.\n",
        "Er komt:\n\n- meer groen;\n- minder verkeer;\n- een plein.\n",
    ),
    "a square read as a capital that is in other words": (
        "Beste Bewoners, de WOB en de LOB zijn:\n\nB meer groen;\nB minder verkeer;\nB een plein.\n",
        "Beste Bewoners, de WOB en de LOB zijn:\n\n- meer groen;\n- minder verkeer;\n- een plein.\n",
    ),
    "around an identifier": (
        "* Een\n* Wie aan\ne_mail denkt\n* Drie\n",
        "- Een\n- Wie aan\ne_mail denkt\n- Drie\n",
    ),
    "a bullet read as a capital, with the line it stands on": (
        "Er komt:\n\nA _ meer groen\nA__ een plein\n\nÀ___Water en\nvis\nA __de brug\nde weg\n\nA Rust\n",
        "Er komt:\n\n- meer groen\n- een plein\n\n- Water en\nvis\n- de brug\nde weg\n\n- Rust\n",
    ),
    "a square read as m": (
        "Er komt:\n\nm Groen in\nde wijk\nwm Stilte\n1m Een plein\nm= Water\n",
        "Er komt:\n\n- Groen in\nde wijk\n- Stilte\n- Een plein\n- Water\n",
    ),
    "a square read as other signs, amid items": (
        "Er komt:\n\nm Groen\n\n= Water\n\n& Stilte\n\nu Rust\n\n@ Een plein\n"
        "‘8 De weg\n= De brug\nw Zand\n1& Grind\n‘# Klei\n",
        "Er komt:\n\n- Groen\n\n- Water\n\n- Stilte\n\n- Rust\n\n- Een plein\n"
        "- De weg\n- De brug\n- Zand\n- Grind\n- Klei\n",
    ),
    "a square read as a letter below a full line": (
        "= " + "\n".join([*running_lines(3), max(running_lines(30), key=len)]) + ".\nw De weg\n= De brug\n",
        "- " + "\n".join([*running_lines(3), max(running_lines(30), key=len)]) + ".\n- De weg\n- De brug\n",
    ),
    "a square read as a letter below an address": (
        "= Zie www.voorbeeld.nl/plein/\na Buren\n",
        "- Zie www.voorbeeld.nl/plein/\n- Buren\n",
    ),
    "read as a quotation mark": (
        "* Het plein is groen.\n\n“Onze straat is stil en\nsmal.\n\n* De school is nieuw.\n",
        "- Het plein is groen.\n\n- Onze straat is stil en\nsmal.\n\n- De school is nieuw.\n",
    ),
    "glued to its word": ("¢ Plein\n«Straat\n+De weg\n", "- Plein\n- Straat\n- De weg\n"),
    "glued where blocks open": (
        "Wij zien dit:\n\n*er is een plein dat\nmooi is;\n\n*de straat is stil;\n\n+ de school is nieuw.\n",
        "Wij zien dit:\n\n- er is een plein dat\nmooi is;\n\n- de straat is stil;\n\n- de school is nieuw.\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), FIXES.values(), ids=FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


LEAVES = {
    "names with an underscore, line after line": "GM_Point is een punt.\nGM_Solid is een lichaam.\n"
    "GM_Curve is een lijn.\nGM_Surface is een vlak.\nGM_Solid is een lichaam.\n",
    "a capital that is a name": "Het pad:\n\nA Het plein\n\nA De brug\n\nA De weg, want A en A en A zijn\n",
    "identifiers": "De naam is\na_b of\n_id en\ne_mail of\nx _id en\n",
    "a heading apart between lists that are set close": (
        "- Het plein is groen.\n- De straat is stil.\n\nHoe is de school?\n\n"
        "- De school is nieuw.\n- De gang is oud.\n"
    ),
    "a unit": "Het is 30\nm Hoog en 40\nm Diep en 50\nm Breed\n",
    "an m among others": "De m Plus\nm Een\nm Twee\nen m of m en m of m\n",
    "a quotation between items": "- Een.\n\n“Het plein is van ons.”\n\n- Twee.\n",
    "a quotation below an item": "- Een.\n“Het plein is van ons.”\n- Twee.\n",
    "a quotation whose end was lost": "“Het plein is van ons.\n\n“De straat is dat ook.\n",
    "one above the first item": "‘Het plein is van ons.\n\n- Een.\n- Twee.\n",
    "one in mid sentence": "- Het is een\n‘plein voor ons\n- Twee.\n",
    "an elided word": "- een\n- twee\n\n's Avonds is het stil.\n\n- drie\n- vier\n",
    "text": "\n".join(running_lines(12)) + "\n",
    "words set off": "_Wonen_ en _Water_ zijn thema’s\n\n_werk_ ook\n",
    "letters of a list between items": "- Een.\n\na Plein\nb Straat\n\n- Twee.\n",
    "u in mid sentence": "- Dit kunt\nu Maria vragen\n- Twee.\n",
    "a letter in a full line": "- Een.\n" + "".join(f"{row}\na Meer\n" for row in running_lines(4)),
    "a letter that opens no item of a list": "Zie ook:\n\nm Meter\n\nw Watt\n\na Are\n\n& Zonen\n",
    "a letter far from items": "- Een.\n\n" + "\n".join(running_lines(9)) + "\n\nm Meter\n\n- Twee.\n",
    "a letter far above items": "- Een.\n\nHet plein\n\nm Meter\n\n"
    + "\n".join(running_lines(9))
    + "\n\n- Twee.\n",
    "a letter above all": "m Meter\n- een\n- twee:\n",
    "names of code": "x_waarde en\n_intern is een naam\na_Waarde\n",
    "capitals that differ": "Het zijn:\n\nA Wonen;\nB Water;\nC Werk.\n",
    "a capital that is a word": "Zo is het.\nU bent er.\nU woont er.\nU werkt er, want U ziet U en U.\n",
    "words of two letters": "".join(
        f"Zo is het {word}.\nOm {word} te maken is er geld.\n" for word in ("daar", "hier", "nu", "dan")
    ),
    "marks of pupils": "Anna\nB goed\nPiet\nB matig\nEva\nB goed\n",
    "a note with a star": "De straat is stil.\n\n*er was ook een plein\n\nDe school is nieuw.\n",
    "whose the text is": "- een\n- twee\n"
    + "\n".join(["", *running_lines(14), "", "© Gemeente Voorbeeld. Overnemen mag.", ""]),
    "a year after ©": "© 2019 Gemeente Voorbeeld\n",
    "a section": "§ 3 van de wet\n",
    "an amount": "+ 18 jaar en ouder\n",
    "a quotation": "« Dat is mooi » zei hij.\n",
    "a dash in mid sentence": "De wegen in het dorp zijn klaar\n– zo zegt men –\nen dat is goed nieuws.\n",
    "who said it": "“Het is hier mooi geworden.”\n\n— Een bewoner van het dorp\n",
    "who said them": "“Het is mooi.”\n— Een bewoner\n“Het is stil.”\n— Een buur\n",
    "numbers": "1. Een.\n2. Twee.\n",
    "letters": "a) een\nb) twee\n",
    "marks already plain": "- een\n- twee\n",
    "a heading between lists": "- een\n- twee\n\nWat daarna komt\n\n- drie\n- vier\n",
    "words before the next list": "- Een.\n\nDaarna volgt:\n\n- Twee.\n",
    "a paragraph after a list": "- Een.\n- Twee.\n\nDe raad beslist. Het plan ligt er.\n",
    "a heading under a list": "- een\n- twee\nWat daarna komt\n\nDe raad beslist.\n",
    "a question and its answer": "Komt er meer groen?\n\nJa, dat komt er.\n",
    "verse": "Het water stroomt,\nhet water zingt.\n",
    "e as a letter": "De letter e\nstaat hier.\n",
    "indented text": "".join(f"   {line}\n" for line in running_lines(9)),
    "first lines set in by a blank": "".join(
        " " + "\n".join(running_lines(7, start=n * 11)) + "\n" for n in range(5)
    ),
    "minus": "- 5 graden\n",
    "a formula": "a = b\n",
}


@pytest.mark.parametrize("text", LEAVES.values(), ids=LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text
