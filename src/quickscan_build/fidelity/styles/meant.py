"""What declarations mean that use a variable or an animation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .hiding import reason_of
from .moving import hides
from .sheets import Rule

_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_MOST = 64
"""Values that a variable may have, and that are tried."""
_COLOURS = frozenset({"color", "background", "background-color", "-webkit-text-fill-color"})
"""Only a browser can tell which colours of these properties go together, where a variable has several."""
_SURE = 2
"""A value as it is written, and with the only value that its variable may have."""

Declaration = tuple[str, str, bool]


class Meant:
    """Makes rules say what they mean: what their variables may be, and what their animations do."""

    def __init__(
        self,
        every: Sequence[tuple[str, Rule]],
        moving: dict[str, tuple[str, bool]],
        initial: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._moving = moving
        self._values: dict[str, dict[str, None]] = {}
        for prop, value in initial:
            self._values.setdefault(prop, {})[value] = None
        for _, one in every:
            for prop, value, _ in one.declarations:
                if prop.startswith("--"):
                    self._values.setdefault(prop, {})[value] = None
        for prop, values in self._values.items():
            if len(values) > _MOST:
                raise ValueError(f"gives {prop} more than {_MOST} values")

    def rule(self, one: Rule) -> Rule:
        """The same, with what its declarations mean."""
        declarations = self.declared(one.declarations)
        return one if declarations == one.declarations else replace(one, declarations=declarations)

    def declared(self, written: Iterable[Declaration]) -> tuple[Declaration, ...]:
        return tuple(
            (prop, meant, strong)
            for prop, value, strong in written
            if not prop.startswith("--") and (meant := self._meant(prop, value))
        )

    def _meant(self, prop: str, value: str) -> str:
        """A value or, of the values that it may have, the one that hides."""
        if prop in ("animation", "animation-name"):
            return hides(value, self._moving, whole=prop == "animation")
        tried = [value]
        for one in tried:
            if (found := _VARIABLE.search(one)) and len(tried) < _MOST:
                values = [*self._values.get(found[1], ()), *([found[2]] if found[2] else [])]
                tried += [one.replace(found[0], other.strip(), 1) for other in values]
        told = value if prop in _COLOURS and len(tried) > _SURE else tried[-1]
        return next((one for one in tried[1:] if reason_of(((prop, one.lower()),))), told)
