"""The desk of the front page as an editor uses it: opens it, chooses, saves."""

from django.utils import timezone

from articles.models import FrontPlace
from tests.newsdesk.pages import opened

DESK = "/admin/articles/frontplace/"


def place(article, rank=1, section=None, **facts):
    return FrontPlace.objects.create(article=article, rank=rank, section=section, **facts)


def typed(moment, key="top-1"):
    local = timezone.localtime(moment)
    return {f"{key}-until_0": f"{local:%d/%m/%Y}", f"{key}-until_1": f"{local:%H:%M:%S}"}


def composes(client, **choices):
    """Opens the desk, chooses, saves; `top_1` is the name of a place."""
    answer = client.post(DESK, opened(client, DESK) | chosen(**choices))
    assert answer.status_code == 302, complaints(answer)


def chosen(**choices):
    return {
        f"{key.replace('_', '-')}-article": article.pk if article else ""
        for key, article in choices.items()
    }


def complaints(page):
    """What the page says is wrong: of all of it under "", else by place."""
    form = page.context["form"]
    said = {"": " ".join(form.problems)} if form.problems else {}
    for row in form.forms:
        words = [text for errors in row.errors.values() for text in errors]
        if row.overtaken:
            words.append(row.meanwhile)
        if words:
            said[row.prefix] = " ".join(words)
    return said


def places():
    """Articles by section and rank."""
    return {(p.section_id, p.rank): p.article for p in FrontPlace.objects.all()}
