from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.confused_letters import RULE

from .bench import fixed, outcome

FIXES = [
    (
        "Zie www.vias.nl/biijft of www.vias.nl/tekst?q=biijft.\n",
        "Zie www.vias.nl/blijft of www.vias.nl/tekst?q=blijft.\n",
    ),
    ("het gaat over, by. de raad (by. een wijk)", "het gaat over, bv. de raad (bv. een wijk)"),
    ("kk zou zelf, en dat. tk ken", "Ik zou zelf, en dat. Ik ken"),
    ("nu eenmaal zo’. ledere burger", "nu eenmaal zo’. Iedere burger"),
    ("een tijdelike en begrijpelike brief", "een tijdelijke en begrijpelijke brief"),
    ("de deeinemers zijn hier", "de deelnemers zijn hier"),
    ("het is ledere burger", "het is Iedere burger"),
    (
        "economie: de economic van de stad, thema en theorie",
        "economie: de economie van de stad, thema en theorie",
    ),
    ("ook Wj willen", "ook Wij willen"),
    ("als aij aijn of ajn", "als zij zijn of zijn"),
    ("Zjn er dingen in de tjd of tiid?", "Zijn er dingen in de tijd of tijd?"),
    ("in Figur 7 en (Figur 9)", "in Figuur 7 en (Figuur 9)"),
    ("wij doen dat mert de raad", "wij doen dat met de raad"),
    ("dat is onvoidoende voor het overieg", "dat is onvoldoende voor het overleg"),
    ("borden gepiaatst in de schuldhuip", "borden geplaatst in de schuldhulp"),
    ("het is tijd om te veriengen", "het is tijd om te verlengen"),
    ("een ondememing en de ondememers", "een onderneming en de ondernemers"),
    ("Daamaast is het stil", "Daarnaast is het stil"),
    ("wil ce ellende", "wil de ellende"),
    ("op radio/ty en", "op radio/tv en"),
    ("een yoor gemeenten", "een voor gemeenten"),
    ("na opsliaan en terwiijl, tijidens", "na opslaan en terwijl, tijdens"),
    ("in de cloud opgesiagen, zie", "in de cloud opgeslagen, zie"),
    ("indusief beleid", "inclusief beleid"),
    ("hier bijyv. de raad", "hier bijv. de raad"),
    ("het aanvraagformufier", "het aanvraagformulier"),
    ("‘lk zou zelf hulp vragen", "‘Ik zou zelf hulp vragen"),
    ("zegt hij. Tk zou", "zegt hij. Ik zou"),
    ("ls dat zo?", "Is dat zo?"),
    ("ledereen doet mee", "Iedereen doet mee"),
    ("Regel 5: ledere burger", "Regel 5: Iedere burger"),
    ("lnwoners van de stad", "Inwoners van de stad"),
    ("de lnspectie kwam", "de Inspectie kwam"),
    ("op deze viakken", "op deze vlakken"),
    ("veel invioed op", "veel invloed op"),
    ("zonder ledeninvioed", "zonder ledeninvloed"),
    ("Burgers zijh mondig", "Burgers zijn mondig"),
    ("dat biijft zo", "dat blijft zo"),
    ("tussentijds opsiaan en", "tussentijds opslaan en"),
    ("het is opgesiagen in", "het is opgeslagen in"),
    ("de deuren zijn gesioten", "de deuren zijn gesloten"),
    ("kabels siuiten aan", "kabels sluiten aan"),
    ("een kieurig plein", "een kleurig plein"),
    ("het doel. Bijy. samen", "het doel. Bijv. samen"),
    ("het is duidelik dat", "het is duidelijk dat"),
    ("daar is cen kans", "daar is een kans"),
    ("het onderzock loopt", "het onderzoek loopt"),
    ("zij yereisen dat", "zij vereisen dat"),
    ("de VIaamse overheid", "de Vlaamse overheid"),
    ("AIs het kan", "Als het kan"),
    ("het yocabulaire van", "het vocabulaire van"),
    ("dat is essenticel voor", "dat is essentieel voor"),
    ("veel clementen van het", "veel elementen van het"),
    ("viammenzeeén in de krant", "vlammenzeeën in de krant"),
]
LEAVES = [
    "privacy by design, step by step, made by. De raad, by. xqv, by.de en Derby. de raad",
    "Zie www.vias.nl, www.de-vias.nl/plan, http://vias.nl en info@vias.nl.\n",  # hosts have names
    "de versions, het maintainen en failing, een fair trial",
    "een email, een meme, de remedie en het systeemem",
    "Ariane, Tiana en Pia, een reitier",
    "go beyond this point",
    "yield, yoga, year en yours",
    "https://voorbeeld.nl/ty",
    "de versions en de sessions van het systeem",
    "een kiosk, een kier, kiezers en kinderen",
    "pensioen, visies, fusies en provinsie",
    "een divisionair besluit van de kiesraad",
    "een symmetric multiprocessing",
    "over economie schreef hij: the economic impact of higher spending",
    "over diplomatie: de Diplomatic impact of the war",
    "een strategie, zie het strategic plan for security",
    "de picker kiest, een picker wijst en de picker is klaar",
    "Een democratie is: “a democratic theory that overlooked”",
    "democratie in de wijk, institutionalize the democratic ideal",
    "De democratie, zoals Democratic Challenge, een pilot",
    "een atomic-module en qemu-static",
    "een via, een vies vies",
    "de service en het office",
    "lk",
    "/ls, y = ln(x)",
    "see ls and ln",
    "le monde, les mots",
    "een leder tasje",
    "van leder, van lets",
    "John Viasveld uit Fiesole",
    "de modifier en de radii",
    "Voice of Afgan women",
    "vorige week Tsjechië",
    "ondersteunend",
    "dat is nadig",
    "het algoriume",
    "Al-systeem",
    "artikel VIa en artikel IIb",
    "verschillende AIs en een AI",
    "de publieke zaak",
    "ziin",
    "hhp en hh:mm",
    "Ilse en Ida",
    "docs en dock",
    "clienten",
    "yoga en yoghurt, baby en hobby",
    "met Yvonne en Roy Keyzer",
    "een specifiek publiek",
    "de cliënt, een claim en het cluster",
    "de community en de policy",
    "yes",
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before, model="eng") == after


@pytest.mark.parametrize("model", ["eng", "nld"])
@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str, model: str) -> None:
    assert outcome(RULE, text, model=model) == (text, ())
