from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.specks import RULE

from .bench import fixed

FIXES = [
    ("Kaders voor elke organisatie _\n", "Kaders voor elke organisatie\n"),
    ("de overhead _ die blijft", "de overhead die blijft"),
    ("de overhead __ die blijft", "de overhead die blijft"),
    ("ruimte voor _meerdere partijen.", "ruimte voor meerdere partijen."),
    ("in de gemeenschap. _ Onderstaande _ figuur", "in de gemeenschap. Onderstaande figuur"),
    ("het plan, _ dat nu loopt", "het plan, dat nu loopt"),
    ("in overleg met. een commissie", "in overleg met een commissie"),
    ("Een afnemer kan_ dat niet", "Een afnemer kan dat niet"),
    ("bij _hoog-risico, nu", "bij hoog-risico, nu"),
    ("van _raad\n\nen de_ stad", "van raad\n\nen de stad"),
    ("van (de_ raad_.\n", "van (de raad.\n"),
    ("van de _raad\nvan de stad", "van de raad\nvan de stad"),
    ("legt voorstellen voor en. neemt ze op", "legt voorstellen voor en neemt ze op"),
    ("van de overhead ® die blijft", "van de overhead die blijft"),
    ("processen/diensten: de processen /diensten, en", "processen/diensten: de processen/diensten, en"),
    ("de gastvrouwen en - heren, nu", "de gastvrouwen en -heren, nu"),
    ("in het. dorp en de. stad", "in het dorp en de stad"),
    ("een grens ~ die verschuift ~ blijft", "een grens - die verschuift - blijft"),
    ("de grens – hier – en daar ~ dus", "de grens – hier – en daar – dus"),
]
LEAVES = [
    "de hoog--risico en --server",
    "_cursief_ en een_naam",
    "dat is _niet waar_ en dat is het",
    "de velden _naam, _adres en _naam, en dan _adres",
    "zie www.voorbeeld.nl/een_ en https://voorbeeld.nl/_raad",
    "de map _xqv en xqv_",
    "de map _xqvz en raad/stad_",
    "de variabele __raad__ en raad_van_stad_",
    "kies _1 of _2 en 3_",
    "bij _hoog-risico, en de raad_.",
    "in _raad.php en _raad/stad",
    "vul in: ____ en ________\n",
    "vul in: _ en 1. _ en A. _ dan",
    "wat het is, teken _ of",
    "komt u met. Daarna en wie niet met. 3 gaat",
    "Naam: ____\n",
    "Alle rechten © de gemeente en © 2017",
    "bij 20 ° c en « dat zei hij » dus",
    "in de map /etc/passwd of /usr en / of",
    "zij/hij en dat /dev/null",
    "het pad /xyzq, en",
    "de gastvrouwen en - zo is het - de stad",
    "de burgemeester en - wethouder - de raad",
    "de dorpen en - later de stad",
    "staat onder /beheer en in /etc",
    "staat in de map onder /var.",
    "staat in /usr/share en op partitie /beheer.",
    "ongeveer ~ 40 meter en ~ 3",
    "~/map en a~b",
    "wordt geopend /gedownload terwijl dit",
    "het downloaden /openen van een bestand en processen/diensten",
    "de diensten/processen: de processen /diensten, en",
    "wat het sterretje _ betekent",
    "dat het teken ® en het symbool • dat zeggen",
    "daar hield hij van. wie niet",
    "het bureau c.q. de raad",
    "zie art. drie en nr. vier",
    "de taal En. heet zo",
    "dat is de. En nu",
    "kies uit de, het en een. Daarna",
    "- een\n- het. Zo\n",
    "of. 3",
    "_",
    "~",
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text
