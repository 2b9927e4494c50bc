"""Pages that list articles: the latest, of a section, a tag, an author, a series, a month."""

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from articles import months
from articles.cursors import Cursor
from articles.dates import month_name
from articles.models import Article, Author, Section, Series, Tag
from articles.pages.stretches import AtTheStart, stretch_of


class ArticleList(TemplateView):
    """Public articles, a stretch at a time; 404 for a stretch that does not exist."""

    template_name = "articles/list.html"
    stories = 20  # in a stretch
    newest_first = True
    allow_empty = False

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except AtTheStart:
            return redirect(request.path)

    def get_articles(self):
        return Article.objects.published()

    def get_context_data(self, **kwargs):
        articles = self.get_articles().for_cards()
        stretch = stretch_of(articles, self.request.GET, self.stories, self.newest_first)
        if not (stretch.items or self.allow_empty):
            raise Http404
        return super().get_context_data(
            stretch=stretch,
            newest_first=self.newest_first,
            archive_month=self.archive_month(stretch.items),
            **kwargs,
        )

    def archive_month(self, stories):
        """A month of the archive in which a reader of these stories may go on, maybe None."""
        return months.month_of(stories[-1].published_at) if stories else None


class LatestPage(ArticleList):
    """Everything, the newest first, with the way into the archive."""

    template_name = "articles/latest.html"
    allow_empty = True

    def get_context_data(self, **kwargs):
        context = super().get_context_data(title=_("Latest news"), **kwargs)
        if not context["stretch"].query:
            all_months = self.get_articles().months()
            context["years"] = list(dict.fromkeys(month.year for month in all_months))
        return context


class SubjectPage(ArticleList):
    """The articles of one section, tag, author or series, whose slug the address names."""

    model = None

    @cached_property
    def subject(self):
        return get_object_or_404(self.model, slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs):
        facts = {"subject": self.subject, "title": str(self.subject)}
        return super().get_context_data(**facts, description=self.description(), **kwargs)

    def description(self):
        """What search engines say below the title; "" where nobody wrote it."""
        return ""


class SectionPage(SubjectPage):
    model = Section
    allow_empty = True
    template_name = "articles/section.html"

    def description(self):
        return self.subject.description

    def get_articles(self):
        return super().get_articles().in_section(self.subject)


class TagPage(SubjectPage):
    """404 where nothing is public: the page of a tag that only drafts have would tell of them."""

    model = Tag
    template_name = "articles/tag.html"

    def get_articles(self):
        return super().get_articles().tagged(self.subject)


class AuthorPage(SubjectPage):
    model = Author
    allow_empty = True
    template_name = "articles/author.html"

    def description(self):
        return self.subject.biography

    def get_articles(self):
        return super().get_articles().by(self.subject)


class SeriesPage(SubjectPage):
    """A series is read from its first part on."""

    model = Series
    newest_first = False
    template_name = "articles/series.html"

    def description(self):
        return self.subject.description

    def get_articles(self):
        return super().get_articles().in_series(self.subject)


class MonthPage(ArticleList):
    """The archive of a month of the site's time zone, with its neighbours that hold something."""

    template_name = "articles/month.html"

    def get_articles(self):
        return super().get_articles().between(*self.bounds)

    @cached_property
    def bounds(self):
        return _bounds(self.kwargs["year"], self.kwargs["month"], self.kwargs["month"])

    def get_context_data(self, **kwargs):
        start, end = self.bounds
        year = self.kwargs["year"]
        return super().get_context_data(
            title=capfirst(month_name(months.month_of(start))),
            trail=[(year, reverse("articles:year", args=[year]))],
            **_neighbours(start, end),
            **kwargs,
        )

    def archive_month(self, stories):
        return None  # it is here


class YearPage(TemplateView):
    """The months of a year in which something was published."""

    template_name = "articles/year.html"

    def get_context_data(self, **kwargs):
        bounds = _bounds(self.kwargs["year"], "1", "12")
        all_months = Article.objects.published().between(*bounds).months()
        if not all_months:
            raise Http404
        return super().get_context_data(
            title=self.kwargs["year"], months=all_months[::-1], **kwargs
        )


def _neighbours(start, end):
    """The nearest months before `start` and from `end` on in which something was published."""
    moments = Article.objects.published().values_list("published_at", flat=True)
    earlier = moments.before(Cursor(start, 0)).latest_first().first()
    later = moments.after(Cursor(end, 0)).oldest_first().first()
    return {
        "earlier": earlier and months.month_of(earlier),
        "later": later and months.month_of(later),
    }


def _bounds(year, first, last):
    """Where those months begin and end; Http404 if no calendar has them."""
    try:
        first, last = (date(int(year), int(month), 1) for month in (first, last))
        return months.bounds(first, last)
    except (ValueError, OverflowError) as error:
        raise Http404 from error
