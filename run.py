#!/usr/bin/env python3
"""Set up and run Deskside: `python3 run.py`. Only Python itself is needed.

    python3 run.py                 set up what is missing, then start on http://localhost:8000
    python3 run.py --lan           the same for the whole local network, with a QR code for phones
    python3 run.py test            every linter and every test (see CONTRIBUTING.md)
    python3 run.py <command> ...   any command of `deskside`; `python3 run.py help` lists them

The environment may say PORT, HOST, DESKSIDE_DATA and DATABASE_URL (docs/running.md has them all).
"""
# This file must parse on Python 3.6, so that an old Python gets a sentence and not a SyntaxError.

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)
READY = "packages ready"
PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)==", re.MULTILINE)
HANDLED = re.compile(r"^\s*(?:Collecting|Requirement already satisfied:|Ignoring) ([\w.-]+)")
OFFLINE = re.compile(
    r"NewConnectionError|NameResolution|name resolution|Temporary failure|ProxyError"
    r"|ConnectTimeout|ReadTimeout|Network is unreachable|No matching distribution"
)


class Stop(Exception):  # noqa: N818  it is an ending, not an error
    """One plain sentence for the person in front of the terminal."""


def refuse_old_python(version):
    """The sentence for a Python that is too old, or None."""
    if tuple(version[:2]) >= OLDEST:
        return None
    return (
        "Deskside needs Python {}.{} or newer, and this is {}.{}: install a newer one and start "
        "again with it, for instance: python3.11 run.py".format(*(OLDEST + tuple(version[:2])))
    )


def refuse_missing_venv():
    """The sentence for a Python that cannot make virtual environments, or None."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return (
            "This Python cannot make virtual environments, because its venv module is missing: on "
            "Debian or Ubuntu install it with 'apt install python3-venv', then start again."
        )
    return None


def venv_python(windows=(os.name == "nt")):
    """Where the environment's own Python is; the folder's name differs on Windows."""
    return VENV / "Scripts" / "python.exe" if windows else VENV / "bin" / "python"


def digest(lock):
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def stamp_of(lock):
    return VENV / "deskside-{}.stamp".format(lock.stem)


def is_installed(lock):
    """True when exactly this lock file was installed here before, to its end."""
    try:
        return stamp_of(lock).read_text() == digest(lock) and venv_python().exists()
    except OSError:
        return False


def ensure_venv():
    python = venv_python()
    if python.exists() and quiet([str(python), "-m", "pip", "--version"]):
        return
    sentence = refuse_missing_venv()
    if sentence:
        raise Stop(sentence)
    say("Making a virtual environment in .venv")
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if made.returncode:
        raise Stop(
            "The virtual environment in {} could not be made: {}".format(
                VENV, made.stdout.decode(errors="replace").strip() or "Python did not say why"
            )
        )


def install(lock):
    """Install exactly what the lock file vouches for; show a bar, keep pip's words aside."""
    total = len(PINNED.findall(lock.read_text()))
    command = [str(venv_python()), "-m", "pip", "install", "--require-hashes", "--no-input"]
    command += ["--disable-pip-version-check", "--progress-bar", "off", "-r", str(lock)]
    environment = dict(os.environ, PYTHONUNBUFFERED="1")
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, cwd=str(ROOT)
    )
    with process:
        lines = follow(process, total)
    (VENV / "install.log").write_text("".join(lines), encoding="utf-8")
    if process.returncode:
        sentence = explain_install("".join(lines))
        if "above" in sentence:
            say("\n" + "".join(lines[-12:]))
        raise Stop(sentence)
    bar(total, total, READY)
    sys.stdout.write("\n" if sys.stdout.isatty() else "")
    stamp_of(lock).write_text(digest(lock))


def follow(process, total):
    """Read pip's lines as they come and turn them into a bar; the lines are returned."""
    lines, seen = [], set()
    for raw in process.stdout:
        line = raw.decode(errors="replace")
        lines.append(line)
        handled = HANDLED.match(line)
        if handled:
            seen.add(handled.group(1).lower())
            bar(len(seen), total, handled.group(1))
        elif line.startswith("Installing collected"):
            bar(len(seen), total, "unpacking, this takes a moment")
    return lines


def bar(done, total, word):
    if not sys.stdout.isatty():
        if done % 10 == 0 or word == READY:
            sys.stdout.write("  {} of {} packages\n".format(min(done, total), total))
            sys.stdout.flush()
        return
    filled = int(24 * min(done, total) / max(total, 1))
    text = "  [{}{}] {:>3} of {}  {}".format(
        "#" * filled, "." * (24 - filled), min(done, total), total, word
    )
    width = shutil.get_terminal_size().columns - 1
    sys.stdout.write("\r" + text[:width].ljust(width))
    sys.stdout.flush()


def explain_install(output):
    """What to do about a failed installation, in one sentence."""
    if "DO NOT MATCH THE HASHES" in output:
        return (
            "A downloaded package is not the one that was tested, so it was not installed: try "
            "again, and if it stays so, tell the maintainers which one is named above."
        )
    if "No space left" in output:
        return "The disk is full: about 400 MB are needed here; make room and start again."
    if OFFLINE.search(output):
        return (
            "The packages could not be downloaded: see that this machine is on line (and its proxy "
            "set), then start again; what is already there is kept."
        )
    return (
        "The packages could not be installed: the last lines are above, all of them are in "
        ".venv/install.log."
    )


def ensure_installed(lock):
    if is_installed(lock):
        return
    try:
        ensure_venv()
        say("Installing the packages that Deskside needs (once)")
        install(lock)
    except OSError as error:
        raise Stop("Cannot write in {}: {}.".format(ROOT, error.strerror or error)) from error


def hand_over(arguments):
    """Become the given command of the environment's Python; on Windows wait for it instead."""
    command = [str(venv_python()), *arguments]
    environment = dict(os.environ, PYTHONPATH=str(ROOT))
    if os.name != "nt":
        sys.stdout.flush()
        os.execve(command[0], command, environment)
    process = subprocess.Popen(command, env=environment)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # the child got it too and is ending by itself
            continue


def quiet(command):
    return not subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def say(sentence):
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def choose(arguments):
    """The lock file to install and the module to run, for what was typed."""
    if arguments[:1] == ["test"]:
        return "test.txt", ["-m", "tests.runner", *arguments[1:]]
    if not arguments or arguments[0].startswith("-"):
        arguments = ["serve", *arguments]
    if arguments == ["help"]:
        arguments = ["--help"]
    return "run.txt", ["-m", "deskside", *arguments]


def main(arguments):
    sentence = refuse_old_python(sys.version_info)
    if sentence:
        raise Stop(sentence)
    if arguments[:1] in (["-h"], ["--help"]):
        say(__doc__.strip())
        return 0
    lock, command = choose(arguments)
    ensure_installed(ROOT / "requirements" / lock)
    return hand_over(command)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as stop:
        sys.exit(str(stop))
    except KeyboardInterrupt:
        sys.exit("\nStopped. Start again whenever you like; it goes on where it was.")
