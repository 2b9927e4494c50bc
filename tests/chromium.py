"""A Chromium for the browser tests: the one that is here, or one that is fetched.

`python -m tests.chromium` fetches one if none is here. It never fails: without a browser the
browser tests are skipped, and say so.
"""

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLAYWRIGHT_NAMES = ("chrome-headless-shell", "headless_shell", "chrome", "Chromium")
ADVICE = "no Chromium was found: install one, or set CHROMIUM to its path"


def find() -> str | None:
    """Path of a Chromium: CHROMIUM names it, or it is on PATH, or in playwright's cache."""
    on_path = (shutil.which(name) for name in NAMES)
    return os.environ.get("CHROMIUM") or next(filter(None, on_path), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    for folder in _playwrights_folders():
        for name in PLAYWRIGHT_NAMES:
            if programs := sorted(folder.glob(f"chromium*/**/{name}")):
                return str(programs[-1])
    return None


def _playwrights_folders() -> list[Path]:
    home = Path.home()
    folders = [home / ".cache/ms-playwright", home / "Library/Caches/ms-playwright"]
    if chosen := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        folders.insert(0, Path(chosen))
    return folders


def fetch() -> None:
    """Fetches a Chromium, by the system's packages if we may, else by playwright."""
    commands = [[sys.executable, "-m", "playwright", "install", "chromium-headless-shell"]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        install = "apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium"
        commands.insert(0, ["sh", "-c", install])
    for command in commands:
        with contextlib.suppress(subprocess.CalledProcessError):
            subprocess.run(
                command, check=True, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
            )
            return


def main() -> None:
    if find():
        return
    sys.stdout.write("Fetching Chromium for the browser tests\n")
    sys.stdout.flush()
    fetch()
    if not find():
        sys.stdout.write(f"The browser tests will be skipped, because {ADVICE}\n")


if __name__ == "__main__":
    main()
