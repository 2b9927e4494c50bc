"""How much HTML is taken: what is too long, too full of markup or too deep is refused at once."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from articles.bodies import html as module
from articles.bodies.html import (
    MAX_LENGTH,
    MAX_MARKS,
    MAX_NESTING,
    clean_html,
    paragraphs,
    plain_text,
)
from tests.articles.bodies import refusal
from tests.articles.bombs import BOMBS


def test_a_text_as_long_as_the_limit_is_accepted():
    assert clean_html("x" * MAX_LENGTH) == "x" * MAX_LENGTH


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("x" * (MAX_LENGTH + 1), "too_long"),
        ("\u00a0" * (MAX_LENGTH // 5), "too_complex"),
        ("<br>" * (MAX_MARKS["<"] + 1), "too_complex"),
        ('<img src="/media/x" alt="">' * (MAX_MARKS['="'] // 2 + 1), "too_complex"),
        ("&eacute;" * (MAX_MARKS["&"] + 1), "too_complex"),
        ("<sub><sup>" * (MAX_NESTING // 2) + "<s>x", "too_deep"),
        ("<a href=/x>" + "<div>x</div>" * 1400, "too_complex"),  # the link goes into each
        ("<ul>" * MAX_NESTING + "x", "too_deep"),  # items are added between the lists
        ("<ul>" + "x<p>y</p>" * 2400, "too_complex"),
    ],
)
def test_too_much_is_refused_with_a_message(html, code):
    error = refusal(html)
    assert error.code == code
    with translation.override(None):  # in the words of the source
        (message,) = error.messages
    assert message.startswith("The text ")
    assert "%" not in message


def test_a_text_that_grows_too_long_when_cleaned_is_refused():
    long_title = f'<a href="/x" title="{"y" * 29_000}">' + "<p>x</p>" * 20 + "</a>"
    assert refusal(long_title).code == "too_long"


def test_the_spans_of_word_do_not_count():
    count = MAX_MARKS["<"] // 2
    assert clean_html("<p><span lang=IT>x</span></p>" * count) == "<p>x</p>" * count


def test_nesting_up_to_the_limit_is_accepted():
    html = "<blockquote>" * (MAX_NESTING - 1) + "<p>x</p>" + "</blockquote>" * (MAX_NESTING - 1)
    assert clean_html(html) == html


def test_plain_text_and_paragraphs_are_bounded_too():
    for read in (plain_text, paragraphs):
        with pytest.raises(ValidationError):
            read("<b>" * 50_000)


@pytest.mark.parametrize("name", BOMBS)
def test_no_sanitiser_is_given_more_than_the_bounds(name, monkeypatch):
    given = []
    for sanitiser in ("first_sanitiser", "second_sanitiser"):
        clean = getattr(module, sanitiser)
        monkeypatch.setattr(
            module, sanitiser, lambda text, clean=clean: given.append(text) or clean(text)
        )
    try:
        clean_html(BOMBS[name])
    except ValidationError as error:
        assert error.code in ("too_long", "too_complex", "too_deep")
    for text in given:
        assert len(text) <= MAX_LENGTH
        assert all(text.count(mark) <= limit for mark, limit in MAX_MARKS.items())
