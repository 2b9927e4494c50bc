"""Lists that change with the article's form, as the desk knows of them."""

from contextlib import contextmanager
from uuid import uuid4

from django.db.models import F

from articles.models import RelatedList
from newsdesk.related import deeds, keeping

FORM = "form"


@contextmanager
def noted(article, by):
    """What is done to the article's links within is logged, and raises the version of its list.

    So whoever has it open at the desk hears of it. Inside of a transaction; four queries, three
    more where the list did change.
    """
    before = keeping.read(_list_of(article))
    yield
    after = keeping.read(_list_of(article))
    if after.rows != before.rows:
        RelatedList.objects.get_or_create(article_id=article.pk)
        RelatedList.objects.filter(article=article.pk).update(version=F("version") + 1)
        deeds.log(FORM, article.pk, uuid4(), by, before, after)


def _list_of(article):
    """Its row, or what it is without one."""
    found = RelatedList.objects.filter(article=article.pk).first()
    return found or RelatedList(article_id=article.pk)
