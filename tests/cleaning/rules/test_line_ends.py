from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.line_ends import RULE

from .bench import fixed, outcome, run

FIXES = [
    (
        "een up-to-date lijst van de up-\nstream makers",
        "een up-to-date lijst van de upstream makers",
    ),
    (
        "zie https://voorbeeld.nl/Hardwa-\nre/, en de lijst",
        "zie https://voorbeeld.nl/Hardware/, en de lijst",
    ),
    (
        "zie www.voor-\nbeeld.nl, loket@voorbeeld.nl en voorbeeld",
        "zie www.voorbeeld.nl, loket@voorbeeld.nl en voorbeeld",
    ),
    (
        "over armoede en armoede: zie https://voorbeeld.nl/delen-over-armoe-\nde-en-schulden",
        "over armoede en armoede: zie https://voorbeeld.nl/delen-over-armoede-en-schulden",
    ),
    ("de idee-\n&n van velen", "de ideeën van velen"),
    ("(de financi-\n@e kant)", "(de financiële kant)"),
    ("het Geo-domein, en elk probleem-\ndomein", "het Geo-domein, en elk probleemdomein"),
    ("het potlood-domein, en elk probleem-\ndomein", "het potlood-domein, en elk probleem-domein"),
    ("de hulptechnologie-\nen. Dan", "de hulptechnologieën. Dan"),
    ("van ideologie-\nen in de stad", "van ideologieën in de stad"),
    ("een Al-systeem, het Al-model en Al-\ngoritmekader", "een Al-systeem, het Al-model en Algoritmekader"),
    ("de potenti-ele en financi-ele kant", "de potentiële en financiële kant"),
    ("profes-\nsionals", "professionals"),
    ("mede\u00ad\nwerker", "medewerker"),
    ("beleids¬\nmaker", "beleidsmaker"),
    ("AI-\nsysteem", "AI-systeem"),
    ("overeen-\nKomstig artikel", "overeenkomstig artikel"),
    (
        "Wonenregistratie, Wonenregistratie en Wonenregi-\nStratie",
        "Wonenregistratie, Wonenregistratie en Wonenregistratie",
    ),
    ("BOMOS is BOMOS, en een BOM-\nOS-meting", "BOMOS is BOMOS, en een BOMOS-meting"),
    ("zij over-\nJeggen met", "zij overleggen met"),
    ("niet-\nopenbare", "niet-openbare"),
    (
        "van co-creatief werken naar co-\ncreatieve oplossingen",
        "van co-creatief werken naar co-creatieve oplossingen",
    ),
    ("auto-\nindustrie", "auto-industrie"),
    ("huis-aan-\nhuisverspreiding", "huis-aan-huisverspreiding"),
    (
        "Voorbeeldum, | Dorp | Voor-\nbeeldum | Stad | Wijk",
        "Voorbeeldum, | Dorp | Voorbeeldum | Stad | Wijk",
    ),
    ("Naam | Dorp | Gronzel-\nvum | Stad | Wijk", "Naam | Dorp | Gronzelvum | Stad | Wijk"),
    ("een vier-ogen-\nprincipe", "een vier-ogen-principe"),
    ("de warmte-begrip-\npencommunity", "de warmte-begrippencommunity"),
    ("op de ‘pas toe of leg uit'-\nlijst", "op de ‘pas toe of leg uit'-lijst"),
    ("financi-\nele", "financiële"),
    ("Financi-\nele", "Financiële"),
    ("ge-\ninterviewd", "geïnterviewd"),
    ("co-\nordinatie", "coördinatie"),
    ("potenti-\nele", "potentiële"),
    ("zorg-\nen welzijn", "zorg- en welzijn"),
    ("alle partij-\nen met dezelfde systematiek", "alle partijen met dezelfde systematiek"),
    ("geen partij-\nen niet meer", "geen partijen niet meer"),
    ("blijven lobby-\nen tegen de wet", "blijven lobbyen tegen de wet"),
    ("lobby-\nen campagnewerk", "lobby- en campagnewerk"),
    ("alle partij-\nen, en ook", "alle partijen, en ook"),
    ("ministeries, Manifestpartij-\nen, houders", "ministeries, Manifestpartijen, houders"),
    ("partij-\nen coalitiebelang", "partij- en coalitiebelang"),
    ("rij-\nen vaarbewijs", "rij- en vaarbewijs"),
    ("voor-\nof nadelen", "voor- of nadelen"),
    ("van 18-\nnaar 18+", "van 18- naar 18+"),
    ("24-\nuurs zorg", "24-uurs zorg"),
    ("de periode 2016-\n2018", "de periode 2016-2018"),
    ("RAPPOR-\nTAGE", "RAPPORTAGE"),
    ("e-\nmail", "e-mail"),
    ("Noord-\nHolland", "Noord-Holland"),
    ("MijnPlan helpt. Ga naar Mijn-\nPlan", "MijnPlan helpt. Ga naar MijnPlan"),
    ("gein-\nterviewden", "geinterviewden"),
    ("even-\nals", "evenals"),
    ("documentenover-\nzichtspagina", "documentenoverzichtspagina"),
    ("AI-verorde-\nning", "AI-verordening"),
    ("GIS-in-\nformatiecomponent", "GIS-informatiecomponent"),
    ("MijnApp-\ncontrole", "MijnApp-controle"),
    ("van StUF-\nparsing", "van StUF-parsing"),
    ("Linux-systeem, een Linux-\nproject", "Linux-systeem, een Linux-project"),
    ("dhcp-server, dhcp-\nclient", "dhcp-server, dhcp-client"),
    ("de “multi-core”-\nprocessoren", "de “multi-core”-processoren"),
    ('de "wet"-\nen regelgeving', 'de "wet"- en regelgeving'),
    ("de Voorbeeld-spiegel-\nservers", "de Voorbeeld-spiegelservers"),
    ("de CloudE-\nvents", "de CloudEvents"),
    ("volgens Brunner-\nmeier", "volgens Brunnermeier"),
    ("een not-\nfor-profit organisatie", "een not-for-profit organisatie"),
    ("de orga-\nnisatie-brede aanpak", "de organisatie-brede aanpak"),
]

LEAVES = [
    "Jansen-\n& Zonen",
    "mail de idee-\n@n.nl",
    "de idee-\n&n.nl",
    "de idee-\n&n; en",
    "de idee\n&n",
    "de ide&n",
    "Naam | Doel | wonen in samen-\nhang | met | elkaar",
    "de re-integratie, auto-ongeluk, mee-eten, zee-egel",
    "de mini-enquête en vrije-uitloopei",
    "zie potenti-ele-kant",
    "zie potenti-ele_kant en de kant_financi-ele",
    "zie (-potenti-ele kant)",
    "zuid-Limburg",
    "wet- en regelgeving",
    "co-creatief",
    "het bestuur - dat\nwil niet",
    "- een\n- twee",
    "1. zorg-\n2. welzijn",
    "een regel\nnog een regel",
    "een zin.-\n\nnog een",
    "a-\n",
    "-\nb",
    "--\nb",
    "woord -\nwaardoor",
    "regel-\n\nwoord",
    "zie (zorg-\n(en) welzijn",
    "18-\n",
    "  -\n  -\n",
    "€ 5,-\n- volgend",
    "*-\nx",
    "https://voorbeeld.nl/a-b",
    "zorg-en-welzijn",
    "’-\ns",
]

FIXES += [
    ("zie www.voorbeeld.nl/hoogwa-\nter2023 en", "zie www.voorbeeld.nl/hoogwater2023 en"),
    ("https://voorbeeld.nl/waterschaps-\nspiegel-2022", "https://voorbeeld.nl/waterschapsspiegel-2022"),
]
ASKS = [
    ("het bestuur-\n&st", ("bestuurëst",)),
    ("zie www.voorbeeld.nl/policy-\nbrief", ("policy-brief", "policybrief")),
    ("zie www.voor-\ngronzel.nl", ("voor-gronzel", "voorgronzel")),
    ("industrie-\nen handel", ("industrie- en", "industrieën")),
    ("een practice die loont: best-\npractice", ("bestpractice", "best-practice")),
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


def test_a_capital_after_a_word_stays() -> None:
    assert fixed(RULE, "het niet-\nNederlandse deel") == "het niet-Nederlandse deel"
    assert (
        fixed(RULE, "de anti-\nJeugdwet en de pro-\nEuropese partij")
        == "de anti-Jeugdwet en de pro-Europese partij"
    )
    assert fixed(RULE, "Minister-\nPresident en Oud-\nMinister") == "Minister-President en Oud-Minister"
    assert fixed(RULE, "de BOM-\nOS-meting, eenmaal BOMOS") == "de BOM-OS-meting, eenmaal BOMOS"
    assert fixed(RULE, "Noord-\nHolland en de oud-\nMinister") == "Noord-Holland en de oud-Minister"


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert outcome(RULE, text) == (text, ())


@pytest.mark.parametrize(("text", "candidates"), ASKS)
def test_asks(text: str, candidates: tuple[str, ...]) -> None:
    result = run(RULE, text)
    assert [doubt.candidates for doubt in result.doubts] == [candidates]
    assert result.text.content.replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert "-" in result.text.content


def test_two_words_of_dutch_are_one_until_the_doubt_is_answered() -> None:
    result = run(RULE, "een burger-\ntop")
    assert [doubt.candidates for doubt in result.doubts] == [("burgertop", "burger-top")]
    assert result.text.content == "een burgertop"
    result = run(RULE, "zie www.voor-\nbeeld.nl")
    assert [doubt.candidates for doubt in result.doubts] == [("voor-beeld", "voorbeeld")]
    assert result.text.content == "zie www.voorbeeld.nl"
