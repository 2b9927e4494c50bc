"""The editor's own words, which its package does not bring in Italian."""

import re
from pathlib import Path

import django_prose_editor
import polib

from tests.catalogues import ROOT

PACKAGE = Path(django_prose_editor.__file__).parent


def test_the_words_we_translate_are_those_the_editor_says():
    french = polib.pofile(PACKAGE / "locale/fr/LC_MESSAGES/djangojs.po")
    ours = re.findall(r'gettext\("(.+)"\)', (ROOT / "articles/editor-words.js").read_text())
    assert sorted(ours) == sorted(entry.msgid for entry in french)
