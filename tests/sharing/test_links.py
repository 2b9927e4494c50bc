"""What leaves for a network: exact addresses, and titles that must arrive as they were."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.links import ShareLink, ascii_url, share_links
from sharing.networks import DEFAULT, TABLE, Deed
from sharing.titles import clean

HEADLINE = "Artisti contro lo “sfruttamento” di Sora, rilasciato il modello per protesta"
URL = "https://esempio.it/tecnologia/artisti-contro-lo-sfruttamento-di-sora/"
KEYS = [key for key, row in TABLE.items() if not isinstance(row, Deed)]
NO_TITLE = {"facebook", "linkedin"}  # they read it from the page
JOINED = {"whatsapp", "email", "bluesky", "mastodon"}  # title and address in one text

# What the networks were seen to accept. Written out by hand: when one moves, its line changes.
VECTORS = {
    "facebook": "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fesempio.it%2Ftecnologia%2Fartisti-contro-lo-sfruttamento-di-sora%2F",
    "whatsapp": "https://api.whatsapp.com/send?text=Artisti%20contro%20lo%20%E2%80%9Csfruttamento%E2%80%9D%20di%20Sora%2C%20rilasciato%20il%20modello%20per%20protesta%0Ahttps%3A%2F%2Fesempio.it%2Ftecnologia%2Fartisti-contro-lo-sfruttamento-di-sora%2F",
    "twitter": "https://x.com/intent/tweet?text=Artisti%20contro%20lo%20%E2%80%9Csfruttamento%E2%80%9D%20di%20Sora%2C%20rilasciato%20il%20modello%20per%20protesta&url=https%3A%2F%2Fesempio.it%2Ftecnologia%2Fartisti-contro-lo-sfruttamento-di-sora%2F",
    "linkedin": "https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fesempio.it%2Ftecnologia%2Fartisti-contro-lo-sfruttamento-di-sora%2F",
    "telegram": "https://t.me/share/url?url=https%3A%2F%2Fesempio.it%2Ftecnologia%2Fartisti-contro-lo-sfruttamento-di-sora%2F&text=Artisti%20contro%20lo%20%E2%80%9Csfruttamento%E2%80%9D%20di%20Sora%2C%20rilasciato%20il%20modello%20per%20protesta",
    "email": "mailto:?subject=Artisti%20contro%20lo%20%E2%80%9Csfruttamento%E2%80%9D%20di%20Sora%2C%20rilasciato%20il%20modello%20per%20protesta&body=Artisti%20contro%20lo%20%E2%80%9Csfruttamento%E2%80%9D%20di%20Sora%2C%20rilasciato%20il%20modello%20per%20protesta%0D%0Ahttps%3A%2F%2Fesempio.it%2Ftecnologia%2Fartisti-contro-lo-sfruttamento-di-sora%2F",  # noqa: E501
    "bluesky": "https://bsky.app/intent/compose?text=Artisti%20contro%20lo%20%E2%80%9Csfruttamento%E2%80%9D%20di%20Sora%2C%20rilasciato%20il%20modello%20per%20protesta%0Ahttps%3A%2F%2Fesempio.it%2Ftecnologia%2Fartisti-contro-lo-sfruttamento-di-sora%2F",
    "mastodon": "https://share.joinmastodon.org/#text=Artisti%20contro%20lo%20%E2%80%9Csfruttamento%E2%80%9D%20di%20Sora%2C%20rilasciato%20il%20modello%20per%20protesta%0Ahttps%3A%2F%2Fesempio.it%2Ftecnologia%2Fartisti-contro-lo-sfruttamento-di-sora%2F",
    "threads": "https://www.threads.com/intent/post?text=Artisti%20contro%20lo%20%E2%80%9Csfruttamento%E2%80%9D%20di%20Sora%2C%20rilasciato%20il%20modello%20per%20protesta&url=https%3A%2F%2Fesempio.it%2Ftecnologia%2Fartisti-contro-lo-sfruttamento-di-sora%2F",
    "reddit": "https://www.reddit.com/submit?url=https%3A%2F%2Fesempio.it%2Ftecnologia%2Fartisti-contro-lo-sfruttamento-di-sora%2F&title=Artisti%20contro%20lo%20%E2%80%9Csfruttamento%E2%80%9D%20di%20Sora%2C%20rilasciato%20il%20modello%20per%20protesta",
}

# Title as typed, title as it must arrive.
HARD_TITLES = [
    ("A & B <b>#1</b> 100% “è” l\u2019Austria + l'Italia (ok)! 😀",) * 2,
    ("Sconti {% 50",) * 2,
    ("Il caso {% endif %}",) * 2,
    ("{{ 7*7 }}",) * 2,
    ("Titolo su\ndue righe", "Titolo su due righe"),
    ("«È già qui», dice il «capo»",) * 2,
    ("صباح الخير يا إيطاليا",) * 2,
    ("a" * 200,) * 2,
    ("",) * 2,
    ("😀🎉👩‍🚀",) * 2,
    ("Leggi https://esempio.it/a?b=1&c=2#d subito",) * 2,
    ("Spazio%20scritto a mano",) * 2,
    ("50% di sconto",) * 2,
]


def hrefs(title, url=URL, keys=tuple(TABLE), campaign=False):
    links = share_links(title, url, keys, campaign)
    return {link.network.key: link.href for link in links if isinstance(link, ShareLink)}


def carried(key, href):
    """Title and address as the network reads them, after decoding once."""
    parts = urlsplit(href)
    pairs = dict(parse_qsl(parts.query or parts.fragment, keep_blank_values=True))
    if key in JOINED:
        title, _, url = pairs.get("body", pairs.get("text")).rpartition("\n")
        return title.removesuffix("\r"), url
    return pairs.get("text", pairs.get("title", "")), pairs.get("u") or pairs["url"]


def assert_well_formed(href):
    """Decoders differ in +, & and #: none of them may be left to interpretation."""
    assert href.isascii()
    assert not re.search(r"[\s+]", href)
    address, _, query = href.partition("#" if "#" in href else "?")
    assert not re.search("[?&#]", address)
    for pair in query.split("&"):
        assert re.fullmatch(r"(u|url|text|title|subject|body)=([\w.~-]|%[0-9A-F]{2})+", pair)


def test_the_networks_keep_the_order_readers_know():
    offered = [getattr(link, "network", link).key for link in share_links(HEADLINE, URL)]
    assert offered == list(DEFAULT) == [*list(VECTORS)[:6], "copy"]


def test_a_site_chooses_its_networks_and_their_order():
    assert list(hrefs(HEADLINE, keys=["reddit", "copy", "facebook"])) == ["reddit", "facebook"]
    (deed,) = share_links(HEADLINE, URL, ["print"])
    assert deed == TABLE["print"]


def test_every_link_leads_to_the_network_itself():
    """A scheme of an app's own is an error page where the app is missing; a redirect, a tab."""
    assert all(href.startswith(("https://", "mailto:?")) for href in hrefs(HEADLINE).values())
    assert set(VECTORS) == set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_a_headline_makes_exactly_the_known_address(key):
    assert hrefs(HEADLINE)[key] == VECTORS[key]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(("typed", "arriving"), HARD_TITLES)
def test_a_hard_title_arrives_as_it_was(key, typed, arriving):
    href = hrefs(typed)[key]
    assert_well_formed(href)
    title, url = carried(key, href)
    assert url == URL
    assert title == ("" if key in NO_TITLE else arriving)


@pytest.mark.parametrize("key", KEYS)
def test_an_address_with_query_and_fragment_arrives_whole(key):
    address = "https://esempio.it/a/?x=1&y=2#z"
    href = hrefs(HEADLINE, address)[key]
    assert_well_formed(href)
    assert carried(key, href)[1] == address


@settings(deadline=None)  # a busy machine is no fault of the links
@given(title=st.text(), path=st.text())
def test_any_title_and_any_path_arrive(title, path):
    address = ascii_url(f"https://esempio.it/{path}")
    assert address.isascii()
    assert ascii_url(address) == address
    for key, href in hrefs(title, f"https://esempio.it/{path}").items():
        assert_well_formed(href)
        arriving, url = carried(key, href)
        assert url == address
        assert arriving.removesuffix("…") in clean(title)


def test_an_empty_title_leaves_no_empty_parameter():
    assert hrefs(" \n\u200b")["twitter"] == hrefs("")["twitter"]
    assert "text" not in hrefs("")["twitter"]
    assert hrefs("")["whatsapp"].startswith("https://api.whatsapp.com/send?text=https%3A%2F%2F")


@pytest.mark.parametrize("nothing", ["", "  ", "\n"])
def test_without_an_address_there_is_nothing_to_share(nothing):
    assert share_links(HEADLINE, nothing) == []


@pytest.mark.parametrize(
    "address", ["/cronaca/titolo/", "esempio.it", "//esempio.it/a", "javascript:alert(1)", "https:"]
)
def test_an_address_that_would_be_dead_elsewhere_is_refused(address):
    with pytest.raises(ValueError, match="absolute"):
        share_links(HEADLINE, address)


@pytest.mark.parametrize(
    ("written", "shared"),
    [
        ("https://esempio.it/è/", "https://esempio.it/%C3%A8/"),
        ("https://esempio.it/%C3%A8/", "https://esempio.it/%C3%A8/"),
        ("https://esempio.it/50%/a b", "https://esempio.it/50%25/a%20b"),
        ("https://caffè.it/è", "https://xn--caff-8oa.it/%C3%A8"),
        (" https://esempio.it/?q=a+b&c=[1]#d ", "https://esempio.it/?q=a+b&c=[1]#d"),
    ],
)
def test_an_address_becomes_ascii_and_is_never_encoded_twice(written, shared):
    assert ascii_url(written) == shared


def test_encoded_bytes_of_the_address_survive_the_one_decoding():
    href = hrefs(HEADLINE, "https://esempio.it/è/")["facebook"]
    assert href.endswith("u=https%3A%2F%2Fesempio.it%2F%25C3%25A8%2F")
    assert unquote(href).endswith("u=https://esempio.it/%C3%A8/")


@pytest.mark.parametrize(
    ("typed", "arriving"),
    [
        ("  due \t spazi\u00a0e\u2028righe ", "due spazi e righe"),
        ("so\u00adft\u200b\ufeff\u0000", "soft"),
        ("\u202eribaltato\u202c \u2066isolato\u2069", "ribaltato isolato"),
        ("👩\u200d🚀 e ❤\ufe0f\u200d🔥", "👩\u200d🚀 e ❤\ufe0f\u200d🔥"),
        ("a\u200db \u200d 😀\u200d", "ab 😀"),
        ("mezzo \ud83d carattere", "mezzo carattere"),
    ],
)
def test_invisible_characters_stay_behind_but_emoji_stay_whole(typed, arriving):
    assert clean(typed) == arriving
