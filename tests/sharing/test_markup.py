"""What a reader sees, and what one who listens hears."""

import re
from pathlib import Path

import html5lib
import pytest
from django.template import Context, Template
from django.utils.translation import override

from sharing.networks import DEFAULT, TABLE, Network

FRAGMENT = Path(__file__).parents[2] / "templates/sharing/_links.html"
TITLE = "Titolo & sottotitolo"
URL = "https://esempio.it/cronaca/titolo/"
NAMES = {
    "facebook": "Share on Facebook (opens in a new tab)",
    "whatsapp": "Send with WhatsApp (opens in a new tab)",
    "twitter": "Share on X (Twitter) (opens in a new tab)",
    "linkedin": "Share on LinkedIn (opens in a new tab)",
    "telegram": "Send with Telegram (opens in a new tab)",
    "email": "Send by Email",
}
NETWORKS = [row for row in TABLE.values() if isinstance(row, Network)]


def render(source="{% share_links title url %}", title=TITLE, url=URL, language="en"):
    with override(language):
        template = Template("{% load sharing %}" + source)
        return template.render(Context({"title": title, "url": url}))


def parse(html):
    """Strictly: a stray or unescaped character is an error, not a guess."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parseFragment(html)


def text(element):
    return "".join(element.itertext())


def seen(element):
    """The words that are not for the ear alone."""
    return "".join(
        (element.text or "") + "".join(seen(child) + (child.tail or "") for child in element)
        if element.get("class") != "visually-hidden"
        else ""
    )


def test_the_links_stand_in_the_known_order_with_their_labels():
    links = parse(render()).findall(".//a")
    assert [seen(link) for link in links] == [network.label for network in NETWORKS[:6]]


def test_a_link_is_called_by_its_label_and_announces_the_new_tab():
    for link, name in zip(parse(render()).iter("a"), NAMES.values(), strict=True):
        assert text(link) == name
        assert link.get("aria-label") is None


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("network", NETWORKS, ids=lambda network: network.key)
def test_every_language_names_the_network_in_the_action(network, language):
    with override(language):
        assert network.words.label == str(network.label)
        assert "".join(network.words) == str(network.action)


def test_links_open_a_tab_that_cannot_reach_back_and_are_not_endorsed():
    *links, mail = parse(render()).findall(".//a")
    for link in links:
        assert link.get("href").startswith("https://")
        assert link.get("target") == "_blank"
        assert link.get("rel") == "noopener nofollow"
    assert mail.get("href").startswith("mailto:")
    assert mail.get("target") is None


def test_the_block_is_a_region_named_by_its_heading():
    section = parse(render()).find("section")
    heading = section.find("h2")
    assert section.get("aria-labelledby") == heading.get("id")
    assert text(heading) == "Share"
    assert section.find("ul").get("role") == "list"


@pytest.mark.parametrize("keys", [list(DEFAULT), list(TABLE)[6:], list(TABLE)])
def test_icons_are_for_the_eye_only_and_exactly_those_that_are_used_exist(keys, settings):
    settings.SHARE_NETWORKS = keys
    page = parse(render())
    symbols = {symbol.get("id") for symbol in page.iter("symbol")}
    used = [use.get("href") for use in page.iter("use")]
    assert sorted(used) == sorted(f"#{symbol}" for symbol in symbols)
    for picture in page.iter("svg"):
        assert picture.get("aria-hidden") == "true"
        assert picture.get("focusable") == "false"


def test_ampersands_are_escaped_in_the_html():
    html = render()
    assert "&amp;url=https%3A" in html
    assert 'data-share-title="Titolo &amp; sottotitolo"' in html
    assert not re.search(r"&(?!amp;|lt;|gt;|quot;|#x27;)", html)


@pytest.mark.parametrize("title", ["Il caso {% endif %}", "{{ 7*7 }}", "{# via #}", "Sconti {% 50"])
def test_a_title_that_looks_like_a_template_prints_as_itself(title):
    assert parse(render(title=title)).find("section").get("data-share-title") == title


def test_a_title_that_looks_like_markup_stays_a_title():
    title = "\"><script>alert('1')</script>"
    page = parse(render(title=title))
    assert page.find(".//script") is None
    assert page.find("section").get("data-share-title") == title


def test_without_an_address_nothing_is_rendered():
    assert render(url="").strip() == ""


def test_two_blocks_on_a_page_share_the_icons_and_no_id():
    page = parse(
        render(
            '{% share_links title url %}{% share_links title url id="share-below" icons=False %}'
        )
    )
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(page.findall("section")) == 2
    assert len(ids) == len(set(ids))


def test_what_needs_a_script_is_hidden_until_one_runs():
    page = parse(render())
    for name in ("device", "copy", "address"):
        part = page.find(f".//*[@data-share='{name}']")
        assert "hidden" in part.attrib
    assert [text(button) for button in page.iter("button")] == ["Other options", "Copy link"]
    assert all(button.get("type") == "button" for button in page.iter("button"))


def test_a_site_that_prints_has_a_button_for_it_and_one_without_networks_has_no_block(settings):
    settings.SHARE_NETWORKS = ["mastodon", "print"]
    page = parse(render())
    assert [text(link) for link in page.iter("a")] == ["Share on Mastodon (opens in a new tab)"]
    assert [text(button) for button in page.iter("button")] == ["Other options", "Print"]
    settings.SHARE_NETWORKS = []
    assert render().strip() == ""


def test_a_site_may_learn_where_its_pages_were_shared(settings):
    settings.SHARE_CAMPAIGN = True
    page = parse(render())
    assert all("utm_campaign%3Dshare" in link.get("href") for link in page.iter("a"))
    assert page.find("section").get("data-share-url") == URL


def test_the_script_finds_its_words_in_the_markup():
    page = parse(render())
    assert page.find("section").get("data-share-url") == URL
    assert page.find(".//input").get("value") == URL
    status = page.find(".//*[@role='status']")
    assert status.get("data-share-copied") == "Link copied"
    assert text(status) == ""


def test_nothing_is_inline_and_nothing_is_requested():
    html = render()
    assert not re.search(r"\s(style|src|on\w+)=|<(script|style|img|link)\b", html)


def test_the_fragment_says_first_what_it_needs():
    first = FRAGMENT.read_text(encoding="utf-8").splitlines()[0]
    assert all(name in first for name in ("id", "links", "keys", "title", "url", "icons"))
