"""The house's settings: read from the environment, or refused with a word of help."""

import os
import re
import shutil
import stat
import subprocess
import sys

import pytest

from tests.test_house import ROOT

START = "from newsportal import settings; print(settings.SECRET_KEY)"


@pytest.fixture
def clone(tmp_path):
    """What a fresh clone needs to read its settings, without anybody's `.env`."""
    for room in ("newsportal", "sharing", "static"):
        shutil.copytree(ROOT / room, tmp_path / room)
    return tmp_path


def start(clone, **environment):
    return subprocess.run(
        [sys.executable, "-c", START],
        cwd=clone,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
    )


def test_wrong_settings_are_listed_all_in_one_message(clone):
    wrong = {
        "SITE_URL": "www.example.org/news",
        "SITE_LANGUAGE": "la",
        "TIME_ZONE": "Rome",
        "SECRET_KEY": "short",
        "BEHIND_PROXY": "perhaps",
        "DEBUG": "perhaps",
        "DATABASE_URL": "oracle-of-delphi://",
        "INDEXNOW_KEY": "short",
        "INDEXNOW_URL": "ftp://api.indexnow.org",
        "WEBSUB_HUB": "the hub",
        "EDITION_PURGE_URL": "the CDN",
        "VISITS": "both",
        "SHARE_NETWORKS": "facebook,myspace",
        "SHARE_CAMPAIGN": "perhaps",
    }
    started = start(clone, **wrong)
    message = started.stderr.partition("These settings are wrong:\n")[2]
    assert started.returncode == 1
    assert set(re.findall(r"^  (\w+): ", message, re.MULTILINE)) == set(wrong)


def test_a_public_site_without_a_secret_does_not_start(clone):
    started = start(clone, SITE_URL="https://www.example.org")
    assert started.returncode == 1
    assert "SECRET_KEY: a public site needs one" in started.stderr


def test_a_public_site_does_not_show_its_inside(clone):
    started = start(clone, SITE_URL="https://www.example.org", SECRET_KEY="x" * 50, DEBUG="on")
    assert started.returncode == 1
    assert "DEBUG: a public site" in started.stderr


def test_readers_behind_an_unnamed_proxy_do_not_pass_for_one(clone):
    window = {"BEHIND_PROXY": "on", "REPEAT_MINUTES": "30"}
    started = start(clone, **window)
    assert started.returncode == 1
    assert "TRUSTED_PROXIES: name the proxy" in started.stderr
    assert start(clone, **window, TRUSTED_PROXIES="127.0.0.1").returncode == 0


def test_readers_behind_an_unnamed_cdn_do_not_pass_for_one(clone):
    public = {"SITE_URL": "https://www.example.org", "SECRET_KEY": "x" * 50, "VISITS": "beacon"}
    started = start(clone, **public)
    assert started.returncode == 1
    assert "TRUSTED_PROXIES: with VISITS=beacon" in started.stderr
    assert start(clone, **public, TRUSTED_PROXIES="192.0.2.0/24").returncode == 0


def test_a_public_site_with_a_secret_starts(clone):
    started = start(clone, SITE_URL="https://www.example.org", SECRET_KEY="x" * 50)
    assert started.returncode == 0, started.stderr
    assert not (clone / "var").exists()


def test_a_fresh_clone_needs_no_setting_and_keeps_its_secret_key(clone):
    first, second = start(clone), start(clone)
    assert first.returncode == 0, first.stderr
    assert len(first.stdout.strip()) >= 50
    assert first.stdout == second.stdout


def test_only_its_owner_reads_the_kept_secret_key(clone):
    start(clone)
    assert stat.S_IMODE((clone / "var/secret-key").stat().st_mode) == 0o600


def test_processes_that_race_for_a_secret_key_agree(tmp_path):
    go, path = tmp_path / "go", tmp_path / "var/secret-key"
    racer = (
        "import sys; from pathlib import Path; from newsportal.environment import kept_secret_key\n"
        "go, path = map(Path, sys.argv[1:])\n"
        "print(flush=True)\n"
        "while not go.exists(): pass\n"
        "print(kept_secret_key(path))"
    )
    command = [sys.executable, "-c", racer, str(go), str(path)]
    with (
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as one,
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as other,
    ):
        for process in (one, other):
            process.stdout.readline()
        go.touch()
        keys = {process.stdout.readline() for process in (one, other)}
    assert len(keys) == 1
    assert len(keys.pop().strip()) >= 50
    assert list(path.parent.iterdir()) == [path]


def test_the_example_names_every_setting_and_no_other():
    read = re.findall(r'\benv\.\w+\(\s*"([A-Z_]+)"', (ROOT / "newsportal/settings.py").read_text())
    named = re.findall(r"^#([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert sorted(named) == sorted(read)
