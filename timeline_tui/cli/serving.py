"""`timeline-tui serve`: the explorer in a browser."""

from __future__ import annotations

import errno
import os
import shlex
import socket
import subprocess
import sys
from typing import TYPE_CHECKING, Final, Unpack

import click

from timeline_tui.chronicle.plain import inert
from timeline_tui.cli.common import (
    ViewOptions,
    settings_of,
    stores_argument,
    stores_or_default,
    tell,
    tell_troubles,
    two_stores,
    view_options,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_tui.tui.served.server import Service

LOCAL: Final = "127.0.0.1"


@click.command("serve", short_help="Explore in a browser, on this machine.")
@stores_argument
@click.option(
    "--host", metavar="NAME", default=LOCAL, show_default=True, help="Where to listen; else this machine alone."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), metavar="N", default=8000, show_default=True, help="0: any that is free."
)
@click.option("--open", "opened", is_flag=True, help="Open the browser on it.")
@click.option(
    "--allow-edits", is_flag=True, help="Let visitors add, copy and delete events, and keep notes in your folder."
)
@view_options
def command(
    stores: tuple[str, ...],
    *,
    host: str,
    port: int,
    opened: bool,
    allow_edits: bool,
    config: str | None,
    **options: Unpack[ViewOptions],
) -> int:
    """Serve the explorer to browsers, until Ctrl+C.

    Everybody who opens the page has an explorer of their own. They can read, filter, measure and recall, and
    change nothing: what they note and mark is gone with their session. Your editor, your browser and your settings are
    never theirs.
    """
    if "-" in stores:
        raise click.UsageError("standard input can't be served: every visitor reads the store anew; save it to a file")
    if options["compare"]:
        two_stores(stores)
    try:
        from timeline_tui.tui.served.server import Service, is_local  # noqa: PLC0415 - an extra
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in {"textual_serve", "aiohttp"}:
            raise
        raise click.UsageError("to serve, textual-serve is needed: pip install 'timeline-tui[web]'") from error
    served = stores_or_default(stores)
    for store in served:
        if not (store.startswith("git:") or os.path.exists(store)):  # noqa: PTH110 - as written
            raise click.UsageError(f"{store}: there is no such file or folder; check the name")
    tell_troubles(settings_of(config))
    if not is_local(host):
        tell(_warning(host, edits=allow_edits))
    own = [word for word in ("--config", config) if config and word]
    words = [*_words(options), *own]
    names = ", ".join(os.path.basename(os.path.normpath(store)) for store in served)  # noqa: PTH119 - as written
    title = f"{inert(names)} · timeline-tui"

    def session(folder: str) -> str:
        who = ["--served", "editing"] if allow_edits else ["--served", "reading", "--kept-in", folder]
        return _command([*who, *words, "--", *served])

    return _serve(Service(session, title, host, port), opened=opened, edits=allow_edits)


def _serve(service: Service, *, opened: bool, edits: bool) -> int:
    import asyncio  # noqa: PLC0415 - only where something is served

    from timeline_tui.tui.served.server import serve  # noqa: PLC0415 - an extra

    def began(address: str) -> None:
        write([address])
        tell(f"serving {service.title.removesuffix(' · timeline-tui')}{'' if edits else ', read-only'}; Ctrl+C ends")
        if opened:
            import webbrowser  # noqa: PLC0415 - only when asked for

            if not webbrowser.open(address):
                tell("no browser could be started; open the address yourself")

    try:
        asyncio.run(serve(service, began))
    except KeyboardInterrupt:
        return 0  # where signals can't be asked for: it is how serving ends
    except socket.gaierror as error:
        raise click.UsageError(f'no machine is called "{service.host}"; 127.0.0.1 is this one') from error
    except OSError as error:
        raise click.UsageError(_why(error, service)) from error
    return 0


def _why(error: OSError, service: Service) -> str:
    if error.errno == errno.EADDRINUSE:
        other = service.port + 1 if service.port < 65535 else 8000
        return f"port {service.port} of {service.host} is in use; take another: --port {other}, or --port 0 for any"
    if error.errno in {errno.EACCES, errno.EPERM}:
        return f"port {service.port} may not be used by you; take another: --port 8000"
    if error.errno == errno.EADDRNOTAVAIL:
        return f"{service.host} is no address of this machine; 127.0.0.1 is"
    return f"it can't be served on {service.host}, port {service.port} ({error.strerror or error})"


def _warning(host: str, *, edits: bool) -> str:
    can = "read this chronology and change it" if edits else "read this chronology"
    return (
        f"warning: on {inert(host)} everybody who reaches this machine can {can}, unencrypted and without a password; "
        "leave --host out to serve this machine alone"
    )


def _words(options: ViewOptions) -> Iterator[str]:
    """The options of the view, as they were given."""
    for name, value in options.items():
        if isinstance(value, bool):
            if value or name != "compare":
                yield f"--{name}" if value else f"--no-{name}"
        elif value is not None:
            yield from (f"--{name}", str(value))


def _command(arguments: Sequence[str]) -> str:
    """The command line of one visitor's explorer, for a shell."""
    words = [sys.executable, "-m", "timeline_tui", *arguments]
    if sys.platform == "win32":
        return subprocess.list2cmdline(words)
    return f"exec {shlex.join(words)}"
