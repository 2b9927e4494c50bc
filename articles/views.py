from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.generic import ListView

from articles.models import Article, Author, Section, Series, Tag


@cache_control(no_cache=True)  # a browser would keep a 410 or a redirect after it has changed
@require_safe
def article_page(request, section, slug):
    """The article for readers: 410 when withdrawn, 301 from a former address, 404 before its time.

    At most 8 queries; the response's `article_id` says whose visit this is.
    """
    article = _article_at(slug)
    if article.withdrawn_at:
        return render(request, "articles/withdrawn.html", {"article": article}, status=410)
    if (section, slug) != (article.section.slug, article.slug):
        return _moved_to(article, request)
    related = Article.objects.related_to(article)
    response = render(request, "articles/article.html", {"article": article, "related": related})
    response.article_id = article.pk
    return response


def _article_at(slug):
    """What was public and has this address or had it once; Http404 if there is none."""
    articles = Article.objects.once_public().for_page()
    return articles.filter(slug=slug).first() or get_object_or_404(
        articles, former_slugs__slug=slug
    )


def _moved_to(article, request):
    query = request.META.get("QUERY_STRING")
    return HttpResponsePermanentRedirect(
        article.get_absolute_url() + (f"?{query}" if query else "")
    )


class ArticleList(ListView):
    """Public articles, the newest first, in pages; 404 for a page that does not exist."""

    template_name = "articles/list.html"
    context_object_name = "articles"
    paginate_by = 20

    def get_queryset(self):
        return Article.objects.published().latest_first().for_cards()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        number = context["page_obj"].number
        # Page 1 has one address only: without a number.
        context["page_query"] = f"?page={number}" if number > 1 else ""
        return context


class FrontPage(ArticleList):
    """The newest as leads, then a row for each section; its further pages list everything."""

    leads = 5
    stories_in_a_row = 4

    def get_context_data(self, **kwargs):
        context = super().get_context_data(title=_("Latest news"), **kwargs)
        if context["page_obj"].number == 1:
            self.template_name = "articles/front.html"
            leads = context["articles"][: self.leads]
            context |= {"leads": leads, "rows": list(self.rows(leads))}
        return context

    def rows(self, leads):
        """Each section that has more to show, with its newest stories. One query a section."""
        public = self.get_queryset().exclude(pk__in=[article.pk for article in leads])
        for section in Section.objects.in_order():
            stories = public.in_section(section)[: self.stories_in_a_row]
            if stories:
                yield section, stories


class SubjectPage(ArticleList):
    """The articles of one section, tag or author, whose slug the address names."""

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
    template_name = "articles/section.html"

    def description(self):
        return self.subject.description

    def get_queryset(self):
        return super().get_queryset().in_section(self.subject)


class TagPage(SubjectPage):
    model = Tag
    allow_empty = False  # a tag that only drafts have would tell of them
    template_name = "articles/tag.html"

    def get_queryset(self):
        return super().get_queryset().tagged(self.subject)


class AuthorPage(SubjectPage):
    model = Author
    template_name = "articles/author.html"

    def description(self):
        return self.subject.biography

    def get_queryset(self):
        return super().get_queryset().by(self.subject)


class SeriesPage(SubjectPage):
    model = Series
    allow_empty = False  # a series that only drafts have would tell of them

    def description(self):
        return self.subject.description

    def get_queryset(self):
        return super().get_queryset().filter(series=self.subject)
