"""How error pages word it, and how stories do not."""

import pytest

from sources.not_found import hints, says_so

ERRORS = """
404
Error 404
Errore 404
Pagina 404
HTTP 404
404 Not Found
404 – Page not found | The Daily
Pagina non trovata
Pagina non trovata - L'Eco di Montefalda
L'Eco di Montefalda | La pagina non è stata trovata
La pagina richiesta non esiste
La pagina che cerchi non esiste più
La pagina che stai cercando non è disponibile
Ops! Pagina non trovata
OOPS! Page not found
Ooops… Errore 404: pagina non trovata
Articolo non trovato
Articolo non più disponibile
Contenuto non disponibile
Contenuto rimosso
L'articolo è stato rimosso
Notizia non trovata » Cronaca
Page Not Found
Page not found · GitHub Pages
The page you requested was not found
The page you are looking for does not exist
This page doesn't exist
Sorry, this page is not available
We're sorry: page no longer available
The requested page could not be found
The article has been removed
This content is no longer available
410 Gone
Not found
Non trovato
""".strip().splitlines()

STORIES = """
Crolla il ponte di Montefalda: due feriti
Peugeot 404, ritorno di un mito
Trovata la pagina perduta di Leopardi
La pagina bianca
Il sindaco cerca l'articolo della delibera, mai trovato in archivio
Perché compare l'errore 404 e che cosa significa
Page not found: the story of the lost library
Articolo 18, che cosa cambia
The article that changed everything
Error in the budget of the town
Errore giudiziario, libero dopo vent'anni
Sorry, we missed you – il film di Ken Loach
Documento programmatico non ancora disponibile online
""".strip().splitlines()

PLAIN = STORIES[:1] + STORIES[2:5] + STORIES[7:9]


@pytest.mark.parametrize("title", ERRORS)
def test_error_pages_say_so(title):
    assert says_so(title)
    assert hints(title)


@pytest.mark.parametrize("title", STORIES)
def test_stories_do_not(title):
    assert not says_so(title)


@pytest.mark.parametrize(
    "title",
    [
        "Spiacenti",
        "Ops! Qualcosa è andato storto",
        "Page not found: the story of the lost library",
        "Perché compare l'errore 404 e che cosa significa",
    ],
)
def test_some_words_raise_a_doubt(title):
    assert hints(title)


@pytest.mark.parametrize("title", PLAIN)
def test_most_stories_raise_none(title):
    assert not hints(title)


@pytest.mark.parametrize("text", ["", " ", "|", "–", "…", "404" * 10_000, "la pagina " * 5_000])
def test_odd_texts_say_nothing(text):
    assert not says_so(text)
