"""Addresses in texts that leave the site."""

import pytest

from articles.feeds.html import with_whole_addresses
from tests import factories
from tests.articles.feeds import SITE, json_feed

PAGE = f"{SITE}/sport/gara/"


@pytest.mark.parametrize(
    ("html", "whole"),
    [
        ('<a href="/sport/">x</a>', f'<a href="{SITE}/sport/">x</a>'),
        ('<a href="#nota">x</a>', f'<a href="{PAGE}#nota">x</a>'),
        ('<a title="a > b" href="/x">x</a>', f'<a title="a > b" href="{SITE}/x">x</a>'),
        ('<a href="https://a.it/b?c=/d">x</a>', '<a href="https://a.it/b?c=/d">x</a>'),
        ('<a href="mailto:a@b.it">x</a>', '<a href="mailto:a@b.it">x</a>'),
        ('<blockquote cite="/x">y</blockquote>', f'<blockquote cite="{SITE}/x">y</blockquote>'),
        ('<img alt="" src="/media/a.jpg">', f'<img alt="" src="{SITE}/media/a.jpg">'),
        (
            '<source srcset="/media/a.webp 480w, /media/b.webp 960w">',
            f'<source srcset="{SITE}/media/a.webp 480w, {SITE}/media/b.webp 960w">',
        ),
        ('<p>href="/no" src="#no"</p>', '<p>href="/no" src="#no"</p>'),
        ('<img title="a src=" alt="/no">', '<img title="a src=" alt="/no">'),
        ("", ""),
    ],
)
def test_addresses_become_whole(html, whole):
    assert with_whole_addresses(html, PAGE) == whole
    assert with_whole_addresses(whole, PAGE) == whole


@pytest.mark.django_db
def test_links_and_pictures_of_a_body_are_whole():
    figure = f'<figure><img src="/media/x.jpg" data-file="{factories.photo().pk}"></figure>'
    factories.published(
        body=f'<p><a href="/sport/">Qui</a> e <a href="#la">là</a>.[nota: E poi?]</p>{figure}'
    )
    (item,) = json_feed("/feed/json/")["items"]
    html = item["content_html"]
    assert f'href="{SITE}/sport/"' in html
    assert f'href="{item["url"]}#la"' in html
    assert f'src="{SITE}/media/' in html
    assert "E poi?" in html and "[nota" not in html
    assert '="/' not in html and '="#' not in html and ", /" not in html
