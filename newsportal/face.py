"""Static files made of the settings that give the newspaper its face: colours and logo.

`collectstatic` writes them like any other file: readers still get one style sheet, and no page
holds style of its own.
"""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from newsportal import stylesheet

NEWSDESK = "newsdesk/colours.css"


def made() -> Iterator[tuple[str, bytes]]:
    """Name and contents of each file, from today's settings."""
    sheet = stylesheet.joined(settings.BASE_DIR / "static" / "css")
    yield stylesheet.NAME, (sheet + stylesheet.site_colours(settings.COLOURS)).encode()
    yield NEWSDESK, stylesheet.newsdesk_colours(settings.COLOURS).encode()
    for logo in settings.LOGOS:
        yield logo.name, logo.path.read_bytes()


class FaceFinder(BaseFinder):
    """Finds them among the static files, written afresh to `var/face/` when they changed."""

    def __init__(self, app_names=None, *args, **kwargs):
        self.storage = FileSystemStorage(settings.VAR_DIR / "face")

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        contents = dict(made()).get(path)
        if contents is None:
            return []
        target = Path(self.storage.path(path))
        if not target.exists() or target.read_bytes() != contents:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(contents)
        return [str(target)] if find_all else str(target)

    def list(self, ignore_patterns):
        for name, _contents in made():
            self.find(name)
            yield name, self.storage
