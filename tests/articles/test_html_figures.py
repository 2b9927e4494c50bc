"""Pictures of a body stand in figures, and come from our own library."""

import pytest

from articles.bodies.html import clean_html
from tests.articles.bodies import PICTURE

CAPTION = '<figcaption class="figure-caption">Foto</figcaption>'


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        (
            f"<figure><div><p>{PICTURE}</p></div><figcaption><p>Foto</p></figcaption></figure>",
            f'<figure class="figure">{PICTURE}{CAPTION}</figure>',
        ),
        (
            f"<figure><figcaption>Foto</figcaption>\n{PICTURE}\n</figure>",
            f'<figure class="figure">{PICTURE}{CAPTION}</figure>',
        ),
        (
            f'<figure><a href="/x">{PICTURE}</a></figure>',
            f'<figure class="figure"><a href="/x" rel="noopener">{PICTURE}</a></figure>',
        ),
        (
            f"<figure>{PICTURE}<figcaption><p>uno</p><p>due</p><p></p></figcaption></figure>",
            f'<figure class="figure">{PICTURE}<figcaption class="figure-caption">uno<br>due'
            "</figcaption></figure>",
        ),
        (
            f"<figure>{PICTURE}<figcaption> </figcaption></figure>",
            f'<figure class="figure">{PICTURE}</figure>',
        ),
        (
            f"<figure><figure>{PICTURE}</figure><figure>{PICTURE}</figure>"
            "<figcaption>Foto</figcaption></figure>",
            f'<figure class="figure">{PICTURE}</figure>' * 2 + "<p>Foto</p>",
        ),
        (
            f"<figure>{PICTURE}<p>testo</p><figcaption>Foto</figcaption></figure>",
            f"{PICTURE}<p>testo</p><p>Foto</p>",
        ),
        (
            "<figure><table><tr><td>12</table><figcaption>Voti</figcaption></figure>",
            "<p>12</p><p>Voti</p>",
        ),
        (f"<p>{PICTURE}</p><p>a</p>", f"{PICTURE}<p>a</p>"),
        (f"<p>a {PICTURE} b</p>", f"<p>a {PICTURE} b</p>"),
    ],
)
def test_a_figure_is_one_picture_with_its_caption(html, cleaned):
    assert clean_html(html) == cleaned


@pytest.mark.parametrize(
    "source",
    [
        "https://example.org/media/a.jpg",
        "//example.org/media/a.jpg",
        "/static/a.jpg",
        "/media",
        "/media/../admin/",
        "/media/%2e%2e/admin/",
        "/media/.%2E/admin/",
        "media/a.jpg",
        "/mediaè/a.jpg",
        "data:image/png;base64,AAAA",
        "",
    ],
)
def test_a_picture_from_elsewhere_goes_and_its_caption_stays(source):
    figure = f'<figure><img src="{source}"><figcaption>Foto <b>Rossi</b></figcaption></figure>'
    assert clean_html(figure) == "<p>Foto <strong>Rossi</strong></p>"
    assert clean_html(f'<p>a</p><img src="{source}">') == "<p>a</p>"
