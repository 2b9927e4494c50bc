"""The search page, and the headlines it suggests while a reader types."""

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.addresses import absolute
from articles.pages.searches import Search, public, words_of
from search.finding import complete


@require_safe
def search_page(request):
    """What is found for `?q=`; 404 for a page, section, tag or author that is not there."""
    return render(request, "articles/search.html", {"search": Search(request.GET)})


@require_safe
def suggestions(request):
    """Headlines that a reader may be typing, as browsers ask for them. Two queries at most."""
    typed = words_of(request.GET)
    articles = public(complete(typed, settings.SITE_LANGUAGE))
    answer = [
        typed,
        [article.headline for article in articles],
        [""] * len(articles),
        [absolute(article.get_absolute_url()) for article in articles],
    ]
    return JsonResponse(answer, safe=False, content_type="application/x-suggestions+json")
