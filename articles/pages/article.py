"""The page of an article, wherever readers look for it."""

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.pages.related import enough, related_cards
from articles.pages.surroundings import surroundings_of
from articles.pages.trails import trail_to


@cache_control(no_cache=True)  # a browser would keep a 410 or a redirect after it has changed
@require_safe
def article_page(request, section, slug):
    """The article for readers: 410 when withdrawn, 301 from a former address, 404 before its time.

    At most 5 queries. The response's `article_id` says whose page was opened, even where it is
    gone or elsewhere.
    """
    articles = Article.objects.once_public().select_related("section", "photo", "series")
    article = article_at(slug, articles)
    response = _answer(request, article, section, slug)
    response.article_id = article.pk
    return response


def _answer(request, article, section, slug):
    if article.withdrawn_at:
        return render(request, "articles/withdrawn.html", {"article": article}, status=410)
    if (section, slug) != (article.section.slug, article.slug):
        return _moved_to(article, request)
    return page_of(request, article, surroundings_of(article), related_cards(article))


def page_of(request, article, surroundings, related, preview=""):
    """The article's own page, printed from the article with its rows and from what stands by it.

    `preview` says for whom it is shown before its time: `desk` beside the form, `link` by a secret
    link. Such a page tells machines nothing, runs no script and shares nothing.
    """
    context = {
        "article": article,
        "trail": trail_to(article),
        "place": surroundings.place,
        "sections": surroundings.sections,
        "related": enough(related),
        "preview": preview,
    }
    return render(request, "articles/article.html", context)


def article_at(slug, articles):
    """The one of these articles that has this address or had it once; Http404 if there is none."""
    try:
        return articles.get(slug=slug)
    except Article.DoesNotExist:
        return get_object_or_404(articles, former_slugs__slug=slug)


def _moved_to(article, request):
    query = request.META.get("QUERY_STRING")
    return HttpResponsePermanentRedirect(
        article.get_absolute_url() + (f"?{query}" if query else "")
    )
