"""A small cast for the tests: articles, photos and the people of the newsroom."""

import io
from datetime import timedelta
from itertools import count

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from articles.models import Article, Author, Section, Source
from articles.slugs import slugify
from photos.models import Photo
from visits import posting

READER = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/140.0.0.0 Safari/537.36"
)
numbers = count(1)


def section(name="Tecnologia", **facts):
    return Section.objects.get_or_create(name=name, defaults={"slug": slugify(name), **facts})[0]


def author(name="Anna Neri", **facts):
    return Author.objects.get_or_create(name=name, defaults={"slug": slugify(name), **facts})[0]


def outlet(name="Agenzia Prova"):
    return Source.objects.get_or_create(name=name)[0]


def photo(size=(60, 40), **facts):
    file = io.BytesIO()
    Image.new("RGB", size, (next(numbers) % 255, 90, 60)).save(file, "JPEG")
    defaults = {
        "image": ContentFile(file.getvalue(), name="prova.jpg"),
        "alt": "Un campo sotto la pioggia",
        "caption": "La campagna dopo il temporale.",
        "credit": "Anna Neri / Prova",
    }
    return Photo.objects.create(**defaults | facts)


def draft(headline=None, *, tags=(), **facts):
    """An article that nobody but the newsroom sees."""
    number = next(numbers)
    defaults = {
        "headline": headline or f"Notizia numero {number}",
        "body": f"<p>Il testo della notizia numero {number}, con qualche parola in più.</p>",
        "section": facts.pop("section", None) or section(),
    }
    article = Article.objects.create(**defaults | facts)
    article.tags.set(tags)
    return article


def published(headline=None, *, hours_ago=1, **facts):
    """An article that readers see."""
    moment = timezone.now() - timedelta(hours=hours_ago)
    return draft(headline, **{"published_at": moment} | facts)


def scheduled(headline=None, *, in_hours=1, **facts):
    """An article that readers will see later."""
    return published(headline, hours_ago=-in_hours, **facts)


def withdrawn(headline=None, **facts):
    """An article that readers saw once."""
    return published(headline, **{"withdrawn_at": timezone.now()} | facts)


def visits(article, day=None, count=1):
    """So many more visits of the article on that day, today if none is named."""
    posting.add({(article.pk, day or timezone.localdate()): count})


def staff(group, **facts):
    """A person of one of the newsroom's groups, e.g. `staff("Journalist")`."""
    username = facts.pop("username", f"{slugify(group)}-{next(numbers)}")
    user = User.objects.create_user(username, password="una parola lunga", is_staff=True, **facts)
    user.groups.add(Group.objects.get(name=group))
    return user
