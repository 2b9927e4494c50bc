"""What is looked at before readers see an article: one small function for each thing, one table.

Errors keep an article back, warnings ask once. A finding names the field of the form in which it is
mended.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.translation import gettext, ngettext
from rapidfuzz import fuzz, process, utils

from articles.bodies.figures import photos_in
from articles.models import Article, RelatedLink, SourceLink
from newsdesk.suggested import already_suggested
from photos.text import not_a_file_name

ROWS = ("source_links", "related_links")
ALIKE = 90  # of 100: how near one headline may come to another
RECENT = timedelta(days=30)
MOST_HEADLINES = 3_000  # of those days that are compared; the newest
LINK = re.compile(r'<a\b[^>]*\bhref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
HEADING = re.compile(r"<h([23])>(.*?)</h\1>", re.DOTALL)
IDLE_WORDS = frozenset(
    "clicca qui|clicca|qui|cliccate qui|leggi qui|leggi|link|questo link|vai|continua|leggi tutto"
    "|click here|here|read here|read more|this link".split("|")
)


@dataclass(frozen=True)
class Finding:
    code: str
    is_error: bool
    message: str
    field: str  # of the form, or list of rows, in which it is mended

    @property
    def anchor(self):
        """Where that is on the form's page."""
        return f"{self.field}-group" if self.field in ROWS else f"id_{self.field}"


@dataclass
class Candidate:
    """An article as the database has it, on its way to readers; asks the database when asked."""

    article: Article
    at: datetime  # when they see it

    @classmethod
    def of(cls, pk):
        """The stored article, with whether it has sources and links. One query."""
        own = OuterRef("pk")
        article = (
            Article.objects.select_related("photo")
            .annotate(
                has_sources=Exists(SourceLink.objects.filter(article=own)),
                has_links=Exists(RelatedLink.objects.in_force().filter(article=own)),
            )
            .get(pk=pk)
        )
        now = timezone.now()
        return cls(article, max(now, article.published_at or now))

    @cached_property
    def links(self):
        """Address and words of each link in the text."""
        return [
            (address, " ".join(strip_tags(words).replace("\xa0", " ").split()))
            for address, words in LINK.findall(self.article.body)
        ]

    @cached_property
    def pictures(self):
        """The photo of the article and those in its text."""
        own = [self.article.photo] if self.article.photo else []
        return [*own, *photos_in(self.article.body).values()]

    @cached_property
    def unreadable_targets(self):
        """Addresses of articles of ours that readers will not get when they see this one."""
        wanted = {}
        for address, _words in self.links:
            if slug := _slug_of_ours(address):
                wanted.setdefault(slug, address)
        if not wanted:
            return []
        named = Q(slug__in=wanted) | Q(former_slugs__slug__in=wanted)
        own = Article.objects.published(self.at).filter(named)
        found = set(chain.from_iterable(own.values_list("slug", "former_slugs__slug")))
        return [address for slug, address in wanted.items() if slug not in found]

    @cached_property
    def namesake(self):
        """The headline of these weeks that is nearly this one; "" if there is none."""
        since = timezone.now() - RECENT
        recent = Article.objects.public_or_scheduled().filter(published_at__gt=since)
        recent = recent.exclude(pk=self.article.pk).latest_first()
        headlines = recent.values_list("headline", flat=True)[:MOST_HEADLINES]
        found = process.extractOne(
            self.article.headline,
            headlines,
            scorer=fuzz.token_sort_ratio,
            processor=utils.default_process,
            score_cutoff=ALIKE,
        )
        return found[0] if found else ""


CHECKS = []  # code, whether it is an error, field, function


def check(code, field, *, is_error=False):
    """Put a function into the table; it answers what it found in words, or something false."""

    def entered(function):
        CHECKS.append((code, is_error, field, function))
        return function

    return entered


def findings(candidate: Candidate) -> list[Finding]:
    """All that is found, errors first. At most seven queries: nothing is made for it."""
    found = [
        Finding(code, is_error, message, field)
        for code, is_error, field, function in CHECKS
        if (message := function(candidate))
    ]
    return sorted(found, key=lambda finding: not finding.is_error)


def _slug_of_ours(address: str) -> str:
    """The slug of an article, if that is what the address of this site leads to."""
    parts = urlsplit(address)
    if parts.netloc and parts.netloc != urlsplit(settings.SITE_URL).netloc:
        return ""
    try:
        match = resolve(parts.path)
    except Resolver404:
        return ""
    return match.kwargs["slug"] if match.view_name == "articles:article" else ""


# --- The table ----------------------------------------------------------------------------------


@check("section", "section", is_error=True)
def without_section(candidate):
    return not candidate.article.section_id and gettext("No section is chosen.")


@check("text", "body", is_error=True)
def without_text(candidate):
    return not candidate.article.body and gettext("There is no text.")


@check("licence", "licence", is_error=True)
def republished_without_licence(candidate):
    article = candidate.article
    republished = article.origin == Article.Origin.REPUBLISHED
    return (
        republished
        and not article.licence
        and gettext("Nothing says which licence or agreement lets us republish it.")
    )


@check("alt", "photo", is_error=True)
def pictures_without_words(candidate):
    """The library refuses these, but imports may go past it."""
    for photo in candidate.pictures:
        try:
            not_a_file_name(photo.alt)
        except ValidationError:
            return gettext("A picture does not say what it shows: “%(alt)s”.") % {"alt": photo.alt}


@check("target", "body", is_error=True)
def links_to_what_readers_cannot_see(candidate):
    addresses = ", ".join(candidate.unreadable_targets)
    return addresses and gettext("Readers will not get what the text links to: %(addresses)s.") % {
        "addresses": addresses
    }


@check("link_words", "body", is_error=True)
def links_without_words(candidate):
    addresses = [a for a, words in candidate.links if not any(map(str.isalnum, words))]
    return addresses and gettext("A link has no words: %(address)s.") % {"address": addresses[0]}


@check("picture", "photo")
def without_picture(candidate):
    return not candidate.article.photo and gettext("There is no picture.")


@check("rights", "photo")
def pictures_whose_rights_end(candidate):
    day = timezone.localdate(candidate.at)
    hidden = [photo for photo in candidate.pictures if not photo.may_be_shown(day)]
    return hidden and gettext(
        "The right to show a picture has ended, so that readers see none: “%(alt)s”."
    ) % {"alt": hidden[0].alt}


@check("source", "source_links")
def rewritten_without_source(candidate):
    rewritten = candidate.article.origin == Article.Origin.REWRITTEN
    return (
        rewritten
        and not candidate.article.has_sources
        and gettext("It is rewritten from a source, but names none.")
    )


@check("related", "related_links")
def without_related_links(candidate):
    """It leads to the panel of the form, where the suggestions wait.

    Those that were made by now: publishing makes none, which would hold locks until its end.
    """
    if candidate.article.has_links:
        return ""
    if not (waiting := len(already_suggested(candidate.article))):
        return gettext("No related link is chosen; the newest on the same topics stand there.")
    said = ngettext(
        "No related link is chosen: %(number)d suggestion waits below the links.",
        "No related link is chosen: %(number)d suggestions wait below the links.",
        waiting,
    )
    return said % {"number": waiting}


@check("standfirst", "standfirst")
def without_standfirst(candidate):
    return not candidate.article.standfirst and gettext(
        "There is no standfirst: cards and networks show the first words of the text."
    )


@check("headings", "body")
def skipped_headings(candidate):
    levels = [int(level) for level, _words in HEADING.findall(candidate.article.body)]
    return levels[:1] == [3] and gettext("The first subheading is one of the smaller kind.")


@check("idle_link", "body")
def links_that_say_nothing(candidate):
    idle = [w for _, w in candidate.links if w.strip(" .:!›»→").lower() in IDLE_WORDS]
    return idle and gettext("The words of a link do not say where it leads: %(words)s.") % {
        "words": ", ".join(f"“{words}”" for words in dict.fromkeys(idle))
    }


@check("namesake", "headline")
def nearly_the_same_headline(candidate):
    return candidate.namesake and gettext(
        "Another article of the last thirty days has nearly the same headline: “%(headline)s”."
    ) % {"headline": candidate.namesake}
