"""Every address of the newsdesk, as the URLconf lists them, about things that are there."""

import re
from datetime import timedelta
from itertools import product

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.urls import get_resolver
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import FrontPlace, InformationPage, Series
from jobs.models import PeriodicJob
from newsdesk import bulk
from newsdesk.models import Note, PreviewLink, Revision, WorkingCopy
from newsdesk.related import deeds
from newsdesk.related.bulk_deeds import DEEDS
from newsdesk.working_copies import new_key
from sources.jobs import begun
from tests import factories
from tests.jobs import work
from visits import posting
from visits.ledger import adjust
from visits.models import JournalPosition

ROOM = re.compile(r"/admin/(\w+)/(\w+)/")
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
FOREIGN = "/admin/account/webauthn/keys/"  # a room of another's app


def addresses(article, colleague):
    """All below /admin/, each with every value that its parameters may have here.

    A parameter that nobody has named a value for breaks the test that asks: it is to be added.
    """
    beside = values_beside(article, colleague)
    for pattern in _patterns(get_resolver().url_patterns):
        names = PARAMETER.findall(pattern)
        rooms = {"pk", "id", "object_id"}
        found = [_keys_in(pattern, beside) if name in rooms else beside[name] for name in names]
        for values in product(*found):
            parts = iter(values)
            yield PARAMETER.sub(lambda _found, parts=parts: str(next(parts)), pattern)


def _patterns(patterns, before=""):
    for pattern in patterns:
        written = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _patterns(pattern.url_patterns, written)
        elif written.startswith("admin/") and "(?P" not in written:  # but what leads to lists
            yield f"/{written}"


def _keys_in(pattern, beside):
    """The keys of what is in a room of the newsdesk."""
    if "<uuid:pk>" in pattern:
        return beside["job"]
    if "<int:content_type_id>" in pattern or "article/" in pattern:
        return beside["article"]
    if pattern.startswith(FOREIGN):
        return beside["authenticator"]
    room = ROOM.match(pattern)
    return [apps.get_model(*room.groups())._default_manager.values_list("pk", flat=True).last()]


def values_beside(article, colleague):
    """Of each parameter beside the keys of rooms what it may be: things of a colleague's."""
    revision = Revision.objects.record(article, colleague, Revision.Event.SAVED)
    gone = factories.draft("Cancellato")
    deleted = Revision.objects.record(gone, colleague, Revision.Event.DELETED)
    gone.delete()
    key = new_key(article.pk)
    facts = {"article": article, "person": colleague, "saved_at": timezone.now()}
    WorkingCopy.objects.create(key=key, fields=[], **facts)
    ends_at = timezone.now() + timedelta(days=1)
    link = PreviewLink.objects.create(article=article, made_by=colleague, ends_at=ends_at)
    press = deeds.do("nothing", article, colleague)
    passkey = Authenticator.objects.create(
        user=colleague, type="webauthn", data={"name": "Telefono"}
    )
    note = Note.objects.create(article=article, text="Prova", made_by=colleague)
    return {
        "article": [article.pk],
        "authenticator": [passkey.pk],
        "batch": [press.batch],
        "content_type_id": [ContentType.objects.get_for_model(article).pk],
        "guid": [deleted.guid],
        "job": [failed_job().pk],
        "key": [key],
        "link": [link.pk],
        "name": [*bulk.DEEDS, *DEEDS],
        "note": [note.pk],
        "number": [revision.number],
    }


def failed_job():
    """One that was given up."""
    work.stumble.enqueue()
    work.do_jobs()
    return DBTaskResult.objects.get()


def one_of_each():
    """Of everything that the newsdesk has a room for one; the article."""
    person = factories.staff("Journalist")
    article = factories.published(tags=["Cultura"], photo=factories.photo())
    now, today = timezone.now(), timezone.localdate()
    posting.add({(article.pk, today): 1}, {(today, "tool"): 1})
    factories.author(), factories.outlet()
    FrontPlace.objects.create(article=article, rank=1)
    InformationPage.objects.create(kind="about")
    Series.objects.create(name="La serie", slug="la-serie")
    begun(article.source_links.create(url="https://prova.it/1")).save(force_insert=True)
    adjust(article, 5, "prova", person)
    JournalPosition.objects.create(name="mio.journal")
    PeriodicJob.objects.create(task="prova", next_at=now, enqueued_at=now)
    return article
