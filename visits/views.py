from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from articles.addresses import absolute
from visits.ranking import Window, rankings

NAMES = {
    Window.TODAY: _("Today"),
    Window.WEEK: _("Last 7 days"),
    Window.MONTH: _("Last 30 days"),
    Window.EVER: _("Of all time"),
}


@cache_control(no_cache=True)
@require_safe
def most_read_page(request):
    """The four lists for readers. One query, and those of lists that are a minute old."""
    found = rankings(*Window)
    context = {
        "lists": [(window.name.lower(), NAMES[window], found.lists[window]) for window in Window],
        "updated_at": found.updated_at,
        "is_empty": not any(found.lists.values()),
    }
    return render(request, "visits/most_read.html", context)


@require_safe
@cache_control(public=True, no_cache=True)
@conditional_page
def most_read_json(request):
    """The same for machines; docs/operations.md describes it."""
    found = rankings(*Window)
    facts = {"updated": found.updated_at.isoformat(timespec="seconds")}
    for window in Window:
        facts[window.name.lower()] = [
            {
                "headline": article.headline,
                "url": absolute(article.get_absolute_url()),
                "visits": visits,
            }
            for article, visits in found.lists[window]
        ]
    return JsonResponse(facts, json_dumps_params={"ensure_ascii": False})
