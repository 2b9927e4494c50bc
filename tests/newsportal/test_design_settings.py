"""The newspaper's face by settings: name, logo, colours, imprint."""

import re
import struct
import zlib

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from environs import validate

from articles.share_images import keeping
from newsportal import colours, environment, logos
from tests import factories
from tests.pages import opened, reader
from tests.test_house import ROOT
from tests.test_house_settings import start

OURS = {
    "PAPER_COLOUR": "#fffdf8",
    "PAPER_COLOUR_DARK": "#141310",
    "ACCENT_COLOUR": "#9b1c31",
    "ACCENT_COLOUR_DARK": "#ff8e9d",
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}"><path d="M0 0h9v9z"/></svg>'


def stylesheet(path="/static/site.css"):
    response = reader().get(path)
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


def png(width, height):
    """The smallest file that is a picture of that size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\0" * width) * height)
    chunks = [(b"IHDR", header), (b"IDAT", rows), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


# --- Colours ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#777777", 1), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_wcags(one, other, ratio):
    assert colours.contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert colours.contrast(other, one) == colours.contrast(one, other)


def test_the_colours_that_come_with_the_site_can_be_read():
    assert colours.unreadable(OURS) == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [("ACCENT_COLOUR", "#ff6600"), ("ACCENT_COLOUR", "#FFFDF8"), ("ACCENT_COLOUR_DARK", "#0000aa")],
)
def test_an_accent_that_cannot_be_read_is_refused_with_one_that_can(name, value):
    wrong = colours.unreadable(OURS | {name: value})
    assert list(wrong) == [name]
    assert "4.5 is needed" in wrong[name]
    better = re.search(r"(#[0-9a-f]{6}) would do", wrong[name])[1]
    assert colours.unreadable(OURS | {name: better}) == {}


@pytest.mark.parametrize(
    ("name", "value", "towards"),
    [("PAPER_COLOUR", "#888888", "white"), ("PAPER_COLOUR_DARK", "#777777", "black")],
)
def test_a_paper_on_which_small_print_drowns_is_refused(name, value, towards):
    wrong = colours.unreadable(OURS | {name: value})
    assert towards in wrong.pop(name)
    assert wrong == {}  # what depends on it is not judged before it is mended


def test_the_inks_are_those_of_the_style_sheet():
    tokens = (settings.BASE_DIR / "static/css/tokens.css").read_text()
    for name, ink in (("--ink", colours.INK), ("--ink-soft", colours.SOFT_INK)):
        assert f"{name}: light-dark({ink['PAPER_COLOUR']}, {ink['PAPER_COLOUR_DARK']});" in tokens
    assert f"var(--ink) {colours.RAISED:.0%})" in tokens
    assert colours.INK["PAPER_COLOUR"] == keeping.INK


@pytest.mark.parametrize("value", ["red", "#9b1", "#9b1c3", "#9b1c31;", "9b1c31", "#gggggg", ""])
def test_what_is_no_colour_is_refused_with_an_example(value):
    with pytest.raises(validate.ValidationError, match="write it like #9b1c31"):
        environment.colour(value)


def test_readers_and_newsdesk_get_the_chosen_colours(settings):
    settings.COLOURS = OURS | {"ACCENT_COLOUR": "#00543c", "ACCENT_COLOUR_DARK": "#7fd6b4"}
    accent = "light-dark(#00543c, #7fd6b4)"
    assert f"--accent: {accent};" in stylesheet()
    assert f"--house: {accent};" in stylesheet("/static/newsdesk/colours.css")


@pytest.mark.django_db
def test_the_browser_frames_the_page_in_the_colour_of_its_paper(settings):
    settings.COLOURS = OURS | {"PAPER_COLOUR": "#fff1e5"}
    page = opened("/about/")
    frames = {m.get("media"): m.get("content") for m in page.all("meta", name="theme-color")}
    assert frames == {
        "(prefers-color-scheme: light)": "#fff1e5",
        "(prefers-color-scheme: dark)": "#141310",
    }


def test_the_site_does_not_start_with_colours_that_cannot_be_read():
    started = start(ROOT, ACCENT_COLOUR="#ff6600", LOGO_DARK="", PAPER_COLOUR_DARK="#888888")
    assert started.returncode == 1
    lines = started.stderr.partition("These settings are wrong:\n")[2]
    assert re.findall(r"^  (\w+): ", lines, re.MULTILINE) == ["PAPER_COLOUR_DARK", "ACCENT_COLOUR"]


def test_a_dark_logo_alone_is_refused(tmp_path):
    (tmp_path / "night.svg").write_text(SVG.format(3, 1))
    started = start(ROOT, VAR_DIR=str(tmp_path), LOGO_DARK="night.svg")
    assert "LOGO_DARK: name the logo for light pages too" in started.stderr


# --- Logo -------------------------------------------------------------------------------------


def test_a_logo_has_the_proportions_of_its_file(tmp_path):
    (tmp_path / "a.png").write_bytes(png(300, 100))
    (tmp_path / "b.svg").write_text(SVG.format("30.0", 7.5))
    assert [logos.read(tmp_path / name).width for name in ("a.png", "b.svg")] == [192, 256]


@pytest.mark.parametrize(
    ("name", "contents", "complaint"),
    [
        ("a.gif", b"GIF89a", "a.gif is none"),
        ("a.svg", b"x" * 50_001, "50 kB"),
        ("a.svg", b"<svg width='9' height='9'/>", "no viewBox"),
        ("a.svg", SVG.format(0, 9).encode(), "no viewBox"),
        ("a.png", b"<svg viewBox='0 0 1 1'/>", "cannot identify"),
        ("a.webp", None, "No such file"),
    ],
)
def test_a_file_that_is_no_logo_is_refused_with_what_to_name(tmp_path, name, contents, complaint):
    if contents is not None:
        (tmp_path / name).write_bytes(contents)
    with pytest.raises(validate.ValidationError, match="SVG, PNG or WebP") as error:
        environment.logo_below(tmp_path)(name)
    assert complaint in str(error.value)


def test_a_logo_may_lie_anywhere_or_nowhere(tmp_path):
    (tmp_path / "logo.svg").write_text(SVG.format(3, 1))
    assert environment.logo_below(tmp_path)("logo.svg") == str(tmp_path / "logo.svg")
    assert environment.logo_below(tmp_path / "var")(str(tmp_path / "logo.svg"))
    assert environment.logo_below(tmp_path)("") == ""


@pytest.fixture
def logo_files(tmp_path, settings):
    """A logo for light pages and one for dark ones, in the settings."""
    for name in ("ours.svg", "night.png"):
        contents = SVG.format(4, 1).encode() if name.endswith("svg") else png(300, 100)
        (tmp_path / name).write_bytes(contents)
    files = {"logo": "ours.svg", "logo-dark": "night.png"}
    settings.LOGOS = [logos.read(tmp_path / name, stem) for stem, name in files.items()]


@pytest.mark.django_db
def test_the_logo_stands_for_the_name_and_is_read_as_it(logo_files):
    page = opened("/about/")
    image = page.one("img", class_="masthead__logo")
    assert (image.get("src"), image.get("alt")) == ("/static/logo.svg", settings.SITE_NAME)
    assert (image.get("width"), image.get("height")) == ("256", "64")
    assert page.one("source").get("srcset") == "/static/logo-dark.png"
    assert stylesheet("/static/logo.svg") == SVG.format(4, 1)


@pytest.mark.django_db
def test_search_engines_are_told_of_the_logo(logo_files):
    (newspaper,) = [thing for thing in opened("/").graph if "logo" in thing]
    assert newspaper["logo"] == {
        "@type": "ImageObject",
        "url": "http://127.0.0.1:8000/static/logo.svg",
        "width": 256,
        "height": 64,
    }


def test_collectstatic_finds_everything_that_the_face_is_made_of(logo_files):
    finder = finders.get_finder("newsportal.face.FaceFinder")
    found = dict(finder.list([]))
    assert set(found) == {"site.css", "newsdesk/colours.css", "logo.svg", "logo-dark.png"}
    for name, storage in found.items():
        assert storage.exists(name), name


def test_without_a_logo_nothing_of_it_is_found():
    assert finders.find("logo.svg") is None


@pytest.mark.django_db
def test_without_a_logo_the_name_is_written():
    page = opened("/about/")
    assert page.says(class_="masthead__name") == settings.SITE_NAME
    assert page.all("img", class_="masthead__logo") == []


# --- The end of every page --------------------------------------------------------------------


@pytest.mark.django_db
def test_the_footer_has_imprint_terms_and_the_pages_about_the_newspaper(settings):
    settings.IMPRINT = "Testata registrata al Tribunale di Prova, n. 1/2026 <x>"
    factories.published()
    page = opened("/")
    footer = page.one(class_="footer")
    said = " ".join("".join(footer.itertext()).split())
    assert settings.IMPRINT in said
    assert "Riproduzione riservata." in said
    assert "2019/790" in said
    links = {link.get("href") for link in footer.iter("a")}
    assert {"/", "/latest/", "/about/", "/contacts/", "/corrections/", "/privacy/"} <= links


@pytest.mark.django_db
def test_text_mining_is_not_reserved_where_it_is_allowed(settings):
    settings.AI_TRAINING = True
    assert "2019/790" not in opened("/about/").text


@pytest.mark.parametrize("value", ["redazione", "a@", "a b@example.org"])
def test_an_address_that_takes_no_mail_is_refused(value):
    with pytest.raises(validate.ValidationError, match=r"redazione@example\.org"):
        environment.email_address(value)
    assert environment.email_address("") == ""
