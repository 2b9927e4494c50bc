"""Where a CDN keeps copies of the pages: a page says itself that it is being looked at."""

from django.conf import settings
from django.db import Error
from django.http import HttpResponse, HttpResponseForbidden, HttpResponseNotFound, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.models import Article
from visits.cap import Cap
from visits.counting import opened, record_uncounted
from visits.openings import Reason
from visits.templatetags.visits import total_visits, visits_today

cap = Cap(most=60)


@csrf_exempt  # it knows its own pages by what browsers say of them; a token would be a cookie
@never_cache
@require_POST
def seen(request, article_id):
    """Count a visit and answer the numbers in words, for the eyes and for the ears.

    403 unless one of our own pages asks, 429 for too many from one address, 404 unless the article
    is public. One query; the request's body is never read. As its Referer the script names the page
    of ours that led here, where one did; else none.
    """
    if not asked_by_our_page(request.headers):
        return HttpResponseForbidden()
    if cap.is_over(request.META):
        record_uncounted(Reason.REFUSED)
        return HttpResponse(status=429, headers={"Retry-After": "60"})
    if not may_be_public(article_id):
        return HttpResponseNotFound()
    visits = opened(request.META, article_id)
    words = [total_visits(visits), visits_today(visits)] if visits else []
    return JsonResponse({"texts": [" · ".join(words), ", ".join(words)]})


def asked_by_our_page(headers):
    """What a browser says of who asks; scripts of other sites cannot change it."""
    site = headers.get("Sec-Fetch-Site", "same-origin")  # not sent by some, nor without https
    return headers.get("Origin") == settings.SITE_URL and site == "same-origin"


def may_be_public(article_id):
    """While the database is away, a visit of whatever it is waits in the journal."""
    try:
        return Article.objects.published().filter(pk=article_id).exists()
    except Error:
        return True
