"""``quickscan-build serve``: the website on this machine; with ``--live`` renewed at every change."""

from __future__ import annotations

import argparse
import multiprocessing

from ..exits import DataError, ExitCode
from .publication import add_root, loaded


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "serve",
        help="read the website in a browser; --live renews it while you work",
        description="Serve build/html on this machine only. With --live, chapters and website are built "
        "again at every change of source, decision, rule or style, and the browser shows them.",
        epilog="Example: quickscan-build serve --live --port 8080. Stop with Ctrl-C.",
    )
    add_root(parser)
    parser.add_argument("--port", type=int, default=8000, help="default: 8000; 0 for any that is free")
    parser.add_argument("--live", action="store_true", help="build again at every change")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    from . import live, server

    publication = loaded(args)
    folder = publication.build / "html"
    if not args.live:
        if not (folder / "index.html").is_file():
            raise DataError(
                "there is no website", where=str(folder), remedy="Run: quickscan-build html, or use --live"
            )
        server.serve(server.listen(folder, args.port))
        return ExitCode.GOOD
    state = publication.build / ".live"
    listening = server.listen(folder, args.port, state)
    # The server runs beside us: we have one thread only, and may fork builders.
    process = multiprocessing.get_context("fork").Process(target=server.serve, args=(listening,), daemon=True)
    process.start()
    listening.server_close()
    live.follow(publication.root, state)
    return ExitCode.GOOD
