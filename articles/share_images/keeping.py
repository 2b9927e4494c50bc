"""Share images are drawn when first asked for, and kept.

They are kept outside of the uploaded files, which anyone may ask for by name: the headline of a
withdrawn article must go with it. Each article has one, so that a flood of requests draws no more
than there are headlines.
"""

from hashlib import blake2b
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.urls import reverse

from articles.models import Article
from articles.share_images.drawing import Dress, drawn

DESIGN = 1  # one more whenever drawing.py draws something else
INK = "#1b1a17"


def address(article: Article) -> str:
    """The path of its share image: another one as soon as it would look different."""
    return reverse("articles:share-image", args=[article.guid, version(article)])


def version(article: Article) -> str:
    facts = repr((DESIGN, article.headline, *_dress()))
    return blake2b(facts.encode("utf-8", "replace"), digest_size=8).hexdigest()


def kept(article: Article) -> bytes:
    """The JPEG, drawn at most once for each version; the former ones are removed."""
    path = _folder(article) / f"{version(article)}.jpg"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        drawing = picture(article)
        _keep(path, drawing)
        return drawing


def picture(article: Article) -> bytes:
    """The JPEG, drawn and not kept. About 40 ms."""
    return drawn(article.headline, _dress())


def _keep(path: Path, drawing: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    former = set(path.parent.glob("*.jpg")) - {path}
    draft = path.with_suffix(f".{uuid4().hex}")  # several threads may draw it at once
    draft.write_bytes(drawing)
    draft.replace(path)  # whole from its first moment
    for file in former:
        file.unlink(missing_ok=True)


def _folder(article) -> Path:
    name = article.guid.hex
    return settings.VAR_DIR / "share-images" / name[:2] / name


def _dress() -> Dress:
    colours = settings.COLOURS
    return Dress(settings.SITE_NAME, colours["PAPER_COLOUR"], INK, colours["ACCENT_COLOUR"])
