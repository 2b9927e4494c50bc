"""What machines read in the head of a page."""

import json

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from articles.addresses import absolute
from articles.metadata import card, origin
from articles.metadata.article import article_graph
from articles.metadata.lists import front_graph, list_graph

register = template.Library()
register.filter(origin.canonical)
register.filter(origin.robots)
register.simple_tag(card.card_image)

JSON_ESCAPES = {ord(c): f"\\u{ord(c):04X}" for c in "<>&\u2028\u2029"}


@register.simple_tag
def article_json_ld(article):
    return _json_ld(article_graph(article))


@register.simple_tag
def front_json_ld():
    return _json_ld(front_graph())


@register.simple_tag
def list_json_ld(title, path, subject=None):
    """`{% list_json_ld title path subject %}`: a list; the subject is what it lists by."""
    return _json_ld(list_graph(str(title), absolute(path), subject))


def _json_ld(facts):
    """No text of the facts can end the script element."""
    text = json.dumps(facts, ensure_ascii=False).translate(JSON_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308, escaped above
