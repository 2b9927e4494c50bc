"""By what pages are printed: processes share theirs only where that is the same."""

import hashlib
import json
from pathlib import Path

from django.apps import apps
from django.conf import settings

PRINTS = {".py", ".html", ".xml", ".txt", ".mo", ".css", ".js"}
REACHED = ("DATABASE", "CACHES")  # how a machine reaches what all of them have


def release() -> str:
    """A mark of code, templates, catalogues and settings; after an upgrade it is another one.

    Reads all of our files: some hundredths of a second.
    """
    mark = hashlib.sha256(json.dumps(_plain_settings(), sort_keys=True).encode())
    for path in sorted(_files(), key=lambda path: path.relative_to(settings.BASE_DIR)):
        mark.update(str(path.relative_to(settings.BASE_DIR)).encode() + path.read_bytes())
    return mark.hexdigest()


def _plain_settings():
    """Those that read the same in every process, but for where this machine has its things."""
    values = {name: getattr(settings, name) for name in dir(settings) if name.isupper()}
    return {
        name: text
        for name, value in values.items()
        if not name.startswith(REACHED)
        and (text := _text(value))
        and str(settings.BASE_DIR) not in text
    }


def _text(value):
    """As JSON; "" for what has no such form in every process alike, such as objects."""
    try:
        return json.dumps(value, sort_keys=True, ensure_ascii=False)
    except TypeError:
        return ""


def _files():
    rooms = [Path(app.path) for app in apps.get_app_configs()]
    folders = [
        *rooms,
        *(Path(folder) for engine in settings.TEMPLATES for folder in engine["DIRS"]),
    ]
    folders += [Path(folder) for folder in (*settings.LOCALE_PATHS, *settings.STATICFILES_DIRS)]
    for folder in set(folders):
        if folder.is_relative_to(settings.BASE_DIR) and "site-packages" not in folder.parts:
            yield from (path for path in folder.rglob("*") if path.suffix in PRINTS)
