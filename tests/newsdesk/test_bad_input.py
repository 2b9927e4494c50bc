"""What cannot be saved: a clear message, nothing lost of what was typed, nothing changed."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import gettext

from articles.models import Article, Section
from tests import factories
from tests.newsdesk.pages import ARTICLES, change, desk, errors, form_on, opened

pytestmark = pytest.mark.django_db

ADD = f"{ARTICLES}add/"
ROME = ZoneInfo("Europe/Rome")
TYPED = {
    "kicker": "L’occhiello",
    "headline": "Un titolo «scritto» a “lungo”",
    "standfirst": "Il sommario.",
    "body": "<p>Un testo lungo un’ora.</p>",
    "place": "Roma",
}


@pytest.fixture
def editor():
    return desk(factories.staff("Editor"))


def refused(client, address, form):
    """Sends what is wrong; answers what the page says, which must hold all that was typed."""
    before = list(Article.objects.values())
    page = client.post(address, form)
    assert page.status_code == 200
    kept = form_on(page)
    for name, value in form.items():
        if not name.startswith("_") and "__prefix__" not in name:
            as_list = isinstance(value, list)
            assert kept[name] == (value if as_list else str(value)), name
    assert list(Article.objects.values()) == before
    said = errors(page)
    text = page.content.decode()
    assert "errornote" in text or "errorlist" in text
    return said


def written(client, **typed):
    return opened(client, ADD) | TYPED | {"section": factories.section().pk} | typed


# --- Publishing too early ---------------------------------------------------------------------


def test_publishing_needs_a_section(editor):
    said = refused(editor, ADD, written(editor, section="", _publish="1"))
    assert said == {"section": "Per essere pubblicato, un articolo ha bisogno di una sezione."}


@pytest.mark.parametrize("nothing", ["", "<p></p>", "<p> <br></p>", "<p>&nbsp;</p>"])
def test_publishing_needs_a_text(editor, nothing):
    said = refused(editor, ADD, written(editor, body=nothing, _publish="1"))
    assert "ha bisogno di un" in " ".join(said.values())


def test_scheduling_needs_both_too(editor):
    moment = {"published_at_0": "01/01/2090", "published_at_1": "10:00:00"}
    said = refused(editor, ADD, written(editor, section="", body="", **moment))
    assert set(said) == {"section", "body"}


def test_an_article_needs_a_headline(editor):
    said = refused(editor, ADD, written(editor, headline="", tags=["Pace"]))
    assert said == {"headline": "Questo campo è obbligatorio."}


# --- Addresses --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/a",
        "javascript:alert(1)",
        "JaVaScRiPt://example.org/%0aalert(1)",
        "data:text/html,ciao",
        "file:///etc/passwd",
        "mailto:a@example.org",
        "https://",
        "https://exa mple.org/",
        "non è un indirizzo",
        "//example.org/a b",
        "https://[::1/",
        "https://example.org/" + "x" * 1_000,
    ],
)
def test_a_source_is_a_web_address(editor, address):
    form = written(editor).row("source_links", url=address, label="«Titolo»")
    said = refused(editor, ADD, form)
    assert list(said) == ["source_links-0-url"]


def test_an_address_without_https_gets_it(editor):
    editor.post(ADD, written(editor).row("source_links", url="example.org/a"))
    assert Article.objects.get().source_links.get().url == "https://example.org/a"


def test_the_same_source_twice_is_said_and_nothing_lost(editor):
    form = written(editor)
    for label in ("uno", "due"):
        form.row("source_links", url="https://example.org/a", label=label)
    assert refused(editor, ADD, form)
    article = factories.draft()
    article.source_links.create(url="https://example.org/a")
    form = opened(editor, change(article)).row("source_links", url="https://example.org/a")
    said = " ".join(refused(editor, change(article), form).values())
    assert "https://example.org/a" in said or "già" in said or "duplicati" in said


def test_the_same_author_twice_is_said(editor):
    form = written(editor)
    for role in ("da Roma", "da Parigi"):
        form.row("bylines", author=factories.author().pk, role=role)
    assert refused(editor, ADD, form)


def test_an_address_that_another_article_has_or_had_is_taken(editor):
    other = factories.published("Primo")
    other.slug = "secondo"
    other.save()
    for slug in ("primo", "secondo"):
        said = refused(editor, ADD, written(editor, slug=slug))
        assert said == {"slug": f"Un altro articolo ha, o ha avuto, l’indirizzo «{slug}»."}


def test_an_article_may_have_its_own_former_address_again(editor):
    article = factories.published("Primo")
    for slug in ("secondo", "primo"):
        form = opened(editor, change(article)) | {"slug": slug}
        assert editor.post(change(article), form).status_code == 302
    article.refresh_from_db()
    assert article.slug == "primo"


def test_an_address_that_the_site_needs_is_no_articles(editor):
    said = refused(editor, ADD, written(editor, slug="feed"))
    assert said == {"slug": "«feed» è un indirizzo che serve al sito."}


@pytest.mark.parametrize("slug", ["admin", "tag", "author", "feed", "media", "static", "2026"])
def test_an_address_that_the_site_needs_is_no_sections(slug):
    chief = desk(factories.staff("Editor-in-chief"))
    add = "/admin/articles/section/add/"
    page = chief.post(add, opened(chief, add) | {"name": "Mare", "slug": slug})
    assert errors(page) == {"slug": f"«{slug}» è un indirizzo che serve al sito."}
    assert form_on(page)["name"] == "Mare"
    assert not Section.objects.exists()


@pytest.mark.parametrize("slug", ["perché", "con spazi", "a/b", "<b>", "..", "x" * 81])
def test_an_address_is_made_of_plain_letters(editor, slug):
    assert list(refused(editor, ADD, written(editor, slug=slug))) == ["slug"]


# --- The text ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        '<a href="javascript:alert(1)">qui</a>',
        '<p onclick="alert(1)" style="color:red">qui</p>',
        "<iframe src=https://example.org></iframe>",
        "<svg onload=alert(1)>",
        "<form action=/x><input name=q></form>",
    ],
)
def test_a_script_in_the_text_is_cleaned_away(editor, evil):
    body = f"<p>Prima.</p>{evil}<p>Dopo.</p>"
    assert editor.post(ADD, written(editor, body=body, _publish="1")).status_code == 302
    article = Article.objects.get()
    for bad in ("script", "onerror", "onclick", "onload", "style", "iframe", "svg", "<form", "src"):
        assert bad not in article.body
    assert article.body.startswith("<p>Prima.</p>") and article.body.endswith("<p>Dopo.</p>")
    page = desk().get(article.get_absolute_url()).content.decode()
    assert "alert(1)" not in page.replace(article.body, "")


def test_scripts_in_other_fields_are_words(editor):
    evil = '<script>alert("1")</script>'
    form = written(editor, headline=evil, kicker=evil, standfirst=evil, place=evil, tags=[evil])
    form.row("source_links", url="https://example.org/", label=evil, author=evil)
    assert editor.post(ADD, form | {"_publish": "1"}).status_code == 302
    article = Article.objects.get()
    assert article.headline == evil
    for address in (
        ARTICLES,
        change(article),
        change(article, "history"),
        change(article, "delete"),
    ):
        assert evil not in editor.get(address).content.decode()
    assert evil not in desk().get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("x" * 300_001, "Il testo è troppo lungo"),
        ("<p>a</p>" * 3_100, "Il testo ha troppa formattazione"),
        ("<blockquote>" * 31 + "a" + "</blockquote>" * 31, "Il testo ha troppi elementi"),
    ],
    ids=["long", "complex", "deep"],
)
def test_a_text_beyond_bounds_is_refused_in_words(editor, body, words):
    assert words in refused(editor, ADD, written(editor, body=body))["body"]


# --- Times ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("29/03/2026", "The clocks go on at this time, so it is skipped. Choose another."),
        ("25/10/2026", "The clocks go back at this time, so it comes twice: say which is meant."),
    ],
    ids=["skipped", "twice"],
)
def test_an_hour_that_a_clock_change_makes_unclear_is_refused(editor, day, words):
    said = refused(editor, ADD, written(editor, published_at_0=day, published_at_1="02:30:00"))
    assert said == {"published_at": gettext(words)}


@pytest.mark.parametrize("which", ["1", "2"])
def test_of_an_hour_that_comes_twice_one_is_chosen_and_stays(editor, which):
    moment = {"published_at_0": "25/10/2026", "published_at_1": "02:30:00"}
    page = editor.post(ADD, written(editor, **moment)).content.decode()
    assert 'name="published_at_2"' in page
    warned = {"_findings_seen": "picture source related standfirst namesake"}
    form = written(editor, **moment, **warned, published_at_2=which)
    assert editor.post(ADD, form).status_code == 302
    article = Article.objects.get()
    assert article.published_at == datetime(2026, 10, 25, int(which) - 1, 30, tzinfo=UTC)
    again = opened(editor, change(article))
    assert again["published_at_2"] == which
    assert editor.post(change(article), again | {"headline": "Altro"}).status_code == 302
    article.refresh_from_db()
    assert article.published_at.hour == int(which) - 1


@pytest.mark.parametrize(
    ("day", "hour"), [("29/03/2026", (3, 0)), ("25/10/2026", (1, 59)), ("25/10/2026", (3, 0))]
)
def test_the_hours_beside_it_are_taken_as_they_are(editor, day, hour):
    form = written(editor, published_at_0=day, published_at_1="{:02}:{:02}".format(*hour))
    assert editor.post(ADD, form).status_code == 302
    date = datetime.strptime(day, "%d/%m/%Y").date()
    expected = datetime(date.year, date.month, date.day, *hour, tzinfo=ROME)
    assert Article.objects.get().published_at == expected


@pytest.mark.parametrize("day", ["01/01/0001", "31/12/9999", "22/11/0026", "01/01/1899"])
def test_a_year_of_another_age_is_a_slip(editor, day):
    said = refused(editor, ADD, written(editor, published_at_0=day, published_at_1="00:00:00"))
    assert said == {"published_at": gettext("Look at the year of this date again.")}


@pytest.mark.parametrize(
    ("day", "hour"),
    [("32/13/2026", "10:00"), ("oggi", "10:00"), ("22/11/2026", "25:00"), ("22/11/2026", "")],
)
def test_what_is_no_time_is_refused(editor, day, hour):
    said = refused(editor, ADD, written(editor, published_at_0=day, published_at_1=hour))
    assert list(said) == ["published_at"]


@pytest.mark.parametrize("day", ["01/01/0001", "29/03/2026"])
def test_a_correction_has_a_clear_time_too(editor, day):
    article = factories.published()
    form = opened(editor, change(article))
    form.row("corrections", text="Era lunedì.", kind="update", made_at_0=day, made_at_1="02:30:00")
    assert list(refused(editor, change(article), form)) == ["corrections-0-made_at"]


# --- Whatever is sent -------------------------------------------------------------------------


@pytest.fixture
def full(editor):
    """An article with a row in each list, and what its form would send."""
    article = factories.published(tags=["Pace"], photo=factories.photo())
    article.bylines.create(author=factories.author(), role="da Roma")
    article.source_links.create(url="https://example.org/a", label="a", author="b")
    article.related_links.create(target=factories.published())
    article.corrections.create(text="Era lunedì.")
    return article, opened(editor, change(article))


EVIL = {
    "nul": "a\x00b",
    "controls": "a\x01\x08\x0b\x1b\x7f\ufffe\ufeff\u200b\u202eb",
    "10 kB": "x" * 10_240,
    "huge number": "9" * 30,
    "negative": "-1",
    "lone surrogate": "a\\ud800b",
    "format": "%s%n{0}{{ x }}{% now %}",
    "emoji": "👩‍🚒" * 20,
}


def with_evil(form, names, evil):
    return form | {name: [evil] if isinstance(form[name], list) else evil for name in names}


KEY = re.compile(r"(section|photo|.*-(id|article|author|source|target|position))\Z")


@pytest.mark.parametrize("evil", [EVIL["nul"], EVIL["huge number"]], ids=["nul", "huge number"])
def test_no_key_of_another_row_breaks_the_form(editor, full, evil):
    article, form = full
    for name in filter(KEY.match, form):
        if "__prefix__" not in name:
            sent = with_evil(form, [name], evil)
            assert editor.post(change(article), sent).status_code in (200, 302), name


@pytest.mark.parametrize("evil", EVIL.values(), ids=EVIL)
def test_all_fields_at_once_do_not_break_the_form(editor, full, evil):
    article, form = full
    facts = [name for name in form if "_FORMS" not in name]
    keys = [name for name in facts if not name.endswith(("-id", "-article"))]
    for names in (facts, keys):
        sent = with_evil(form, names, evil)
        assert editor.post(change(article), sent).status_code in (200, 302)
    assert editor.get(change(article)).status_code == 200


@pytest.mark.parametrize("evil", [EVIL["nul"], EVIL["controls"]])
def test_control_characters_are_never_kept(editor, evil):
    form = written(editor, headline=evil, kicker=evil, standfirst=evil, place=evil, tags=[evil])
    assert editor.post(ADD, form).status_code == 302
    article = Article.objects.get()
    kept = [
        article.headline,
        article.kicker,
        article.standfirst,
        article.place,
        *article.tags.names(),
    ]
    assert {words.replace(" ", "") for words in kept} == {"ab"}


@pytest.mark.parametrize("rows", ["100000", "9" * 30, "-5", "", "x", "\x00"])
def test_a_forged_number_of_rows_makes_few_and_breaks_nothing(editor, rows):
    form = written(editor) | {"source_links-TOTAL_FORMS": rows, "source_links-INITIAL_FORMS": rows}
    page = editor.post(ADD, form)
    assert page.status_code in (200, 302)
    if page.status_code == 200:
        assert all(len(one.forms) <= 100 for one in page.context["inline_admin_formsets"])


def test_a_form_that_lost_its_lists_is_refused_with_its_words(editor):
    form = written(editor)
    for name in [name for name in form if "_FORMS" in name]:
        del form[name]
    said = refused(editor, ADD, form)
    assert set(said) == {"bylines", "source_links", "related_links"}


def test_too_many_fields_are_refused_before_they_are_read(editor):
    answer = editor.post(ADD, written(editor) | {f"x{number}": "" for number in range(1_100)})
    assert answer.status_code == 400
