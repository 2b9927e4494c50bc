from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from articles import information
from articles.front import composed
from articles.models import Article, InformationPage
from articles.neighbours import place_in_section, place_in_series
from articles.trails import trail_to


@cache_control(no_cache=True)  # a browser would keep a 410 or a redirect after it has changed
@require_safe
def article_page(request, section, slug):
    """The article for readers: 410 when withdrawn, 301 from a former address, 404 before its time.

    At most 10 queries; the response's `article_id` says whose visit this is.
    """
    article = _article_at(slug)
    if article.withdrawn_at:
        return render(request, "articles/withdrawn.html", {"article": article}, status=410)
    if (section, slug) != (article.section.slug, article.slug):
        return _moved_to(article, request)
    context = {
        "article": article,
        "trail": trail_to(article),
        "place": place_in_series(article) if article.series else place_in_section(article),
        "related": Article.objects.related_to(article),
    }
    response = render(request, "articles/article.html", context)
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


class FrontPage(TemplateView):
    """What the newsroom puts first; every article stands in the list of the latest."""

    template_name = "articles/front.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(front=composed(), **kwargs)


class InformationView(TemplateView):
    """What the newspaper says of itself: the newsroom's text, or one of ours where it has none."""

    kind = None

    def get_template_names(self):
        return [f"articles/information/{self.kind}.html"]

    def get_context_data(self, **kwargs):
        title = InformationPage.Kind(self.kind).label
        return super().get_context_data(title=title, body=information.body_of(self.kind), **kwargs)
