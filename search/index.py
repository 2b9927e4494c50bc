"""What is kept in the index. It knows texts by their ids and asks nobody who may read them."""

from django.conf import settings
from django.db import transaction

from search import spelling
from search.engines import engine
from search.entries import tokens
from search.models import Document, Stream, Word


def put(entries):
    """Keep the entries instead of what was kept under their ids. About 2 ms for 350 words."""
    language = settings.SITE_LANGUAGE
    if not entries:
        return
    with transaction.atomic():
        remove([entry.id for entry in entries])
        Document.objects.bulk_create(
            Document(id=entry.id, key=entry.key, text=entry.whole_text) for entry in entries
        )
        engine().insert([(entry.key, tokens(entry, language)) for entry in entries])
        spelling.learn(entries)


def in_bulk():
    """A block in which very many entries are put, at a smaller price for each."""
    return engine().in_bulk()


def remove(ids):
    """Forget the texts of these ids; those that are not kept do no harm."""
    if not ids:
        return
    with transaction.atomic():
        documents = Document.objects.filter(pk__in=ids)
        if keys := list(documents.values_list("key", flat=True)):
            Stream.objects.filter(pk__in=keys).delete()
            documents.delete()


def kept(after, upto=None):
    """Ids that are kept, above `after` and not above `upto`."""
    ids = Document.objects.filter(pk__gt=after).values_list("pk", flat=True)
    return set(ids if upto is None else ids.filter(pk__lte=upto))


def remove_strays():
    """Forget tokens that belong to no text, as after a table was emptied by hand."""
    Stream.objects.exclude(pk__in=Document.objects.values("key")).delete()


def forget_words():
    """Forget the words to offer; those of texts that are put from now on are learned again."""
    Word.objects.all().delete()


def texts(ids):
    """The texts of these ids, by id."""
    return dict(Document.objects.filter(pk__in=ids).values_list("pk", "text"))
