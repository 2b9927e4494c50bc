"""Every word that people see has its Italian, and the compiled catalogues are current."""

import shutil

import polib
import pytest

from tests.catalogues import ROOT, catalogues, collect, compiled

every_catalogue = pytest.mark.parametrize(
    "catalogue", catalogues(), ids=lambda path: f"{path.parts[-3]} {path.stem}"
)
NOT_CODE = (".*", "var", "locale", "tests", "docs", "requirements", "__pycache__")


@every_catalogue
def test_no_message_is_empty_fuzzy_or_obsolete(catalogue):
    messages = polib.pofile(catalogue)
    assert [m.msgid for m in messages if not m.translated() or m.obsolete] == []


@every_catalogue
def test_the_compiled_catalogue_is_the_one_beside_it(catalogue):
    assert catalogue.with_suffix(".mo").read_bytes() == compiled(catalogue), "run: make messages"


@every_catalogue
def test_plurals_follow_the_italian_rule(catalogue):
    assert polib.pofile(catalogue).metadata["Plural-Forms"] == "nplurals=2; plural=(n != 1);"


def test_every_message_in_the_code_is_in_a_catalogue(tmp_path):
    if not shutil.which("xgettext"):
        pytest.skip("the gettext tools are not here to collect the messages in the code")
    shutil.copytree(ROOT, tmp_path / "code", ignore=shutil.ignore_patterns(*NOT_CODE))
    collect(tmp_path / "code")
    wanted = {entry.msgid for po in catalogues(tmp_path / "code") for entry in polib.pofile(po)}
    known = {entry.msgid for po in catalogues() for entry in polib.pofile(po)}
    assert wanted - known == set(), "run: make messages"
    assert known - wanted == set(), "no longer in the code; run: make messages"
