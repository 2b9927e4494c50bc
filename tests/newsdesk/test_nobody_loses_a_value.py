"""Whoever saves in whatever order: each value is in the article or in its history."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article
from newsdesk.contents import content_of
from newsdesk.models import Revision
from tests.factories import author, draft, staff
from tests.newsdesk.pages import change, desk, opened

pytestmark = pytest.mark.django_db

PEOPLE = 3
steps = st.lists(
    st.tuples(
        st.integers(0, PEOPLE - 1),
        st.sampled_from(["headline", "kicker", "tag", "role", "no byline", "source", "settle"]),
        st.booleans(),  # whether the person opens the form anew
        st.sampled_from(["theirs", "yours"]),
    ),
    min_size=2,
    max_size=6,
)


def typed_into(form, deed, word):
    """The same form with a word typed where the deed says."""
    match deed:
        case "headline" | "kicker":
            return form | {deed: word}
        case "tag":
            return form | {"tags": [*form["tags"], word]}
        case "role" if "bylines-0-author" in form:
            return form | {"bylines-0-role": word}
        case "no byline" if "bylines-0-author" in form:
            return form | {"bylines-0-DELETE": "on"}
        case "source":
            return type(form)(form).row("source_links", url=f"https://example.org/{word}")
    return form


def settle(client, article, side):
    waiting = Revision.objects.unsettled(article).first()
    if waiting:
        address = f"/admin/articles/article/{article.pk}/conflict/{waiting.number}/"
        conflicts = client.get(address).context["conflicts"]
        answers = {question.name: side for question in conflicts.questions}
        answer = client.post(address, answers | {"newest": conflicts.newest.number})
        assert answer.status_code == 302


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps)
def test_every_value_that_anybody_saved_is_in_the_article_or_in_its_history(db, done):
    article = draft("Riapre il ponte", tags=["Ponti"])
    article.bylines.create(author=author(), role="da Roma")
    clients = [desk(staff("Editor")) for _person in range(PEOPLE)]
    forms, words = {}, []
    for number, (person, deed, anew, side) in enumerate(done):
        client = clients[person]
        if deed == "settle":
            settle(client, article, side)
            continue
        if anew or person not in forms:
            forms[person] = opened(client, change(article))
        word = f"parola{number}"
        form = typed_into(forms[person], deed, word)
        assert client.post(change(article), form).status_code == 302
        words += [word] if word in str(dict(form)) else []
        forms[person] = form
    history = [str(each.content) for each in Revision.objects.of(article)]
    for word in words:
        assert any(word in content for content in history)
    newest = Revision.objects.newest(article)
    assert newest.content == content_of(Article.objects.get(pk=article.pk))
