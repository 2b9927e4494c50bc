"""The cards of networks, as they will be drawn from what is in the form."""

import io
from base64 import b64decode

import pytest
from PIL import Image

from newsdesk.share_cards import NETWORKS, cards_of
from tests import factories
from tests.newsdesk.pages import ARTICLES, change, desk, opened
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return desk(factories.staff("Editor"))


def cards(client, form, address):
    answer = client.post(address, form)
    assert answer.status_code == 200
    return Page(answer.content.decode())


def test_five_networks_show_headline_and_picture_as_typed(editor):
    article = factories.draft("Prima", photo=factories.photo())
    form = opened(editor, change(article)) | {
        "headline": "Riapre il ponte",
        "standfirst": "Due corsie in più.",
    }
    page = cards(editor, form, change(article, "share_cards"))
    names = [network.name for network in NETWORKS]
    assert names == ["Facebook", "WhatsApp", "X", "LinkedIn", "Telegram"]
    assert [head.text for head in page.all("h2")] == names
    assert page.text.count("Riapre il ponte") == 5
    assert page.text.count("Due corsie in più.") == 3
    sources = {picture.get("src") for picture in page.all("img")}
    assert len(sources) == 1 and sources.pop().startswith("/media/")


def test_without_a_picture_the_drawn_card_is_shown(editor):
    form = opened(editor, f"{ARTICLES}add/") | {"headline": "Senza foto"}
    page = cards(editor, form, f"{ARTICLES}add/share-cards/")
    start, _, drawing = page.all("img")[0].get("src").partition(",")
    assert start == "data:image/jpeg;base64"
    assert Image.open(io.BytesIO(b64decode(drawing))).size == (1200, 630)


def test_the_picture_whose_rights_have_ended_is_not_shown(editor):
    article = factories.draft(photo=factories.photo(rights_until="2020-01-01"))
    page = cards(editor, opened(editor, change(article)), change(article, "share_cards"))
    assert page.all("img")[0].get("src").startswith("data:")


def test_a_headline_that_networks_cut_is_said(editor):
    long = "Una parola dopo l’altra " * 4
    form = opened(editor, f"{ARTICLES}add/") | {"headline": long}
    page = cards(editor, form, f"{ARTICLES}add/share-cards/")
    assert "Il titolo è tagliato dopo 68 caratteri." in page.text
    assert "tagliato dopo 110" not in page.text


def test_each_network_cuts_where_it_does():
    article = factories.draft("x" * 199, standfirst="y" * 390)
    for network, card in zip(NETWORKS, cards_of(article), strict=True):
        assert len(card.headline) == network.headline
        assert len(card.description) == network.description
        assert card.is_cut
