"""What the checker would have found at the demo's sources. Nobody is asked: the names are no hosts.

Each page is looked at as often as the calendar has it, from the publication of its article on.
"""

from collections.abc import Iterable
from datetime import datetime

from articles.models import SourceLink
from sources.findings import take_in
from sources.jobs import begun
from sources.looking import Look
from sources.models import SourceCheck

State = SourceCheck.State
TARIFF = "https://agenziafalda.example/2026/tariffa-rifiuti-un-voto"
REPORT = "https://osservatoriofalda.example/rapporti/abitare-in-provincia"
LEFT = (REPORT,)  # what the moderator lets be

# By address: what is found from which look on; before that, the page of the link's label.
FOUND: dict[str, dict[int, Look]] = {
    TARIFF: {
        0: Look(
            State.ALIVE,
            200,
            title="Montefalda, la tariffa sui rifiuti passa per un voto",
            text="Tredici sì e dodici no: dopo sette ore di seduta il consiglio comunale di"
            " Montefalda ha approvato la tariffa puntuale. Ogni svuotamento in più del secchio"
            " grigio costerà 1,90 euro. Si parte a gennaio.",
        ),
        2: Look(
            State.ALIVE,
            200,
            title="Montefalda, la tariffa sui rifiuti passa per due voti",
            text="Quattordici sì e dodici no: dopo sette ore di seduta il consiglio comunale di"
            " Montefalda ha approvato la tariffa puntuale. Ogni svuotamento in più del secchio"
            " grigio costerà 1,90 euro. Si parte a marzo. (Corregge il voto e la data.)",
        ),
    },
    REPORT: {
        2: Look(State.ALIVE, 200, title="Abitare in provincia, rapporto annuale: seconda edizione")
    },
    "https://corrierecastelrovo.example/cronaca/galleria-monte-calvo-lavori": {
        2: Look(
            State.MOVED,
            200,
            "moved",
            "https://corrierecastelrovo.example/archivio/2026/galleria-monte-calvo-lavori",
            title="Monte Calvo, tutti gli orari dei bus",
        )
    },
    "https://quaderniditecnica.example/automazione/carrelli-autonomi-in-ospedale": {
        2: Look(
            State.MOVED,
            200,
            "moved",
            "https://quaderniditecnica.example/fascicolo-12/carrelli-autonomi-in-ospedale",
            title="Carrelli autonomi in ospedale, che cosa si è imparato",
        )
    },
    "https://radiovaldombra.example/paese/addio-sciovia": {3: Look(State.GONE, 410, "http_410")},
    "https://gazzettavaldombra.example/territorio/costa-nera-taglio": {
        2: Look(State.GONE, 404, "http_404")
    },
    "https://corrierecastelrovo.example/economia/zincheria-filtro-di-lana": {
        2: Look(State.GONE, 404, "http_404"),
        5: Look(State.ALIVE, 200),
    },
    "https://istitutotigli.example/avvisi/sedi-provvisorie": {
        3: Look(State.SOFT_GONE, 200, "words", title="Pagina non trovata")
    },
    "https://presadiretta-silo.example/orari": {3: Look(State.UNREACHABLE, reason="dns")},
    "https://gazzettavaldombra.example/sport/tarroni-tre-colli": {
        0: Look(State.CLOSED, 403, "http_403")
    },
}


def look_at(links: Iterable[SourceLink], now: datetime) -> None:
    """Keep for each link what all looks up to `now` would have found; two queries each."""
    for link in links:
        check = begun(link, link.article.published_at)
        found = Look(State.ALIVE, 200, title=link.label or link.article.headline)
        number = 0
        while check.next_at <= now:
            found = FOUND.get(link.url, {}).get(number, found)
            take_in(check, found, check.next_at)
            number += 1
        check.settled_at = check.checked_at if link.url in LEFT else None
        check.weigh()
        check.save()
