"""What a reader searches by the parameters of a page, and what is found."""

import re
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.indexing import author_facet, section_facet, tag_facet
from articles.models import Article, ArticleTag, Author, Section, Tag
from photos.text import one_line
from search import index, spelling
from search.extracts import Piece, extract, marked
from search.finding import COUNTED, find
from search.queries import LONGEST, parse

ON_A_PAGE = 20
LAST_PAGE = COUNTED // ON_A_PAGE
PAGE = re.compile("[1-9][0-9]?")
PERIODS = {
    "day": (timedelta(days=1), _("Last 24 hours")),
    "week": (timedelta(days=7), _("Last week")),
    "month": (timedelta(days=31), _("Last month")),
    "year": (timedelta(days=366), _("Last year")),
}


class Result(NamedTuple):
    article: Article
    headline: list[Piece]
    extract: list[Piece]


def words_of(asked):
    """What was typed, as far as it counts."""
    return one_line(asked.get("q", "")[:LONGEST])


class Search:
    """A search by `section`, `tag`, `author` (slugs), `period`, `order` and `page` beside `q`.

    Http404 for a page out of bounds, and for what readers have never heard of.
    """

    def __init__(self, asked):
        self.at = timezone.now()
        self.words = words_of(asked)
        self.query = _query(self.words)
        self.sections = Section.objects.in_order()
        self.section = _known(asked, "section", self._section)
        self.tag = _known(asked, "tag", self._tag)
        self.author = _known(asked, "author", self._author)
        self.period = asked.get("period") if asked.get("period") in PERIODS else ""
        self.newest_first = asked.get("order") == "newest"
        self.page = _page(asked.get("page", "1"))
        if self.page > 1 and not self.results:
            raise Http404

    @property
    def periods(self):
        return [(name, label) for name, (_, label) in PERIODS.items()]

    @property
    def is_narrowed(self):
        return bool(self.facets or self.period)

    @cached_property
    def facets(self):
        subjects = (
            (self.section, section_facet),
            (self.tag, tag_facet),
            (self.author, author_facet),
        )
        return [facet(subject.pk) for subject, facet in subjects if subject]

    @cached_property
    def results(self):
        """The page's `Result`s. What readers may see is decided again by the articles."""
        ids = self._found.ids[(self.page - 1) * ON_A_PAGE :]
        articles, texts = public(ids, self.at), index.texts(ids)
        return [self._result(article, texts.get(article.pk, "")) for article in articles]

    @property
    def count(self):
        return min(self._found.count, COUNTED)

    @property
    def has_more_than_counted(self):
        return self._found.count > COUNTED

    @property
    def next_page(self):
        """The number of the page after this one; None after the last."""
        more = self._found.count > self.page * ON_A_PAGE and self.page < LAST_PAGE
        return self.page + 1 if more else None

    @property
    def previous_page(self):
        return self.page - 1 or None

    @cached_property
    def meant(self):
        """What was perhaps meant, where nothing is found; "" if nothing better is known."""
        if self.results or not self.query:
            return ""
        return spelling.mended(self.words, lambda words: bool(self._find(_query(words), 1).ids))

    @cached_property
    def _found(self):
        return self._find(self.query, self.page * ON_A_PAGE)

    def _find(self, query, limit):
        return find(
            query,
            self.facets,
            since=self.at - PERIODS[self.period][0] if self.period else None,
            at=self.at,
            limit=limit,
            newest_first=self.newest_first,
        )

    def _result(self, article, text):
        phrases, language = self.query.wanted, settings.SITE_LANGUAGE
        return Result(
            article,
            marked(article.headline, phrases, language),
            extract(text, phrases, language),
        )

    def _section(self, slug):
        return next((section for section in self.sections if section.slug == slug), None)

    def _tag(self, slug):
        uses = ArticleTag.objects.filter(tag=OuterRef("pk")).listed(self.at)
        return Tag.objects.filter(Exists(uses), slug=slug).first()

    def _author(self, slug):
        return Author.objects.filter(slug=slug).first()


def public(ids, at=None):
    """The articles of these ids that readers may see, as cards, in the order of the ids."""
    articles = Article.objects.published(at).for_cards().in_bulk(ids)
    return [articles[id] for id in ids if id in articles]


def _query(words):
    return parse(words, settings.SITE_LANGUAGE)


def _known(asked, name, known):
    """The subject that the parameter names; None where it names none, Http404 for a stranger."""
    slug = one_line(asked.get(name, ""))
    subject = known(slug) if slug else None
    if slug and not subject:
        raise Http404
    return subject


def _page(number):
    if not PAGE.fullmatch(number) or int(number) > LAST_PAGE:
        raise Http404
    return int(number)
