from __future__ import annotations

from collections.abc import Callable
from itertools import islice, product
from string import ascii_lowercase

import pytest
from tests.growth import grows_evenly

from quickscan_build.cleaning.rules.capital_i import RULE
from quickscan_build.language import dutch
from quickscan_build.text import Text

from .bench import fixed, outcome, run, source

AI = "De inzet van AI. "
FIXES = [
    (
        "de raad. leder raadslid en\n\nleder van allen. lets is het",
        "de raad. Ieder raadslid en\n\nIeder van allen. Iets is het",
    ),
    ("|k mag en 1k geef", "Ik mag en Ik geef"),
    ("1k heb “\\k ben en |k weet, lik had en Iik zou", "Ik heb “Ik ben en Ik weet, Ik had en Ik zou"),
    (
        "Ik woon hier. k kom er langs. 1k lees daar. “1k woon hier”",
        "Ik woon hier. Ik kom er langs. Ik lees daar. “Ik woon hier”",
    ),
    (
        "de heer W. ledema en mevrouw lepema. Daar zei ledema dat",
        "de heer W. Iedema en mevrouw Iepema. Daar zei Iedema dat",
    ),
    (
        "de heer W. ledema, een gledema, ledema7, ledemas, lworx en ledema’s",
        "de heer W. Iedema, een gledema, ledema7, ledemas, lworx en Iedema’s",
    ),
    (
        "García-Herrero, |. & Weiss, |.J. (2019). Verhoeven, |., Bakker",
        "García-Herrero, I. & Weiss, I.J. (2019). Verhoeven, I., Bakker",
    ),
    ("mevrouw |. Dral en mr. |.J. de Boer", "mevrouw I. Dral en mr. I.J. de Boer"),
    ("Een Al-toets van het college. Daar zet men Al in", "Een AI-toets van het college. Daar zet men AI in"),
    (AI + "de gewone’ Al. Stel", AI + "de gewone’ AI. Stel"),
    (
        AI + "AI-wetgeving, AI-wetgeving, de Alwetgeving en ALwetgeving",
        AI + "AI-wetgeving, AI-wetgeving, de AI-wetgeving en AI-wetgeving",
    ),
    (AI + "de hoog-AI-systemen en hoog-AlI-systemen", AI + "de hoog-AI-systemen en hoog-AI-systemen"),
    (AI + "de hoog-AI-systemen en hoog-All-systemen", AI + "de hoog-AI-systemen en hoog-AI-systemen"),
    (
        AI + "\n\nAl Act en de Al Impact Assessment\n\nAl and Ethics, GenAl en OpenAl.",
        AI + "\n\nAI Act en de AI Impact Assessment\n\nAI and Ethics, GenAI en OpenAI.",
    ),
    (AI + AI + "generatieve Al, generatieve AL en", AI + AI + "generatieve AI, generatieve AI en"),
    ("laaS-omgevingen, loT en laC", "IaaS-omgevingen, IoT en IaC"),
    ("|CT-aanschaf en (|SO)", "ICT-aanschaf en (ISO)"),
    ("API, API, API, de APl-standaard", "API, API, API, de API-standaard"),
    (
        "een PKloverheid-certificaat en project Vill, Xill-b",
        "een PKIoverheid-certificaat en project VIII, XIII-b",
    ),
    ("een PKloverheid en \\CT-beleid", "een PKIoverheid en ICT-beleid"),
    ("IAMA, IAMA, IAMA, een pre-[AMA om", "IAMA, IAMA, IAMA, een pre-IAMA om"),
    ("BIO, BIO, BIO, het BlO-kader, de BlO en", "BIO, BIO, BIO, het BIO-kader, de BIO en"),
    ("GeoBIM, GeoBIM, GeoBIM, met GeoBlM kan", "GeoBIM, GeoBIM, GeoBIM, met GeoBIM kan"),
    ("EN-ISO/IEC, ISO/IEC 2, ISO/IEC, ISO/EC 27001", "EN-ISO/IEC, ISO/IEC 2, ISO/IEC, ISO/IEC 27001"),
    ("ISO, ISO, ISO, de !SO-normen", "ISO, ISO, ISO, de ISO-normen"),
    ("API, API, API, voor AP! toepassing", "API, API, API, voor API toepassing"),
    (AI + "de AI-systemen, hoog-risico-All-systemen", AI + "de AI-systemen, hoog-risico-AI-systemen"),
    (AI + "AI-wet, de AL-wet en Ab-wet", AI + "AI-wet, de AI-wet en AI-wet"),
    (AI + "AI-wet, de Ai-wet", AI + "AI-wet, de AI-wet"),
    (AI + "gebruikt A! bij het werk", AI + "gebruikt AI bij het werk"),
    ("een Al-systeem", "een AI-systeem"),
    ("Hoog-risico-Al-systemen", "Hoog-risico-AI-systemen"),
    ("de generatieve-Al", "de generatieve-AI"),
    (AI + "de Al-Verordening", AI + "de AI-Verordening"),
    (AI + "werken met Al in de zorg", AI + "werken met AI in de zorg"),
    (AI + "intelligentie (Al) is", AI + "intelligentie (AI) is"),
    ("van de Al- en dataverordening", "van de AI- en dataverordening"),
    ("Bijlage Ill bij de wet", "Bijlage III bij de wet"),
    ("Deel |: water, deel Ila: wegen, bijlage llb.", "Deel I: water, deel IIa: wegen, bijlage IIb."),
    ("zie Kamerstukken I! 2021/22, 35968, nr. 3", "zie Kamerstukken II 2021/22, 35968, nr. 3"),
    ("Kamerstukken I] 2018/19, 35112", "Kamerstukken II 2018/19, 35112"),
    ("(Kamerstukken It 2018-19, 35112)", "(Kamerstukken II 2018-19, 35112)"),
    ("Kamerstukken l 2018/19", "Kamerstukken I 2018/19"),
    ("Bijlage Il bij de wet", "Bijlage II bij de wet"),
    ("I. Opzet\n\nIl. Doel en\n\nlll. Slot", "I. Opzet\n\nII. Doel en\n\nIII. Slot"),
    ("Opzet\n\nIl. Doel en\n\nIII. Slot", "Opzet\n\nII. Doel en\n\nIII. Slot"),
    ("zie de artikelen Il van de wet", "zie de artikelen II van de wet"),
    ("hoofdstuk Vl", "hoofdstuk VI"),
    ("deel XIl", "deel XII"),
    ("BlJLAGE", "BIJLAGE"),
]
LEAVES = [
    "Deel | Titel | Jaar, zie | : en Deel |Titel",
    "Plein |: wonen, de naam Ila, van Ila en llb",
    "de Villa, Vil de vis, Will, Xillia en Xilofoon, aVill en Vill3",
    "een PKloverheed-certificaat en de XPlant-wet",
    "een tas van leder van de koe, bijv. leder van een kalf\n- leder van een geit\n\nleder\n\nde lets is",
    "een lik van het ijs, 1k wordt, pagina 1.1k heb, 11k ben, a\\k heb, tot 1k heblust",
    AI + "de AI-wet, Alwetend en Alwet",
    "vitamine k komt, dhr. k kom, rij k. kom en 11k woont, voor 1k woon je. De k komt",
    "de NVWA. ledema, de heer ledema-de Boer en mevrouw ledema’s",
    "de heer loopt, mevrouw lacht. De heer en mevrouw le Fèvre, A. le Roux, art. ledema en mw ledema",
    "de wijk, |. En dan, | (2019), 3, |. & en a, |.",
    "de heer | Dral, mevrouw |.. Dral, rij |. Dral en mevrouw |. dral",
    "Al-dus werken met Al in de zorg",
    "de AI-wetgeving en Alwetgeving, Alwetgeving",
    "BIO, BIO, het BlO-kader en de ABlO-raad",
    "BlO, BlO, BlO, BIO, BIO, BIO, het kader-BlO",
    "ISO/IEC, ISO/IEC, ISO/EC",
    "ISO/IEC, ISO/IEC, ISO/IEC, ISO/EC, ISO/EC, ISO/EC, EU/EC, IEC/ECT",
    "ISO, ISO, de !SO-normen",
    "ISO, ISO, ISO, de A!SO-normen en Let op!SO",
    "APl, een APl-standaard",
    "Het is klaar. in het rapport",
    AI + AI + "de zender Al Jazeera, Al Gore. Al die tijd, Al Actie en een lid van AL",
    "de Al Act, GenAl en generatieve AL",
    "een HTMLlijst en MKBlening",
    "IAMA, IAMA, IAMA, zie [AMA] en [ABC",
    "API, API, API, de DAPl en AAPl",
    "API, API, API, wat een API! Dat werkt",
    AI + "AI-wet, All-inclusive en All-risk",
    "de All-systemen, Ai-wet",
    "| A | B |, |abc|",
    "|laaS en \\lA",
    "l’Europe, lEen, elT",
    "Al met al",
    "Al-dan-niet",
    "Al-gemeen",
    "Al- Of niet",
    "Al-Qaida en Al-Jazeera",
    "Al die jaren werken met Al Jazeera",
    AI + "Al die jaren",
    AI + "is getekend, Al sinds 1641 klinkt het; Al snel",
    AI + "van Al Gore",
    "werken met Al in de zorg",
    "Als Alles Allang",
    "Il Postino",
    "De film\n\nIl. Postino en\n\nll. De raad",
    "Een\nIII. Slot\nIl Postino, zie\nll.de en Il. Doel",
    "Vlaams",
    "Xl en xl",
    "l, ll, lll",
    "VILLA",
    "ill",
    "Bijlage III",
    "Kamerstukken I 2021/22, Kamerstukken II 2021/22 en Kamerstukken It is",
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert outcome(RULE, text) == (text, ())


def test_asks_where_a_sentence_may_open_with_either() -> None:
    result = run(RULE, AI + "Al is een vak.")
    assert [doubt.candidates for doubt in result.doubts] == [("AI", "Al")]


def test_many_abbreviations_behind_words_do_not_take_the_square_of_their_number() -> None:
    def looking(many: int) -> Callable[[], object]:
        words = ["".join(letters) for letters in islice(product(ascii_lowercase, repeat=6), many)]
        content = " AI en ".join(words) + " AL en ".join(words[1:])
        text, language = Text.of(source(content)), dutch(content)
        return lambda: list(RULE.find(text, language))

    assert grows_evenly(looking, 1500)
