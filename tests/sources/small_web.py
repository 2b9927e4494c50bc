"""A small web of this machine, which is told what to answer."""

from datetime import timedelta

from sources.looking import look

PAGE = """<!doctype html><html lang=it><title>Crolla il ponte - Il Giornale</title>
<meta property="og:title" content="Crolla il ponte">
<article><h1>Crolla il ponte</h1><p>Due i feriti, città ferma.</p></article>"""
OTHER = PAGE.replace("Crolla", "Riapre")
ERROR = "<title>Il Giornale</title><h1>Ops, qualcosa è andato storto</h1><p>Prova la ricerca."
STORY = "/2026/11/ponte"
HOUR = timedelta(hours=1)


def found(web, path=STORY, *known, **options):
    return look(web.address(path), *known, client=web.client(**options))


def sibling_of(web, path=STORY):
    """The nonsense address that was asked for besides `path`."""
    (sibling,) = [asked for asked, _ in web.asked if asked != path]
    return sibling
