from django import template
from django.template.loader import render_to_string
from django.utils import timezone

from articles import addresses, dates
from articles.bodies import rendering
from articles.models import Article, Section
from articles.pages.related import heading
from articles.templatetags.kept import kept

register = template.Library()
register.filter(dates.long_date)
register.filter(dates.long_moment)
register.filter(dates.weekday_date)
register.filter(dates.time_or_date)
register.filter(dates.month_name)
register.filter(addresses.absolute)
register.filter(addresses.month_address)
register.filter(dates.iso)
register.filter(rendering.as_read)


@register.simple_tag(takes_context=True)
def navigation(context):
    """The sections in their order, and the way to the search. One query, unless the view's
    context has them as `sections`."""
    subject, article = context.get("subject"), context.get("article")
    is_page_of_section = isinstance(subject, Section)
    here = subject if is_page_of_section else article and article.section
    sections = context.get("sections") or Section.objects.in_order()
    return kept(
        "articles/_navigation.html",
        sections=tuple((section.slug, section.name) for section in sections),
        here=here.slug if here else "",
        current="page" if is_page_of_section else "true",
    )


@register.simple_tag
def today():
    """The day of the site's time zone."""
    return timezone.localdate()


@register.simple_tag
def latest_articles(limit=3):
    """The newest public articles, as cards. One query."""
    return Article.objects.published().latest_first().for_cards()[:limit]


@register.simple_tag
def related_card(target, modifier=""):
    """The card of a RelatedCard, printed once for whatever it shows, or of an Article that
    `related_to` found."""
    if isinstance(target, Article):
        card = {"article": target, "heading": heading(target.kind)}
        return render_to_string("articles/_related_card.html", {"card": card, "modifier": modifier})
    day = timezone.localdate().isoformat()
    return kept("articles/_related_card.html", card=target, modifier=modifier, day=day)
