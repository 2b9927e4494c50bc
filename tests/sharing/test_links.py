"""What leaves for a network: exact addresses, and titles that must arrive as they were."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.links import ascii_url, share_links
from sharing.titles import clean, weight

HEADLINE = "Artisti contro lo “sfruttamento” di Sora, rilasciato il modello per protesta"
URL = "https://esempio.it/tecnologia/artisti-contro-lo-sfruttamento-di-sora/"
KEYS = ["facebook", "whatsapp", "twitter", "linkedin", "telegram"]

# What the networks were seen to accept. Written out by hand: when one moves, its line changes.
VECTORS = {
    "facebook": "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fesempio.it%2Ftecnologia%2Fartisti-contro-lo-sfruttamento-di-sora%2F",
    "whatsapp": "https://api.whatsapp.com/send?text=Artisti%20contro%20lo%20%E2%80%9Csfruttamento%E2%80%9D%20di%20Sora%2C%20rilasciato%20il%20modello%20per%20protesta%0Ahttps%3A%2F%2Fesempio.it%2Ftecnologia%2Fartisti-contro-lo-sfruttamento-di-sora%2F",
    "twitter": "https://x.com/intent/tweet?text=Artisti%20contro%20lo%20%E2%80%9Csfruttamento%E2%80%9D%20di%20Sora%2C%20rilasciato%20il%20modello%20per%20protesta&url=https%3A%2F%2Fesempio.it%2Ftecnologia%2Fartisti-contro-lo-sfruttamento-di-sora%2F",
    "linkedin": "https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fesempio.it%2Ftecnologia%2Fartisti-contro-lo-sfruttamento-di-sora%2F",
    "telegram": "https://t.me/share/url?url=https%3A%2F%2Fesempio.it%2Ftecnologia%2Fartisti-contro-lo-sfruttamento-di-sora%2F&text=Artisti%20contro%20lo%20%E2%80%9Csfruttamento%E2%80%9D%20di%20Sora%2C%20rilasciato%20il%20modello%20per%20protesta",
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


def hrefs(title, url=URL):
    return {link.network.key: link.href for link in share_links(title, url)}


def carried(key, href):
    """Title and address as the network reads them, after decoding once."""
    pairs = dict(parse_qsl(urlsplit(href).query, keep_blank_values=True))
    if key == "whatsapp":
        title, _, url = pairs["text"].rpartition("\n")
        return title, url
    return pairs.get("text", ""), pairs.get("u") or pairs["url"]


def assert_well_formed(href):
    """Decoders differ in +, & and #: none of them may be left to interpretation."""
    assert href.isascii()
    assert not re.search(r"[\s+#]", href)
    for pair in urlsplit(href).query.split("&"):
        assert re.fullmatch(r"(u|url|text)=([\w.~-]|%[0-9A-F]{2})+", pair)


def test_the_networks_keep_the_order_readers_know():
    assert list(hrefs(HEADLINE)) == KEYS


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
    assert title == ("" if key in {"facebook", "linkedin"} else arriving)


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEADLINE, 76),
        ("«È» “ok” l\u2019", 11),
        ("…", 2),
        ("😀", 2),
        ("漢字", 4),
        ("vai su esempio.it", 7 + 23),
        ("3.500 euro", 10),
    ],
)
def test_a_title_weighs_what_x_says(text, expected):
    assert weight(text) == expected


@pytest.mark.parametrize("word", ["parola", "漢字", "😀", "esempio.it", "«è»"])
def test_a_long_title_is_cut_for_x_where_a_word_ends(word):
    title, url = carried("twitter", hrefs(f"{word} " * 100)["twitter"])
    assert url == URL
    assert title.endswith(f"{word}…")
    assert set(title.removesuffix("…").split()) == {word}
    assert 280 - 24 - weight(f"{word} …") < weight(title) <= 280 - 24


def test_a_title_of_exactly_the_limit_is_not_cut():
    assert carried("twitter", hrefs("a" * 256)["twitter"])[0] == "a" * 256
    assert carried("twitter", hrefs("a" * 257)["twitter"])[0] == "a" * 254 + "…"


def test_the_cut_leaves_no_punctuation_hanging():
    assert carried("twitter", hrefs("a" * 250 + ", (bcdefghi")["twitter"])[0] == "a" * 250 + "…"


def test_four_hundred_characters_arrive_where_there_is_room():
    title = "quattro " * 49 + "quattro!"
    assert carried("whatsapp", hrefs(title)["whatsapp"])[0] == title
    assert carried("telegram", hrefs(title)["telegram"])[0] == title


@pytest.mark.parametrize("title", ["😀 " * 400, "è" * 5_000, "parola " * 5_000])
def test_no_link_grows_to_two_thousand_characters(title):
    for key, href in hrefs(title).items():
        assert len(href) < 2_000
        assert carried(key, href)[1] == URL


def test_an_address_too_long_for_a_network_is_not_cut_but_not_offered_there():
    base = "https://esempio.it/"
    assert list(hrefs(HEADLINE, base + "a" * (1_024 - len(base)))) == KEYS
    longer = hrefs(HEADLINE, base + "a" * (1_025 - len(base)))
    assert list(longer) == ["facebook", "whatsapp", "twitter", "telegram"]
    assert hrefs(HEADLINE, base + "a" * 2_000) == {}
