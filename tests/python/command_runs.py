# SPDX-License-Identifier: BSL-1.0
"""Runs of the installed command, and what each refusal has in common."""

import os
import re
import signal
import subprocess
import sysconfig
from collections.abc import Callable, Sequence
from pathlib import Path

COMMAND = Path(sysconfig.get_path("scripts")) / "tomakomai-kpi"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def runner(folder: Path) -> Run:
    """Runs the installed command in a folder, without a terminal."""

    def run_command(
        *arguments: str | Path, **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
        inherited.pop("COLUMNS", None)
        return subprocess.run(
            [COMMAND, *arguments],
            cwd=folder,
            env=inherited | environment,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return run_command


def run_program(arguments: Sequence[str | Path], seconds: float) -> str:
    """What a large program prints. One that starts others is ended with them all, for these hold
    its pipes."""
    with subprocess.Popen(
        arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as running:
        try:
            printed, said = running.communicate(timeout=seconds)
        except BaseException:
            os.killpg(running.pid, signal.SIGKILL)
            raise
    assert running.returncode == 0, said[-2000:]
    return printed


def refused(done: "subprocess.CompletedProcess[str]", *words: str) -> None:
    """One line on stderr with these words and a code, status 2, nothing on stdout."""
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert re.search(r"\[[a-z_]+\]", line)
    assert "Traceback" not in line
    for word in words:
        assert word in line, line
