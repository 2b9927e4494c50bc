"""One stylesheet for readers, joined from `static/css/`.

`static/css/site.css` is the table of contents in CSS's own words: lines of `@import`. A browser
could follow them one by one; readers get `site.css` with each line replaced by its file.
"""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "site.css"
IMPORT = re.compile(r'^@import "(?P<name>[a-z-]+\.css)";$', re.MULTILINE)


def joined(folder: Path) -> str:
    """`site.css` of `folder`, every import replaced; FileNotFoundError names what is missing."""
    contents = (folder / NAME).read_text()
    return IMPORT.sub(lambda line: (folder / line["name"]).read_text().strip(), contents)


class StylesheetFinder(BaseFinder):
    """Finds `site.css` among the static files, written afresh to `var/` when its parts changed."""

    def __init__(self, app_names=None, *args, **kwargs):
        self.source = settings.BASE_DIR / "static" / "css"
        self.storage = FileSystemStorage(settings.VAR_DIR / "stylesheet")

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        if path != NAME:
            return []
        target = Path(self.storage.path(NAME))
        contents = joined(self.source)
        if not target.exists() or target.read_text() != contents:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(contents)
        return [str(target)] if find_all else str(target)

    def list(self, ignore_patterns):
        self.find(NAME)
        yield NAME, self.storage
