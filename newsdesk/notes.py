"""What colleagues tell each other about an article; readers never see it."""

from django.utils import timezone

from newsdesk.models import Note

LONGEST = Note._meta.get_field("text").max_length


def add(article, text, by):
    """Leave a note on the article; the note. What is longer than a note is cut."""
    return Note.objects.create(article=article, text=text.strip()[:LONGEST], made_by=by)


def resolve(note, by):
    """Say that it is done with; nothing happens to what is resolved already."""
    Note.objects.filter(pk=note.pk, resolved_at=None).update(
        resolved_by=by, resolved_at=timezone.now()
    )


def reopen(note):
    """Say that it is not done with after all."""
    Note.objects.filter(pk=note.pk).update(resolved_by=None, resolved_at=None)


def in_order(article):
    """The article's notes, open ones first, the newest first among each. One query."""
    notes = article.desk_notes.select_related("made_by", "resolved_by").order_by("-made_at", "-pk")
    return sorted(notes, key=lambda note: note.resolved_at is not None)
