"""An article's content as a dictionary, and back."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models import Article, RelatedLink, Series
from newsdesk.contents import FIELDS, KEYS, completed, content_of, put_into
from tests.factories import author, draft, outlet, photo, published, section, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    article = published(
        "Riapre il ponte",
        kicker="Trasporti",
        standfirst="Dopo due anni.",
        photo=photo(),
        series=Series.objects.create(name="Il ponte", slug="il-ponte"),
        origin="republished",
        licence="CC BY 4.0",
        original_day=timezone.localdate(),
        tags=["Ponti", "Mare"],
    )
    for number, name in enumerate(("Anna Neri", "Ugo Blu"), 1):
        article.bylines.create(author=author(name), role="da Roma", position=number)
        url = f"https://example.org/{number}"
        article.source_links.create(url=url, source=outlet(), label="Là", position=number)
        article.related_links.create(target=published(), position=number)
    article.source_links.update(archived_url="https://archivio.example/1")
    article.related_links.update(
        kind="background", own_headline="Com’era", expires_at=timezone.now()
    )
    return fresh(article)


def fresh(article):
    return Article.objects.get(pk=article.pk)


def rows_of(article):
    return {name: sorted(row.pk for row in getattr(article, name).all()) for name in KEYS}


def test_json_holds_it_as_it_is(article):
    content = content_of(article)
    assert json.loads(json.dumps(content)) == content
    assert content["tags"] == ["Mare", "Ponti"]
    assert [row["role"] for row in content["bylines"]] == ["da Roma", "da Roma"]
    assert content["source_links"][0]["url"] == "https://example.org/1"


def test_it_names_every_field_that_the_form_lets_write(admin_client, article):
    form = admin_client.get(f"/admin/articles/article/{article.pk}/change/").context["adminform"]
    beside = {"tags", "is_substantial"}
    assert set(form.form.fields) - beside <= set(FIELDS)


def test_put_back_it_changes_nothing_and_rows_stay_the_same_rows(article):
    content, rows = content_of(article), rows_of(article)
    assert put_into(fresh(article), content) == []
    assert content_of(fresh(article)) == content
    assert rows_of(article) == rows


def test_another_content_makes_the_article_that(article):
    content, rows = content_of(article), rows_of(article)
    wanted = content | {
        "headline": "Riapre domani",
        "photo": None,
        "section": section("Economia").pk,
        "tags": ["Cielo"],
        "bylines": [{"author": author("Zoe Viola").pk, "role": ""}, content["bylines"][1]],
        "source_links": content["source_links"][::-1],
        "related_links": [],
    }
    assert put_into(fresh(article), wanted) == []
    assert content_of(fresh(article)) == wanted
    assert rows_of(article)["source_links"] == rows["source_links"]


def test_it_is_told_who_added_a_link(article):
    editor, target = staff("Editor"), published()
    put_into(article, content_of(article) | {"related_links": [{"target": target.pk}]}, editor)
    assert RelatedLink.objects.get(article=article).added_by == editor


def test_what_is_said_of_a_row_is_kept_and_put_back(article):
    content = content_of(article)
    assert content["source_links"][0]["archived_url"] == "https://archivio.example/1"
    assert content["related_links"][0]["kind"] == "background"
    assert content["related_links"][0]["own_headline"] == "Com’era"
    article.related_links.all().delete()
    put_into(fresh(article), content)
    assert content_of(fresh(article)) == content


def test_a_row_that_is_there_keeps_what_the_content_does_not_say_of_it(article):
    content = content_of(article)
    bare = [{"target": row["target"]} for row in content["related_links"]]
    new = published()
    put_into(fresh(article), {"related_links": [*bare, {"target": new.pk}]})
    now = content_of(fresh(article))["related_links"]
    assert now[:2] == content["related_links"]
    assert now[2] == {"target": new.pk, "kind": "related", "own_headline": "", "expires_at": None}


def test_an_older_content_is_read_with_the_defaults_in_our_order(article):
    content = content_of(article)
    older = content | {
        "related_links": [{"target": 7}],
        "source_links": [{"url": "https://example.org/", "source": None}],
    }
    whole = completed(older)
    assert list(whole["related_links"][0]) == ["target", "kind", "own_headline", "expires_at"]
    assert whole["related_links"][0]["kind"] == "related"
    assert (whole["source_links"][0]["label"], whole["source_links"][0]["gone_since"]) == ("", None)
    assert completed(content) == content


def test_what_it_does_not_name_stays(article):
    content = content_of(article)
    put_into(fresh(article), {"kicker": "Viabilità"})
    assert content_of(fresh(article)) == content | {"kicker": "Viabilità"}


def test_what_is_gone_is_left_out_and_named(article):
    content = content_of(article) | {"photo": 999_999}
    content["bylines"][0]["author"] = 999_999
    content["source_links"][0]["source"] = 999_999
    lost = put_into(article, content)
    assert len(lost) == 3
    now = content_of(fresh(article))
    assert now["photo"] is None
    assert [row["author"] for row in now["bylines"]] == [content["bylines"][1]["author"]]
    assert now["source_links"][0] == content["source_links"][0] | {"source": None}


def test_an_address_that_another_article_has_by_now_gives_way():
    article = draft("Riapre il ponte", slug="ponte")
    content = content_of(article)
    article.slug = "altro"
    article.save()
    draft("Un altro ponte", slug="ponte")
    assert len(put_into(article, content)) == 1
    assert fresh(article).slug == "riapre-il-ponte"


def test_what_breaks_a_rule_is_refused_and_nothing_is_saved(article):
    content = content_of(article)
    to_itself = {"related_links": [{"target": article.pk}]}
    for wrong in ({"section": None}, {"body": ""}, {"headline": ""}, {"licence": ""}, to_itself):
        with pytest.raises(ValidationError):
            put_into(fresh(article), content | {"kicker": "Mai"} | wrong)
        assert content_of(fresh(article)) == content


def test_what_readers_have_seen_is_not_hidden(article):
    content = content_of(article)
    later = timezone.now() + timezone.timedelta(days=1)
    for moment in (None, later.isoformat()):
        with pytest.raises(ValidationError):
            put_into(fresh(article), content | {"published_at": moment})
    assert fresh(article).is_published()
