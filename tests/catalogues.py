"""The catalogues of translations: `python -m tests.catalogues` collects and compiles them.

Collecting needs the gettext tools, which developers have; compiling needs only polib. Both the
`.po` and the `.mo` are committed, so that no other machine needs either.
"""

import os
import subprocess
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).parents[1]
MAKEMESSAGES = ["manage.py", "makemessages", "--locale=it", "--no-wrap", "--add-location=file"]
IGNORED = ["--ignore=.venv", "--ignore=var", "--ignore=tests"]


def collect(folder: Path) -> None:
    """Brings the catalogues below `folder` up to date with the messages in its code."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "newsportal.settings"}
    for domain in ("django", "djangojs"):
        command = [sys.executable, *MAKEMESSAGES, *IGNORED, f"--domain={domain}"]
        subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)


def catalogues(folder: Path = ROOT) -> list[Path]:
    return sorted(folder.glob("locale/*/LC_MESSAGES/*.po"))


def compiled(catalogue: Path) -> bytes:
    return polib.pofile(catalogue).to_binary()


if __name__ == "__main__":
    collect(ROOT)
    for catalogue in catalogues():
        catalogue.with_suffix(".mo").write_bytes(compiled(catalogue))
