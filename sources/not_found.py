"""How error pages word it, in Italian and English, that there is nothing at an address."""

import re
import unicodedata

PARTED = re.compile(r"\s[-‐–—/:]\s|[|·•»«]")  # what stands between a headline and its outlet
BESIDE_WORDS = re.compile(r"[^a-z0-9]+")

SORRY = r"(?:o+ps|uh oh|errore|error|attenzione|sorry|(?:siamo )?spiacenti|ci dispiace|we re sorry)"
THING = (
    r"(?:pagina|contenuto|articolo|notizia|documento|risorsa|indirizzo|url|file|post"
    r"|page|content|article|story|document|resource|address)"
)
ASKED = (
    r"(?:richiest[oa]|cercat[oa]|che (?:stai cercando|stavi cercando|cerchi|cercavi|hai richiesto"
    r"|hai cercato)|requested|(?:that )?you (?:requested|are looking for|were looking for))"
)
MISSING = (
    r"(?:(?:non|not) (?:e )?(?:stat[oa] )?(?:trovat[oa]|found)|non esiste(?: piu)?|inesistente"
    r"|(?:non e )?(?:non )?(?:piu )?disponibile|(?:e stat[oa] )?(?:rimoss|eliminat|cancellat)[oa]"
    r"|(?:was|could|can|cannot)(?: not)?(?: be)? found|(?:does not|doesn t|no longer) exists?"
    r"|(?:is )?(?:not|no longer) available|(?:is )?(?:unavailable|missing|gone)"
    r"|(?:was |has been )?(?:removed|deleted))"
)
STATUS = r"(?:(?:errore|error|codice|code|http|status|pagina|page) )*(?:404|410)"
NO_PAGE = (
    rf"(?:(?:la|il|l|lo|questa|questo|the|this) )?(?:requested )?{THING}(?: {ASKED})? {MISSING}"
)

ALL_OF_IT = re.compile(
    rf"(?:{SORRY} )*(?:{STATUS}(?: (?:{NO_PAGE}|not found|non trovat[oa]|gone|error))?"
    rf"|{NO_PAGE}|not found|non trovat[oa]|404 not found)"
)
PART_OF_IT = re.compile(rf"\b(?:{STATUS}|{NO_PAGE}|not found|non trovat[oa])\b|^{SORRY}\b")


def says_so(text: str) -> bool:
    """Whether a title or heading, or one side of a title, says only that nothing was found."""
    return any(ALL_OF_IT.fullmatch(part) for part in _parts(text))


def hints(text: str) -> bool:
    """Whether words like these stand somewhere in it: a story may have them, too."""
    return any(PART_OF_IT.search(part) for part in _parts(text))


def _parts(text: str) -> list[str]:
    return [_plain(text), *map(_plain, PARTED.split(text))]


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    unaccented = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return BESIDE_WORDS.sub(" ", unaccented).strip()
