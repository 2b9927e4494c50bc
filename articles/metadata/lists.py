"""Pages that list articles, in schema.org's vocabulary."""

from django.conf import settings

from articles.addresses import absolute
from articles.metadata.site import (
    NEWSPAPER,
    WEBSITE,
    Facts,
    breadcrumbs,
    graph,
    newspaper,
    reference,
    website,
    with_values,
)
from articles.models import Author


def front_graph() -> Facts:
    return graph(website(), newspaper())


def list_graph(title: str, address: str, subject=None) -> Facts:
    """A list that calls itself `title`, of a section, a tag, a series, an author or of anything."""
    page = {
        "@type": "CollectionPage",
        "@id": address,
        "url": address,
        "name": title,
        "inLanguage": settings.SITE_LANGUAGE,
        "isPartOf": reference(WEBSITE),
        **_about(subject),
    }
    return graph(page, breadcrumbs((title, address)), website(), newspaper())


def _about(subject) -> Facts:
    if not isinstance(subject, Author):
        return {"description": getattr(subject, "description", "")}
    who: Facts = {
        "@type": "Person" if subject.is_person else "Organization",
        "name": subject.name,
        "url": absolute(subject.get_absolute_url()),
        "description": subject.biography,
    }
    if subject.is_person:
        who["worksFor"] = reference(NEWSPAPER)
    return {"@type": "ProfilePage", "mainEntity": with_values(who)}
