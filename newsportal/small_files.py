"""The small files that programs look for at fixed addresses."""

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from articles.addresses import absolute
from newsportal import crawlers
from newsportal.reservation import reservation


def small_file(view):
    """Read only, kept for an hour, then asked for again with its ETag."""
    return require_safe(cache_control(public=True, max_age=3600)(conditional_page(view)))


@small_file
def robots(request):
    refused = crawlers.refused(settings.AI_TRAINING, settings.AI_SEARCH, settings.AI_FETCH)
    sitemaps = [absolute(reverse(name)) for name in ("sitemap", "news-sitemap")]
    closed = [reverse("admin:index"), reverse("articles:search")]
    return plain(crawlers.robots_txt(closed, refused, sitemaps))


@small_file
def tdm_reservation(request):
    return JsonResponse([{"location": "/", **reservation()}], safe=False)


@small_file
def security(request):
    """Where to report a weakness (RFC 9116); Http404 while no SECURITY_CONTACT is set."""
    contact = settings.SECURITY_CONTACT
    if not contact:
        raise Http404
    # A file is out of date after a year; the first of the month keeps it the same for a while.
    this_month = timezone.localdate().replace(day=1)
    expires = this_month.replace(year=this_month.year + 1)
    languages = sorted({settings.SITE_LANGUAGE, "en"}, key=settings.SITE_LANGUAGE.__ne__)
    return plain(
        f"Contact: {contact if ':' in contact else f'mailto:{contact}'}\n"
        f"Expires: {expires:%Y-%m-%d}T00:00:00Z\n"
        f"Preferred-Languages: {', '.join(languages)}\n"
        f"Canonical: {absolute(reverse('security'))}\n"
    )


@small_file
def humans(request):
    return plain(
        "/* TEAM */\n"
        f"Newspaper: {settings.SITE_NAME}\n"
        f"Newsroom: {absolute(reverse('articles:newsroom'))}\n"
        f"Contacts: {absolute(reverse('articles:contacts'))}\n\n"
        "/* SITE */\n"
        f"Language: {settings.SITE_LANGUAGE}\n"
        "Software: Newsportal, Django\n"
    )


@small_file
def ads(request):
    """The record of a site that sells no advertisements: nobody may sell any in its name."""
    return plain("placeholder.example.com, placeholder, DIRECT, placeholder\n")


@small_file
def manifest(request):
    """How the site looks on a phone's home screen."""
    facts = {
        "name": settings.SITE_NAME,
        "short_name": Truncator(settings.SITE_NAME).chars(12),
        "lang": settings.LANGUAGE_CODE,
        "start_url": reverse("articles:front"),
        "scope": reverse("articles:front"),
        "id": reverse("articles:front"),
        "display": "minimal-ui",
        "background_color": settings.COLOURS["PAPER_COLOUR"],
        "theme_color": settings.COLOURS["ACCENT_COLOUR"],
        "icons": [
            {"src": static("icon.svg"), "sizes": "any", "type": "image/svg+xml"},
            *(
                {
                    "src": static(f"icons/icon-{size}.png"),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": "any maskable",
                }
                for size in (192, 512)
            ),
        ],
    }
    return JsonResponse(facts, content_type="application/manifest+json")


@small_file
def opensearch(request):
    """How a browser searches this site from its address bar."""
    facts = {
        "short_name": Truncator(settings.SITE_NAME).chars(16),
        "search": absolute(reverse("articles:search")),
        "suggestions": absolute(reverse("articles:search-suggestions")),
        "address": absolute(reverse("opensearch")),
        "icon": absolute(reverse("favicon")),
    }
    return render(
        request,
        "newsportal/opensearch.xml",
        facts,
        content_type="application/opensearchdescription+xml; charset=utf-8",
    )


@small_file
def icon(request, name, content_type):
    """A picture that browsers and phones ask for without having been told its address."""
    picture = settings.BASE_DIR / "static" / "icons" / name
    return HttpResponse(picture.read_bytes(), content_type=content_type)


def plain(text):
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
