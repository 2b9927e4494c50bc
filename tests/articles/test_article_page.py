"""The article page: what stands on it, in which words and in which order."""

from datetime import timedelta

import pytest
import time_machine

from articles.models import Byline, Correction, SourceLink
from tests import factories
from tests.articles.cast import MORNING, feature, sign
from tests.pages import opened, words

pytestmark = pytest.mark.django_db


def page_of(article):
    return opened(article.get_absolute_url())


def published(**facts):
    return page_of(factories.published(**facts))


def test_everything_stands_in_the_order_readers_expect():
    with time_machine.travel(MORNING + timedelta(hours=3), tick=False):
        article = feature()
        factories.published("Il prossimo pezzo", tags=["ponti"])
        factories.published("Un altro pezzo", tags=["ponti"], hours_ago=9)
        page = page_of(article)
    in_order = [
        "Vai al contenuto",
        "Newsportal",
        "Tecnologia",
        "Viabilità",
        "Riapre il ponte vecchio",
        "Due corsie e un marciapiede più largo.",
        "di Anna Neri, Bruno Sala e Carla Monti",
        "Montefalda",
        "22 novembre 2026, ore 9:05",
        "Aggiornato il 22 novembre 2026, ore 11:05",
        "4 min di lettura",
        "Condividi",
        "Facebook",
        "WhatsApp",
        "X (Twitter)",
        "LinkedIn",
        "Telegram",
        "La campagna dopo il temporale.",
        "Foto: Anna Neri / Prova",
        "Rettifica 22 novembre 2026, ore 9:05 Il ponte è lungo 80 metri.",
        "Il primo a passare è stato il 7 barrato",
        "Rettifica 22 novembre 2026, ore 9:05 Il sindaco è in carica dal 2021.",
        "Fonte: Il ponte, Agenzia Prova (A. Po) · comune.it",
        "ponti",
        "Visite totali: 1 · 1 visita oggi",
        "Continua a leggere",
        "Il prossimo pezzo",
        "Condividi",
        "Torna su",
    ]
    rest = words(page.one("body"))
    for part in in_order:
        before, found, rest = rest.partition(part)
        assert found, f"“{part}” is missing, or stands before “{before[-60:]}”"


def test_the_landmarks_are_there_once():
    page = page_of(feature())
    for tag in ("main", "h1"):
        assert len(page.all(tag)) == 1
    assert page.one("main").get("id") == "content"
    assert page.one("a", class_="skip-link").get("href") == "#content"
    assert page.one("p", class_="to-top").find("a").get("href") == "#top"
    assert page.one("html").get("id") == "top"
    assert page.one("html").get("lang") == "it"


def test_what_an_article_does_not_have_leaves_no_trace():
    page = published(body="<p>Breve.</p>")
    for class_ in ("kicker", "standfirst", "place", "updated", "minutes", "byline"):
        assert page.all(class_=f"article__{class_}") == []
    for class_ in ("figure", "correction", "sources", "tags", "related"):
        assert page.all(class_=class_) == []


@pytest.mark.parametrize(
    ("names", "byline"),
    [
        (["Anna Neri"], "di Anna Neri"),
        (["Anna Neri", "Bruno Sala"], "di Anna Neri e Bruno Sala"),
        (["Anna Neri", "Bruno Sala", "Carla Monti"], "di Anna Neri, Bruno Sala e Carla Monti"),
    ],
)
def test_the_byline_joins_names_as_italians_do(names, byline):
    article = factories.published()
    sign(article, *names)
    page = page_of(article)
    assert page.says(class_="article__byline") == byline
    assert [words(a) for a in page.all("a", rel="author")] == names
    assert page.all("a", rel="author")[0].get("href") == "/author/anna-neri/"


def test_a_role_follows_its_name_without_a_space_before_the_comma():
    article = factories.published()
    sign(article, "Anna Neri", "Bruno Sala", "Carla Monti")
    Byline.objects.filter(author__name="Anna Neri").update(role="da Bruxelles")
    assert page_of(article).says(class_="article__byline") == (
        "di Anna Neri da Bruxelles, Bruno Sala e Carla Monti"
    )


@pytest.mark.parametrize(
    ("words_in_body", "minutes"), [(219, None), (220, "1"), (221, "2"), (660, "3"), (661, "4")]
)
def test_the_reading_time_is_rounded_up_and_hidden_below_a_minute(words_in_body, minutes):
    page = published(body=f"<p>{'parola ' * words_in_body}</p>")
    expected = [f"{minutes} min di lettura"] if minutes else []
    assert [words(e) for e in page.all(class_="article__minutes")] == expected


@pytest.mark.parametrize(("minutes", "told"), [(10, False), (11, True)])
def test_an_update_is_told_when_it_came_later_than_the_first_minutes(minutes, told):
    updated = MORNING + timedelta(minutes=minutes)
    page = published(published_at=MORNING - timedelta(days=365), updated_at=None)
    assert page.all(class_="article__updated") == []
    with time_machine.travel(MORNING + timedelta(hours=1), tick=False):
        page = published(published_at=MORNING, updated_at=updated)
    assert bool(page.all(class_="article__updated")) == told


def test_moments_carry_their_offset_for_machines():
    with time_machine.travel(MORNING, tick=False):
        page = published(published_at=MORNING)
    moment = page.one(class_="article__meta").find(".//time")
    assert moment.get("datetime") == "2026-11-22T09:05:00+01:00"
    assert words(moment) == "22 novembre 2026, ore 9:05"


@pytest.mark.parametrize(
    ("link", "printed"),
    [
        ({"outlet": "Ansa"}, "Fonte: Ansa"),
        ({}, "Fonte: esempio.it"),
        ({"label": "Il titolo", "outlet": "Ansa"}, "Fonte: Il titolo, Ansa"),
        ({"label": "Il titolo", "author": "A. Po"}, "Fonte: Il titolo, esempio.it (A. Po)"),
        ({"author": "A. Po", "outlet": "Ansa"}, "Fonte: Ansa (A. Po)"),
    ],
)
def test_a_source_is_named_by_what_is_known_of_it(link, printed):
    article = factories.published()
    source = factories.outlet(link.pop("outlet")) if "outlet" in link else None
    url = "https://www.esempio.it/a?b=1&c=2#d"
    SourceLink.objects.create(article=article, url=url, source=source, **link)
    sources = page_of(article).one(class_="sources")
    assert words(sources) == printed
    assert sources.find(".//a").get("href") == url
    assert sources.find(".//a").get("rel") is None


def test_sources_keep_the_order_the_newsroom_gave_them():
    article = factories.published()
    for position, host in ((2, "c.it"), (0, "a.it"), (1, "b.it")):
        SourceLink.objects.create(article=article, url=f"https://{host}/", position=position)
    assert page_of(article).says(class_="sources") == "Fonte: a.it · b.it · c.it"


@pytest.mark.parametrize(
    ("kind", "word"),
    [("correction", "Rettifica"), ("update", "Aggiornamento"), ("clarification", "Precisazione")],
)
def test_a_correction_says_what_it_is_and_when_it_was_made(kind, word):
    article = factories.published()
    Correction.objects.create(
        article=article, kind=kind, text="Era falso.\n\nÈ vero.", made_at=MORNING
    )
    correction = page_of(article).one(class_="correction")
    assert words(correction) == f"{word} 22 novembre 2026, ore 9:05 Era falso. È vero."
    assert correction.find(".//time").get("datetime") == "2026-11-22T09:05:00+01:00"


def test_only_a_long_article_offers_its_share_links_twice():
    assert len(published(body=f"<p>{'parola ' * 599}</p>").all(class_="share")) == 1
    assert len(published(body=f"<p>{'parola ' * 600}</p>").all(class_="share")) == 2


def test_typed_quotation_marks_survive_byte_for_byte():
    headline = "Artisti contro lo “sfruttamento” di Sora, rilasciato il modello per protesta"
    text = "“Burattini delle pubbliche relazioni“, dicono i ‘manifestanti’  ©TM/IMAGO"
    page = published(headline=headline, body=f"<p>{text}</p>")
    assert page.says("h1") == headline
    assert text in "".join(page.one(class_="article__body").itertext())


def test_a_figure_in_the_body_gets_its_credit_from_the_library():
    photo = factories.photo(credit="Bruno Sala / Prova")
    figure = (
        f'<figure><img src="/media/x.jpg" data-file="{photo.pk}">'
        "<figcaption>Parole <em>mie</em> & altre</figcaption></figure>"
    )
    body = published(body=f"<p>Testo.</p>{figure}").one(class_="article__body")
    assert words(body.find(".//figcaption")) == "Parole mie & altre Foto: Bruno Sala / Prova"
    assert body.find(".//img").get("alt") == photo.alt
    assert body.find(".//img").get("loading") == "lazy"


@pytest.mark.parametrize(
    "image", ['<img src="/media/x.jpg" data-file="999999">', '<img src="/media/x.jpg">']
)
def test_a_figure_without_a_picture_in_the_library_is_left_out(image):
    page = published(body=f"<p>Testo.</p><figure>{image}<figcaption>C</figcaption></figure>")
    assert page.says(class_="article__body") == "Testo."
