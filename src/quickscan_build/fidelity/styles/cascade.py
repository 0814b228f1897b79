"""What applies to an element on each screen, of the rules that match it: the cascade, and what it hides.

A rule that may not apply, and a value that some browsers may not take, hide words but do not show them again.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

from ..html import Element
from .added import added_text, is_ornament, signed
from .hiding import reason_of
from .meant import Declaration
from .needless import pictured
from .sheets import Declared, Rule, applies, never
from .values import certain, sized

SCREENS = (("screen", 1280.0), ("screen", 360.0), ("print", 720.0))
"""Media and widths in CSS pixels for which ``@media`` is answered."""
_EVERY = frozenset(range(len(SCREENS)))
_PAPER = 2
_INHERITED = ("visibility", "font-size", "color", "text-indent", "text-transform", "direction")
QUOTES = {"before": "“", "after": "”"}
"""Pseudo-elements with words, and what they say of a quotation if no style does."""
_CHOSEN = frozenset({"selection", "target-text"})
"""What a reader chooses, or is led to."""
TRANSFORMS = {"uppercase": str.upper, "lowercase": str.lower, "capitalize": str.title}


class Held(NamedTuple):
    """A rule, and when it applies."""

    order: int
    rule: Rule
    certain: Sequence[Declaration]
    """Those of its declarations that every browser takes, and those that hide words if it does."""
    screens: frozenset[int]
    """The indexes of the ``SCREENS`` on which it always applies."""
    seldom: bool = False
    """Whether it hides or adds text only at times: on other screens, or while a reader does something.

    Whatever else applies then is ignored: no edition needs such a rule for the words of a print.
    """


class Computed(NamedTuple):
    """What applies to an element on each screen, and to its ``::before`` and ``::after`` on the first."""

    screens: tuple[Declared, ...]
    """The same object for screens between which nothing differs."""
    added: dict[str, tuple[str, ...]]
    """By pseudo-element, what a browser may write there: all that applies, and what surely does."""
    hidden: str
    """The declaration that hides it, or a part of it, on one of them or at times; empty if none does."""
    seldom: tuple[tuple[str, str], ...]
    """What is added to it only at times, or not on the first screen: the value of ``content``, and when."""


def held_of(order: int, one: Rule, queries: Sequence[str]) -> Held:
    """A rule that stands within media queries."""
    screens = [i for i, screen in enumerate(SCREENS) if all(applies(query, screen) for query in queries)]
    at_times = (one.states or not screens) and not any(map(never, queries))
    # What is important in a layer holds whatever is important outside it.
    strong = tuple((prop, value) for prop, value, strong in one.declarations if strong)
    seldom = at_times or (one.doubtful and bool(reason_of(strong)))
    sure = _certain(one.declarations, doubtful=one.doubtful)
    return Held(order, one, sure, frozenset(() if one.states else screens), seldom)


def _certain(declarations: Sequence[Declaration], *, doubtful: bool) -> Sequence[Declaration]:
    """Those that surely apply; one that hides counts as such."""
    found = tuple(
        (prop, value, strong)
        for prop, value, strong in declarations
        if (not doubtful and certain(prop, value)) or reason_of(((prop, value),))
    )
    return declarations if len(found) == len(declarations) else found


def computed(
    matched: Sequence[Any], style: Sequence[Declaration], above: Computed | None, *, canvas: bool
) -> Computed:
    """What applies to an element, by the rules that match it. ``canvas``: its ground is that of the page."""
    known = [(pseudo, held, held.screens) for _, _, pseudo, held in matched if held.screens]
    known.append((None, Held(0, Rule(tuple(style), ()), _certain(style, doubtful=False), _EVERY), _EVERY))
    alike = all(screens == _EVERY for _, _, screens in known) and (
        above is None or all(one is above.screens[0] for one in above.screens)
    )
    count = 1 if alike else len(SCREENS)
    screens = [_on(known, screen, above, canvas=canvas) for screen in range(count)]
    reasons = [reason_of(tuple(own.items())) for own, _ in screens]
    reasons += [reason_of(tuple(surely.items())) for own, surely in screens if surely is not own]
    reasons += [] if alike else [_on_paper(screens[0][0], screens[_PAPER][0])]
    added: dict[str, tuple[str, ...]] = {}
    for pseudo in QUOTES:
        on_first = [held for of, held, on in known if of == pseudo and 0 in on]
        every = [v for held in on_first for prop, v, _ in held.rule.declarations if prop == "content"]
        surely = [v for held in on_first for prop, v, _ in held.certain if prop == "content"]
        if every:
            added[pseudo] = tuple(dict.fromkeys([*every[-1:], *surely[-1:]]))
    own = tuple(of for of, _ in screens) * (len(SCREENS) if alike else 1)
    parts = (_of_part(pseudo, _values(held.rule)) for pseudo, held, _ in known if pseudo)
    times = (_at_times(held.rule, own[0]) for _, _, pseudo, held in matched if held.seldom and pseudo is None)
    hidden = next(filter(None, chain(reasons, parts, times)), "")
    at_times = (held for _, _, of, held in matched if of in QUOTES)
    more = (held.rule for held in at_times if held.seldom or 0 not in held.screens)
    seldom = ((_values(rule).get("content"), _when(rule)) for rule in more)
    return Computed(own, added, hidden, tuple((content, when) for content, when in seldom if content))


def _on(
    known: Sequence[tuple[str | None, Held, frozenset[int]]],
    screen: int,
    above: Computed | None,
    *,
    canvas: bool,
) -> tuple[Declared, Declared]:
    """What applies on one screen, and what surely does (the same object if nothing differs)."""
    here = [held for pseudo, held, on in known if pseudo is None and screen in on]
    of = {} if above is None else above.screens[screen]
    own = _inheriting(_cascade([held.rule.declarations for held in here]), of, canvas=canvas)
    if all(held.certain is held.rule.declarations for held in here):
        return own, own
    return own, _inheriting(_cascade([held.certain for held in here]), of, canvas=canvas)


def _inheriting(own: Declared, of: Declared, *, canvas: bool) -> Declared:
    if size := own.get("font-size"):
        own["font-size"] = sized(size, of.get("font-size", ""))
    own = {p: of[p] for p in (*_INHERITED, "ground", "canvas") if p in of} | own
    if ground := own.get("background-color") or own.get("background"):
        own |= {"ground": ground, "canvas": ground} if canvas else {"ground": ground}
    return own


def _on_paper(screen: Declared, paper: Declared) -> str:
    """Why words that are seen on a screen are not on paper, where the ground of the page is not printed."""
    if _clipped(paper) and not _clipped(screen):
        return "cut off at its height on paper"
    colour = paper.get("color", "")
    if colour == screen.get("color") or paper.get("ground") != paper.get("canvas"):
        return ""
    return reason_of((("color", colour), ("ground", "white")))


def _clipped(of: Declared) -> bool:
    """Whether something has a height, and shows nothing beyond it."""
    over = {of.get("overflow"), of.get("overflow-y")} & {"hidden", "clip"}
    return bool(over) and not {of.get("height", "auto"), of.get("max-height", "none")} <= {"auto", "none"}


def _of_part(pseudo: str, of: Declared) -> str:
    """What a pseudo-element does to the words of its element, or shows beside them."""
    told = ""
    if pseudo in ("first-line", "first-letter"):
        transform = of.get("text-transform", "none")
        told = reason_of(tuple(of.items())) or (
            f"text-transform: {transform}" if transform in TRANSFORMS else ""
        )
    elif pseudo in _CHOSEN:
        told = reason_of(tuple(_inheriting(of, {}, canvas=False).items()))
    elif pseudo in ("before", "after", "marker"):
        told = (
            "display: list-item"
            if "list-item" in of.get("display", "")
            else pictured(of)
            or (of["content"] if pseudo == "marker" and signed(of.get("content", "")) else "")
        )
    return f"::{pseudo}, {told}" if told else ""


def _at_times(rule: Rule, always: Declared) -> str:
    """Why a rule that applies only at times hides an element."""
    # It may do so together with what applies always; which ground there is then, nobody can tell.
    reason = reason_of(tuple(({p: v for p, v in always.items() if p != "ground"} | _values(rule)).items()))
    return f"{reason}, {_when(rule)}" if reason else ""


def added_at_times(found: Computed, element: Element) -> str:
    """What an element says more on some screens, or while a reader does something."""
    for content, when in found.seldom:
        added = added_text(content, element)
        if not all(map(is_ornament, added)):
            return f"“{added}” is added to it, {when}"
    return ""


def _when(rule: Rule) -> str:
    return "at times" if rule.states or not rule.media else " ".join(("on", *rule.media))


def _values(rule: Rule) -> Declared:
    return {prop: value for prop, value, _ in rule.declarations}


def _cascade(rules: Sequence[Sequence[tuple[str, str, bool]]]) -> Declared:
    """What applies, of declarations in the order of the cascade."""
    plain: Declared = {}
    important: Declared = {}
    for declarations in rules:
        for prop, value, strong in declarations:
            (important if strong else plain)[prop] = value
    return plain | important
