"""Counts that come from elsewhere and go there, as often as one likes."""

import tracemalloc
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from tests import factories
from tests.articles.cast import many
from visits import ledger
from visits.exchange import exporting
from visits.exchange.articles import keys_of, slug_of
from visits.exchange.staging import Staging
from visits.models import DailyVisits, ImportedVisits, VisitTotal

pytestmark = pytest.mark.django_db

SUNDAY, MONDAY = date(2026, 11, 1), date(2026, 11, 2)


@pytest.fixture
def article():
    return factories.published("Gol", section=factories.section("Sport"), slug="gol")


@pytest.fixture
def imported(tmp_path):
    """Imports the lines; answers what was said, and what was skipped."""

    def run(*lines, origin="wordpress", **options):
        file = tmp_path / "visits.csv"
        file.write_text("\n".join(lines))
        out, skipped = StringIO(), StringIO()
        call_command("import_visits", file, origin=origin, stdout=out, stderr=skipped, **options)
        return out.getvalue().strip(), skipped.getvalue().splitlines()

    return run


def counts():
    """Visits by day and the total, of the one article."""
    days = dict(DailyVisits.objects.values_list("day", "count"))
    totals = list(VisitTotal.objects.values_list("count", flat=True))
    assert totals == [sum(days.values())]
    return days


# --- Importing --------------------------------------------------------------------------------


def test_the_same_again_adds_nothing(article, imported):
    factories.visits(article, SUNDAY, 10)
    lines = f"{article.pk},{SUNDAY},5", f"{article.pk},{MONDAY},7"
    assert imported(*lines)[0] == "2 created, 0 updated, 0 unchanged, 0 lines skipped"
    assert counts() == {SUNDAY: 15, MONDAY: 7}
    assert imported(*lines)[0] == "0 created, 0 updated, 2 unchanged, 0 lines skipped"
    assert counts() == {SUNDAY: 15, MONDAY: 7}


def test_of_a_second_import_only_the_difference_counts_be_it_lower(article, imported):
    factories.visits(article, SUNDAY, 10)
    imported(f"{article.pk},{SUNDAY},5", f"{article.pk},{MONDAY},7")
    said = imported(f"{article.pk},{SUNDAY},1", f"{article.pk},{MONDAY},9")[0]
    assert said == "0 created, 2 updated, 0 unchanged, 0 lines skipped"
    assert counts() == {SUNDAY: 11, MONDAY: 9}
    imported(f"{article.pk},{MONDAY},0")
    assert counts() == {SUNDAY: 11, MONDAY: 0}


def test_two_origins_add_to_each_other(article, imported):
    imported(f"{article.pk},{SUNDAY},5", origin="wordpress")
    imported(f"{article.pk},{SUNDAY},5", origin="plausible")
    assert counts() == {SUNDAY: 10}


def test_all_addresses_of_an_article_are_one(article, imported):
    Article.objects.get(pk=article.pk).former_slugs.create(slug="vecchio")
    addresses = [
        str(article.pk),
        "gol",
        "/sport/gol/",
        "sport/gol",
        "https://www.example.org/sport/gol/?utm_source=x#top",
        "http://127.0.0.1:8000/altra-sezione/gol/",
        "/2019/05/03/gol/",
        "/sport/vecchio/",
        "vecchio",
    ]
    said, skipped = imported(*(f"{address},{SUNDAY},1" for address in addresses))
    assert (said, skipped) == ("1 created, 0 updated, 0 unchanged, 0 lines skipped", [])
    assert counts() == {SUNDAY: len(addresses)}


def test_lines_that_do_not_count_are_named(article, imported):
    lines = f"gol,{SUNDAY},5", f"altro,{SUNDAY},5", "gol,ieri,5", f"{article.pk + 1},{SUNDAY},5"
    said, skipped = imported("address,day,count", *lines)
    assert said == "1 created, 0 updated, 0 unchanged, 3 lines skipped"
    assert sorted(skipped) == [
        "line 3: no article at “altro”",
        "line 4: “ieri” is no day such as 2026-11-22",
        f"line 5: no article at “{article.pk + 1}”",
    ]
    assert counts() == {SUNDAY: 5}


@pytest.mark.parametrize(
    "address",
    [
        "/tag/gol/",
        "/gol/",
        "/",
        "//",
        "https://[gol/gol/",
        "g\0ol",
        "/sport/g\0ol/",
        "/sport/g%00ol/",
        "9" * 40,
        "x" * 300,
        "",
    ],
)
def test_other_addresses_mean_no_article(article, address):
    factories.draft(tags=["gol"])
    assert keys_of({address}) == {}


def test_a_slug_of_figures_needs_its_path():
    article = factories.published(slug="2026")
    assert keys_of({"/tecnologia/2026/"}) == {"/tecnologia/2026/": article.pk}
    assert slug_of("/2026/11/") == ""


def test_a_present_slug_goes_before_a_former_one(article):
    other = factories.published(slug="nuovo")
    other.former_slugs.create(slug="gol")
    assert keys_of({"gol"}) == {"gol": article.pk}


def test_trying_it_changes_nothing(article, imported):
    said = imported(f"gol,{SUNDAY},5", dry_run=True)[0]
    assert said == "1 created, 0 updated, 0 unchanged, 0 lines skipped (dry run)"
    assert not DailyVisits.objects.exists() and not ImportedVisits.objects.exists()


def test_all_or_nothing(article, imported):
    other = factories.published(slug="altro")
    imported(f"gol,{SUNDAY},100", f"altro,{SUNDAY},5")
    ledger.adjust(article, -90, "robot", None)
    with pytest.raises(CommandError, match=rf"Articles {article.pk} would .* nothing was imported"):
        imported(f"altro,{SUNDAY},50", f"gol,{SUNDAY},89")
    assert VisitTotal.objects.get(article=other).count == 5
    assert imported(f"gol,{SUNDAY},90")[0].startswith("0 created, 1 updated")
    assert VisitTotal.objects.get(article=article).count == 0


def test_a_file_that_cannot_be_read_is_said(tmp_path):
    for file in (tmp_path, tmp_path / "nothing.csv"):
        with pytest.raises(CommandError, match=str(file)):
            call_command("import_visits", file, origin="prova")


@pytest.mark.parametrize("origin", ["", "  ", "x" * 61])
def test_an_origin_has_a_name(tmp_path, origin):
    with pytest.raises(CommandError, match="1 to 60 characters"):
        call_command("import_visits", tmp_path / "nothing.csv", origin=origin)


def test_a_file_of_another_encoding_is_read(article, tmp_path):
    file = tmp_path / "visits.csv"
    file.write_bytes(f"\ufeffaddress,day,count\ngol,{SUNDAY},5\n".encode() + b"perch\xe8,x,1\n")
    out, skipped = StringIO(), StringIO()
    call_command("import_visits", file, origin="prova", stdout=out, stderr=skipped)
    assert out.getvalue().startswith("1 created") and "line 3" in skipped.getvalue()


def test_more_lines_than_are_written_at_once(imported, django_assert_max_num_queries):
    articles = many(60)
    days = [SUNDAY - timedelta(days=ago) for ago in range(40)]
    lines = [f"{article.pk},{day},2" for article in articles for day in days]
    with django_assert_max_num_queries(40):
        assert imported(*lines)[0].startswith("2400 created")
    lower = [line.removesuffix("2") + "1" for line in lines]
    assert imported(*lower)[0].startswith("0 created, 2400 updated")
    assert set(DailyVisits.objects.values_list("count", flat=True)) == {1}
    assert set(VisitTotal.objects.values_list("count", flat=True)) == {40}


def test_adding_up_takes_no_memory():
    with Staging() as staged:
        tracemalloc.start()
        staged.add(((article, SUNDAY), 1) for article in range(200_000))
        for batch in staged.batches(1_000):
            assert len(batch) == 1_000
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert most < 2_000_000


# --- Exporting --------------------------------------------------------------------------------


def test_what_is_exported_is_the_same_in_another_newspaper(article, tmp_path):
    others = many(5)
    for number, each in enumerate([article, *others], 1):
        factories.visits(each, SUNDAY, number)
        factories.visits(each, MONDAY, 10 * number)
    file = tmp_path / "visits.csv"
    call_command("export_visits", file, stdout=StringIO())
    before = by_slug()
    for each in Article.objects.all():  # the other newspaper has keys of its own
        Article.objects.filter(pk=each.pk).delete()
    article.pk = article.pk + 1_000
    article.save(force_insert=True)
    Article.objects.bulk_create(
        Article(slug=each.slug, headline=each.headline, section=each.section) for each in others
    )
    call_command("import_visits", file, origin="altro", stdout=StringIO())
    assert by_slug() == before


def by_slug():
    rows = DailyVisits.objects.values_list("article__slug", "day", "count")
    return sorted(rows), sorted(VisitTotal.objects.values_list("article__slug", "count"))


def test_the_file_has_a_header_and_whole_addresses(article):
    factories.visits(article, SUNDAY, 5)
    draft = factories.draft(slug="bozza")
    Article.objects.filter(pk=draft.pk).update(section=None)
    factories.visits(draft, MONDAY, 6)
    out = StringIO()
    call_command("export_visits", stdout=out)
    assert out.getvalue().splitlines() == [
        "id,address,day,count",
        f"{article.pk},http://127.0.0.1:8000/sport/gol/,2026-11-01,5",
        f"{draft.pk},bozza,2026-11-02,6",
    ]


def test_no_cell_is_a_formula(article, monkeypatch):
    monkeypatch.setattr(exporting, "_address", lambda section, slug: "=HYPERLINK(1)")
    factories.visits(article, SUNDAY, 5)
    out = StringIO()
    call_command("export_visits", stdout=out)
    assert ",'=HYPERLINK(1)," in out.getvalue()


def test_no_file_is_overwritten(tmp_path):
    file = tmp_path / "visits.csv"
    file.write_text("mine")
    with pytest.raises(CommandError, match="File exists"):
        call_command("export_visits", file)
    assert file.read_text() == "mine"
