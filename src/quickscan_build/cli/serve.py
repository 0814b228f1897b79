"""``quickscan-build serve``: the website on this machine; with ``--live`` renewed at every change."""

from __future__ import annotations

import argparse
import multiprocessing
import os

from ..exits import DataError, ExitCode, command
from ..publication import load
from .arguments import add_root, number


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "serve",
        help="read the website in a browser; --live renews it while you work",
        description="Serve build/html on this machine only. With --live, chapters and website are built "
        "again at every change of source, decision, rule or style, and the browser shows them.",
        epilog="Example: quickscan-build serve --live --port 8080. Stop with Ctrl-C.",
    )
    add_root(parser)
    parser.add_argument(
        "--port", type=number("a port", 0, 65_535), default=8000, help="default: 8000; 0 takes any free one"
    )
    parser.add_argument("--live", action="store_true", help="build again at every change")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    from . import ending, live, server

    publication = load(args.root, decisions=False)
    folder = publication.build / "html"
    if not args.live:
        if not (folder / "index.html").is_file():
            raise DataError(
                "there is no website",
                where=str(folder),
                remedy=f"Build it with: {command('html', args.root)}, or use --live.",
            )
        server.serve(server.listen(folder, args.port), ending.starter())
        return ExitCode.GOOD
    state = publication.build / ".live"
    listening = server.listen(folder, args.port, state)
    # The server runs in a process of its own: this one keeps a single thread, and may fork builders.
    fork = multiprocessing.get_context("fork")
    beside = (listening, ending.parent(os.getpid()))
    fork.Process(target=server.serve, args=beside, daemon=True).start()
    listening.server_close()
    live.follow(publication.root, state, ending.starter())
    return ExitCode.GOOD
