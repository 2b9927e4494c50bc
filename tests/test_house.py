"""Rules of the house itself: its room for tests, requirements, documents, templates."""

import re
import socket
import threading
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

from newsportal import stylesheet
from tests.conftest import ReachesOut

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md"))]
TEMPLATES = sorted([*ROOT.glob("templates/**/*.html"), *ROOT.glob("*/templates/**/*.html")])

# --- The room for tests -----------------------------------------------------------------------


def test_no_test_connects_to_another_machine():
    with pytest.raises(ReachesOut, match=r"192\.0\.2\.1"):
        socket.create_connection(("192.0.2.1", 80), timeout=0.1)


def test_no_test_looks_a_name_up():
    with pytest.raises(ReachesOut, match=r"example\.org"):
        socket.getaddrinfo("example.org", 443)


def test_no_thread_of_a_test_reaches_out_either():
    errors = []

    def reach_out():
        try:
            socket.create_connection(("192.0.2.1", 80), timeout=0.1)
        except ReachesOut as error:
            errors.append(error)

    thread = threading.Thread(target=reach_out)
    thread.start()
    thread.join()
    assert len(errors) == 1


def test_a_test_may_talk_to_its_own_machine():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()


def test_tests_keep_their_files_out_of_the_tree():
    assert not Path(settings.MEDIA_ROOT).is_relative_to(ROOT)
    assert not settings.VAR_DIR.is_relative_to(ROOT)


# --- Requirements -----------------------------------------------------------------------------

LOCKS = sorted(ROOT.glob("requirements/*.txt"))
every_lock = pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)


def pins(lock):
    """Every requirement of a lock file, each with its continuation lines joined."""
    lines = re.sub(r"\\\n\s*", "", lock.read_text()).splitlines()
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


@every_lock
def test_every_requirement_is_pinned_with_hashes(lock):
    assert [pin for pin in pins(lock) if "==" not in pin or "--hash=sha256:" not in pin] == []


@every_lock
def test_requirements_name_no_index(lock):
    assert not re.search(r"://|--index|--extra-index|--find-links", lock.read_text())


@every_lock
def test_tests_and_production_use_what_users_run(lock):
    versions = {pin.split("--hash")[0].strip() for pin in pins(lock)}
    assert {
        pin.split("--hash")[0].strip() for pin in pins(ROOT / "requirements/run.txt")
    } <= versions


def test_every_dependency_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = {re.match(r"[\w-]+", dependency)[0] for dependency in project["dependencies"]}
    locked = {pin.partition("==")[0] for pin in pins(ROOT / "requirements/run.txt")}
    assert wanted <= locked


# --- Documents --------------------------------------------------------------------------------

every_document = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT))
)
CODE_SPAN = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"\.?[\w-][\w.-]*/[\w./-]*|[\w-]+\.md")
MADE_HERE = ("var/", ".venv/")  # what a run makes, git ignores


@every_document
def test_paths_in_documents_exist(document):
    spans = [span for span in CODE_SPAN.findall(document.read_text()) if PATH.fullmatch(span)]
    paths = [path for path in spans if not path.startswith(MADE_HERE)]
    assert [path for path in paths if not (ROOT / path).exists()] == []


@every_document
def test_links_in_documents_lead_somewhere(document):
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", document.read_text())
    inside = [link for link in links if "://" not in link]
    assert [link for link in inside if not (document.parent / link).exists()] == []


@every_document
def test_make_targets_in_documents_exist(document):
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)
    named = re.findall(r"(?:`|^ {4})make ([a-z]+)", document.read_text(), re.MULTILINE)
    assert set(named) <= set(targets)


@every_document
def test_commands_in_documents_exist(document):
    named = re.findall(r"manage\.py ([a-z_]+)", document.read_text())
    assert set(named) <= set(get_commands())


# --- Templates and style ----------------------------------------------------------------------


def found(pattern):
    """Where a pattern stands in the templates."""
    return [
        f"{template.relative_to(ROOT)}: {match[0]}"
        for template in TEMPLATES
        for match in re.finditer(pattern, template.read_text(), re.IGNORECASE)
    ]


def test_no_template_calls_anything_safe():
    assert found(r"\|\s*safe\w*|\{%\s*autoescape off") == []


def test_no_template_holds_script_or_style_of_its_own():
    assert found(r'<[^>]*\s(on[a-z]+|style)=["\']|<style|<script(?![^>]*\ssrc=)|javascript:') == []


def test_readers_get_one_stylesheet_with_every_part(client):
    response = client.get("/static/site.css")
    contents = b"".join(response.streaming_content).decode()
    assert response.status_code == 200
    assert "@import" not in contents
    for part in (ROOT / "static/css").glob("*.css"):
        if part.name not in (stylesheet.NAME, stylesheet.INLINE):
            assert stylesheet.without_comments(part.read_text()) in contents, part.name


def test_parts_are_joined_in_the_order_of_their_names(tmp_path):
    (tmp_path / "site.css").write_text('@layer a, b;\n@import "two.css";\n@import "one.css";\n')
    (tmp_path / "one.css").write_text("/* a word\nto us */\np { color: red } /* why */\n")
    (tmp_path / "two.css").write_text("a { color: blue }\n")
    assert stylesheet.joined(tmp_path) == "@layer a, b;\na { color: blue }\np { color: red }\n"


def test_an_article_holds_parts_of_the_stylesheet_in_their_order():
    parts = {
        name: stylesheet.IMPORT.findall((ROOT / "static/css" / name).read_text())
        for name in (stylesheet.INLINE, stylesheet.NAME)
    }
    held = parts[stylesheet.INLINE]
    assert held == [part for part in parts[stylesheet.NAME] if part in held]
    assert held


def test_a_missing_part_is_named(tmp_path):
    (tmp_path / "site.css").write_text('@import "missing.css";\n')
    with pytest.raises(FileNotFoundError, match=r"missing\.css"):
        stylesheet.joined(tmp_path)
