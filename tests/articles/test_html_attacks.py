"""Whatever an attacker writes into a body, nothing active is left of it."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from articles.bodies.html import ALLOWED, clean_html, first_sanitiser, second_sanitiser
from articles.bodies.tree import RENAMED
from tests.articles.bodies import ATTACKS, foreign, refused_addresses


@pytest.mark.parametrize("html", ATTACKS)
def test_an_attack_leaves_nothing_active(html):
    cleaned = clean_html(html)
    assert foreign(cleaned) == []
    assert refused_addresses(cleaned) == []
    assert clean_html(cleaned) == cleaned


@pytest.mark.parametrize("html", ATTACKS)
def test_each_sanitiser_alone_strips_an_attack(html):
    assert foreign(first_sanitiser(html), ALLOWED.keys() | RENAMED.keys()) == []
    assert foreign(second_sanitiser(html)) == []


@pytest.mark.parametrize("sanitiser", ["first_sanitiser", "second_sanitiser"])
def test_no_body_passes_without_either_sanitiser(sanitiser, monkeypatch):
    monkeypatch.setattr(f"articles.bodies.html.{sanitiser}", lambda html: f"seen by {sanitiser}")
    assert clean_html("<p>testo</p>") == f"seen by {sanitiser}"


def test_each_sanitiser_keeps_the_words_of_what_it_strips():
    assert first_sanitiser("<x-y>uno</x-y>") == second_sanitiser("<x-y>uno</x-y>") == "uno"


def test_the_attacks_are_attacks():
    harmless = [html for html in ATTACKS if not foreign(html)]
    assert len(ATTACKS) - len(harmless) >= 80
    assert len(set(ATTACKS)) == len(ATTACKS)


HOSTILE = st.one_of(
    st.sampled_from(ATTACKS),
    st.sampled_from([*ALLOWED, *RENAMED, "svg", "math", "style", "object", "span", "q:x"]).flatmap(
        lambda tag: st.sampled_from([f"<{tag}>", f"</{tag}>", f"<{tag}", f"<{tag}/>"])
    ),
    st.sampled_from(
        [
            *("<a href=/x>", "<a href='javascript:1'>", '<a title="', "'", '"', ">", "<", "&", "/"),
            *("<img src=/media/a>", "<img src=x>", "<figure><img src=/media/b>", "<!--", "-->"),
            *("&lt;", "&amp;lt", "&#1;", "&#13;", "&nbsp;", "&apos;", " ", "\n", "\r", "=", "]]>"),
            *(
                "<table>",
                "<tr>",
                "<td colspan=2>x",
                "<th rowspan=3 scope=row>",
                "<caption>y",
                "</table>",
            ),
            *("<td>x<td>y", "<pre>", "<thead>", "<tfoot>", "[nota: ", "]"),
            *("<![CDATA[", "</script>", "<blockquote cite=' https://é[/'>", "<ol start=2 type=a>"),
        ]
    ),
    st.text(max_size=4),
)


@hypothesis_settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(HOSTILE, max_size=14).map("".join))
def test_whatever_comes_in_only_what_is_allowed_goes_out_and_stays_so(html):
    cleaned = clean_html(html)
    assert foreign(cleaned) == []
    assert refused_addresses(cleaned) == []
    assert clean_html(cleaned) == cleaned
    assert second_sanitiser(cleaned) == cleaned
    closed = re.sub(r"<((?:img|br|hr)\b[^>]*)>", r"<\1/>", cleaned)
    ElementTree.fromstring(f"<body>{closed}</body>")  # noqa: S314
