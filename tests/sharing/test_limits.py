"""What each network has room for, what a campaign adds, and which networks a site may choose."""

import pytest

from sharing import networks
from sharing.links import share_links
from sharing.networks import TABLE
from sharing.titles import graphemes, weight
from tests.sharing.test_links import HEADLINE, KEYS, URL, assert_well_formed, carried, hrefs

ROOM_FOR_TITLE = {
    "twitter": 280 - 24,
    "bluesky": 300 - len(URL) - 1,
    "mastodon": 500 - len(URL) - 1,
    "threads": 500,
    "reddit": 300,
}


@pytest.mark.parametrize(("key", "room"), ROOM_FOR_TITLE.items())
def test_a_title_of_exactly_the_limit_is_not_cut(key, room):
    assert carried(key, hrefs("a" * room)[key])[0] == "a" * room
    cut, url = carried(key, hrefs("a" * (room + 1))[key])
    assert cut.endswith("a…")
    assert len(cut) <= room
    assert url == URL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("perché", 6),
        ("perche\u0301", 6),
        ("👩\u200d🚀", 1),
        ("👍🏽", 1),
        ("❤\ufe0f", 1),
        ("🇮🇹", 2),  # one for readers: a flag counts twice rather than a long text once
        ("", 0),
    ],
)
def test_characters_are_counted_as_readers_see_them(text, expected):
    assert graphemes(text) == expected


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


def test_the_cut_leaves_no_punctuation_hanging():
    assert carried("twitter", hrefs("a" * 250 + ", (bcdefghi")["twitter"])[0] == "a" * 250 + "…"


def test_four_hundred_characters_arrive_where_there_is_room():
    title = "quattro " * 49 + "quattro!"
    for key in ("whatsapp", "telegram", "threads", "mastodon"):
        assert carried(key, hrefs(title)[key])[0] == title


@pytest.mark.parametrize("title", ["😀 " * 400, "è" * 5_000, "parola " * 5_000])
def test_no_link_grows_to_two_thousand_characters(title):
    for key, href in hrefs(title).items():
        assert len(href) < 2_000
        assert carried(key, href)[1] == URL


def test_an_address_too_long_for_a_network_is_not_cut_but_not_offered_there():
    base = "https://esempio.it/"
    assert "linkedin" in hrefs(HEADLINE, base + "a" * (1_024 - len(base)))
    assert "bluesky" in hrefs(HEADLINE, base + "a" * (300 - len(base)))
    assert "bluesky" not in hrefs(HEADLINE, base + "a" * (301 - len(base)))
    longer = hrefs(HEADLINE, base + "a" * (1_025 - len(base)))
    assert set(KEYS) - set(longer) == {"linkedin", "bluesky", "mastodon"}
    assert hrefs(HEADLINE, base + "a" * 2_000) == {}


@pytest.mark.parametrize("key", KEYS)
def test_a_campaign_adds_three_tags_and_nothing_else(key):
    tags = f"utm_source={key}&utm_medium=social&utm_campaign=share"
    href = hrefs(HEADLINE, f"{URL}?x=1#z", campaign=True)[key]
    assert_well_formed(href)
    assert carried(key, href)[1] == f"{URL}?x=1&{tags}#z"
    assert carried(key, hrefs(HEADLINE, campaign=True)[key])[1] == f"{URL}?{tags}"


def test_without_a_campaign_the_address_is_the_pages_own():
    for key, href in hrefs(HEADLINE).items():
        assert carried(key, href)[1] == URL


def test_a_mail_has_lines_that_mail_understands():
    (mail,) = share_links(HEADLINE, URL, ["email"])
    assert "%0D%0A" in mail.href
    assert "%20" in mail.href
    assert "+" not in mail.href


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["facebook", "myspace", "orkut"], "no such network: myspace, orkut; write some of"),
        (list(TABLE)[:9], "9 networks are too many; choose at most 8"),
        (["copy", "copy"], "twice"),
    ],
)
def test_a_choice_that_cannot_be_shown_is_refused_with_a_reason(keys, said):
    with pytest.raises(ValueError, match=said):
        networks.chosen(keys)


def test_a_site_may_choose_eight_or_none():
    assert networks.chosen(list(TABLE)[:8]) == list(TABLE)[:8]
    assert networks.chosen([]) == []
