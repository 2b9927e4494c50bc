"""The line of visits: in good words, the same from the template and from the quick way."""

import pytest
from django.template.loader import render_to_string
from django.test import override_settings
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from visits.line import line
from visits.numbers import Visits

CODES = {"it": "it", "en": "en-gb"}


def printed(visits, language):
    """By the template, in that language."""
    code = CODES[language]
    with override_settings(SITE_LANGUAGE=language, LANGUAGE_CODE=code), translation.override(code):
        return render_to_string("visits/_line.html", {"visits": visits})


FORMS = [
    ((1, 1), "Visite totali: 1 · 1 visita oggi", "Total views: 1 · 1 view today"),
    ((2, 1), "Visite totali: 2 · 1 visita oggi", "Total views: 2 · 1 view today"),
    ((0, 0), "Visite totali: 0 · nessuna visita oggi", "Total views: 0 · no views today"),
    (
        (1_234, 0),
        "Visite totali: 1.234 · nessuna visita oggi",
        "Total views: 1,234 · no views today",
    ),
    (
        (15_000, 12),
        "Visite totali: 15.000 · 12 visite oggi",
        "Total views: 15,000 · 12 views today",
    ),
    (
        (1_234_567, 1_000),
        "Visite totali: 1.234.567 · 1.000 visite oggi",
        "Total views: 1,234,567 · 1,000 views today",
    ),
]


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize(("numbers", "italian", "english"), FORMS)
def test_the_line_agrees_with_its_numbers_in_both_languages(numbers, italian, english, language):
    html = printed(Visits(*numbers), language)
    seen = {"it": italian, "en": english}[language]
    assert f'<span aria-hidden="true">{seen}</span>' in html
    assert f'<span class="visually-hidden">{seen.replace(" ·", ",")}</span>' in html


@pytest.mark.parametrize("language", CODES)
@given(
    total=st.integers(-(10**12), 10**12),
    today=st.one_of(st.sampled_from([0, 1, 2, 1_000_000]), st.integers(0, 10**12)),
)
def test_the_quick_line_is_the_template_s(language, total, today):
    visits = Visits(total, today)
    with override_settings(LANGUAGE_CODE=CODES[language]):
        assert line(visits).decode() == printed(visits, language).strip()


def test_the_language_of_the_site_decides_and_not_that_of_the_thread():
    with translation.override("en-gb"):
        assert b"Visite totali: 3 " in line(Visits(3, 1))


def test_numbers_that_cannot_be_had_leave_nothing():
    assert (
        line(None)
        == b""
        == render_to_string("visits/_line.html", {"visits": None}).strip().encode()
    )
