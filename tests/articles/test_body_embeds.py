"""Links to other services on a line of their own are cards, and nothing is loaded from there."""

import pytest
from django.utils import translation

from articles.bodies.embeds import SERVICES, service_of
from articles.bodies.html import clean_html, plain_text
from articles.bodies.rendering import with_cards
from tests import factories
from tests.pages import opened, words

KNOWN = {
    "https://www.youtube.com/watch?v=a1&t=3": "Video on YouTube",
    "https://m.youtube.com/shorts/a1": "Video on YouTube",
    "https://youtu.be/a1": "Video on YouTube",
    "https://www.youtube-nocookie.com/embed/a1": "Video on YouTube",
    "https://vimeo.com/channels/staffpicks/123": "Video on Vimeo",
    "https://www.dailymotion.com/video/x1": "Video on Dailymotion",
    "https://www.twitch.tv/videos/1": "Video on Twitch",
    "https://www.tiktok.com/@comune.prova/video/1": "Video on TikTok",
    "https://vm.tiktok.com/ZM1/": "Video on TikTok",
    "https://twitter.com/comune/status/1": "Post on X",
    "https://x.com/i/web/status/1": "Post on X",
    "https://www.instagram.com/p/a-1/": "Post on Instagram",
    "https://www.instagram.com/comune.prova/reel/a1/": "Post on Instagram",
    "https://www.threads.net/@comune/post/1": "Post on Threads",
    "https://bsky.app/profile/comune.example/post/1": "Post on Bluesky",
    "https://t.me/comune/12": "Post on Telegram",
    "https://www.reddit.com/r/italy/comments/a1/b/": "Post on Reddit",
    "https://it.linkedin.com/posts/a": None,
    "https://www.linkedin.com/posts/a": "Post on LinkedIn",
    "https://www.facebook.com/watch/?v=1": "Video on Facebook",
    "https://fb.watch/a1/": "Video on Facebook",
    "https://www.facebook.com/comune/posts/1": "Post on Facebook",
    "https://www.facebook.com/photo/?fbid=1": "Post on Facebook",
    "https://open.spotify.com/intl-it/track/1": "Audio on Spotify",
    "https://soundcloud.com/comune/inno": "Audio on SoundCloud",
    "https://www.spreaker.com/episode/a--1": "Audio on Spreaker",
    "https://podcasts.apple.com/it/podcast/a/id1": "Audio on Apple Podcasts",
    "https://www.google.com/maps/place/Roma": "Map on Google Maps",
    "https://maps.app.goo.gl/a1": "Map on Google Maps",
    "https://maps.google.it/?q=Roma": "Map on Google Maps",
    "https://www.openstreetmap.org/way/1": "Map on OpenStreetMap",
    "https://umap.openstreetmap.fr/it/map/a_1": "Map on uMap",
    "https://datawrapper.dwcdn.net/aB1cD/2/": "Chart on Datawrapper",
    "https://public.flourish.studio/visualisation/1/": "Chart on Flourish",
    "https://www.flickr.com/photos/comune/1": "Photo on Flickr",
}
STRANGE = [
    "https://www.youtube.com/",
    "https://www.youtube.com/@comune",
    "https://x.com/comune",
    "https://www.google.com/search?q=maps",
    "https://www.facebook.com/comune",
    "https://youtube.com.evil.example/watch?v=1",
    "https://youtube.com@evil.example/watch?v=1",
    "https://evil.example/https://youtube.com/watch?v=1",
    "https://[youtube.com/watch?v=1",
    "mailto:a@youtube.com",
    "/watch?v=1",
    "#youtube.com",
    "",
]


@pytest.mark.parametrize(("address", "label"), KNOWN.items(), ids=KNOWN)
def test_a_service_is_known_by_host_and_path(address, label):
    with translation.override(None):
        service = service_of(address)
        assert (service and service.label) == label


@pytest.mark.parametrize("address", STRANGE)
def test_what_only_looks_like_a_service_is_an_ordinary_link(address):
    assert service_of(address) is None


def test_every_service_is_tried_above():
    assert {service_of(address).name for address in KNOWN if KNOWN[address]} == {
        service.name for service in SERVICES
    }


VIDEO = "https://www.youtube.com/watch?v=a1&amp;t=3"


@pytest.mark.django_db
def test_a_link_alone_in_its_paragraph_becomes_a_card_that_loads_nothing():
    body = f'<p>Prima</p><p><a href="{VIDEO}">La <em>seduta</em> di “ieri”</a></p><p>Dopo</p>'
    article = factories.published(body=body)
    page = opened(article.get_absolute_url())
    card = page.one("p", class_="embed")
    assert words(card) == (
        "Video su YouTube. La seduta di “ieri”. "
        "Si apre su youtube.com; fino ad allora da lì non si carica nulla."
    )
    assert card.find("a").get("href") == "https://www.youtube.com/watch?v=a1&t=3"
    assert page.all("iframe") == page.all("object") == page.all("embed") == []
    article.refresh_from_db()
    assert article.body == clean_html(body)
    assert plain_text(article.body) == "Prima\nLa seduta di “ieri”\nDopo"


def test_an_address_is_no_title():
    card = with_cards(f'<p><a href="{VIDEO}" rel="noopener">{VIDEO}</a></p>')
    assert "embed__title" not in card
    assert card.count("youtube.com/watch") == 1


@pytest.mark.parametrize(
    "html",
    [
        f'<p>Si vede <a href="{VIDEO}">qui</a></p>',
        f'<p><a href="{VIDEO}">uno</a> <a href="{VIDEO}">due</a></p>',
        f'<h2><a href="{VIDEO}">uno</a></h2>',
        f'<ul><li><a href="{VIDEO}">uno</a></li></ul>',
        f'<p><a href="{VIDEO}"><img src="/media/a.jpg"></a></p>',
        '<p><a href="https://comune.example/watch?v=1">uno</a></p>',
        '<p><a href="/watch?v=1">uno</a></p>',
        f"<pre><code>&lt;p&gt;&lt;a href={VIDEO}</code></pre>",
    ],
)
def test_other_links_stay_links(html):
    body = clean_html(html)
    assert with_cards(body) == body


@pytest.mark.parametrize("words", ["&lt;b&gt;x&lt;/b&gt;", "&amp;lt;x", "“'&quot;", "{{ x }}"])
def test_no_word_of_a_card_becomes_markup(words):
    card = with_cards(clean_html(f'<p><a href="{VIDEO}" title="&gt;">{words}</a></p>'))
    assert "<b>" not in card and card.count("<p") == card.count("<a ") == 1
    assert plain_text(clean_html(card)).count("YouTube") == 1
