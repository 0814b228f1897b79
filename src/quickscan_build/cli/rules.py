"""``quickscan-build rules``: what each rule does, in its own words."""

from __future__ import annotations

import argparse
import inspect
import sys
from typing import TYPE_CHECKING

from ..exits import ExitCode, UsageError

if TYPE_CHECKING:
    from ..cleaning.rule import Rule

_HEAD = """\
# The rules

They are in the order in which they run; `cleaning/order.py` gives the reasons for it. A rule is one file in
`cleaning/rules/`. The ledger has its name and kind with every change it makes; its Dutch title is what
readers of the publication see. This page is made from the docstrings of the rules, with `make rules`.
"""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "rules",
        help="print what each rule does, in the order they run",
        description="Print, as Markdown, what each cleaning rule does and what it leaves alone, with "
        "examples: all rules in the order they run, or only those named. Rules are named as in the ledger "
        "and the list of doubts.",
    )
    parser.add_argument("names", metavar="RULE", nargs="*", help="a rule, by its name in the ledger")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    from ..cleaning.order import RULES

    known = {rule.name: rule for rule in RULES}
    for name in args.names:
        if name not in known:
            raise UsageError(f"there is no rule {name}", remedy=f"The rules are {', '.join(known)}.")
    chosen = [known[name] for name in args.names] or RULES
    sections = "\n".join(section(rule) for rule in chosen)
    sys.stdout.write(sections if args.names else f"{_HEAD}\n{sections}")
    return ExitCode.GOOD


def section(rule: Rule) -> str:
    """The docstring of a rule's module, under its name, kind and Dutch title."""
    told = inspect.getdoc(sys.modules[rule.find.__module__]) or ""
    return f"## `{rule.name}`\n\n{rule.kind} · {rule.title}\n\n{told.replace('``', '`').rstrip()}\n"
