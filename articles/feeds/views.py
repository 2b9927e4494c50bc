import hashlib

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles.addresses import absolute
from articles.feeds.addresses import feeds_of
from articles.feeds.atom import Atom
from articles.feeds.items import items
from articles.feeds.json import Json
from articles.feeds.rss import Rss
from articles.models import Article, Author, Section, Tag
from photos.text import one_line

ITEMS = 50
LANGUAGES = {"it": "it-IT", "en": "en-GB"}
FORMS = {"RSS": Rss, "Atom": Atom, "JSON": Json}


@cache_control(no_cache=True)  # what is withdrawn is gone from the next answer
@require_safe
def feed(request, form, model=None, slug=None):
    """The newest public articles of the subject, or of the site, in that form; or 304.

    404 where the subject has no page. At most 7 queries, whatever there is.
    """
    subject = get_object_or_404(model, slug=slug) if model else None
    articles = list(_articles(subject).latest_first().for_page()[:ITEMS])
    if model is Tag and not articles:  # a tag that only drafts have would tell of them
        raise Http404
    address = feeds_of(subject)[form]
    written = _written(FORMS[form], subject, address, articles)
    content = written.writeString("utf-8")
    response = HttpResponse(content, content_type=written.content_type)
    response.headers["X-Robots-Tag"] = "noindex"  # full texts; the articles have their pages
    if settings.WEBSUB_HUB:
        response.headers["Link"] = f'<{settings.WEBSUB_HUB}>; rel="hub", <{address}>; rel="self"'
    return _unless_known(request, response, articles)


def _articles(subject):
    articles = Article.objects.published()
    match subject:
        case Section():
            return articles.in_section(subject)
        case Tag():
            return articles.tagged(subject)
        case Author():
            return articles.by(subject)
    return articles


def _written(form, subject, address, articles):
    """The feed as a SyndicationFeed. One query."""
    site, front = settings.SITE_NAME, absolute(reverse("articles:front"))
    description = getattr(subject, "description", "") or getattr(subject, "biography", "")
    result = form(
        title=f"{subject} – {site}" if subject else site,
        link=absolute(subject.get_absolute_url()) if subject else front,
        description=one_line(description) or _("The latest articles of %(site)s") % {"site": site},
        language=LANGUAGES[settings.SITE_LANGUAGE],
        author_name=site,
        author_link=front,
        feed_url=address,
        hub=settings.WEBSUB_HUB,
    )
    for facts in items(articles):
        result.add_item(**facts)
    return result


def _unless_known(request, response, articles):
    """The response, or 304 to whom has it.

    Whatever changes, the tag does. The time of the last change misses some, such as an article
    withdrawn from the middle: who sends no tag has to name that very time, not a later one.
    """
    tag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    moments = [moment for a in articles for moment in (a.published_at, a.modified_at)]
    changed = int(max(moments).timestamp()) if moments else None
    response.headers["ETag"] = tag
    if changed:
        response.headers["Last-Modified"] = http_date(changed)
    since = request.headers.get("If-Modified-Since")
    has_no_tag = since and "If-None-Match" not in request.headers
    if has_no_tag and since != response.headers.get("Last-Modified"):
        return response
    return get_conditional_response(request, tag, changed, response)
