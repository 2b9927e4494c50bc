"""The demo newspaper as it is written down: one TOML file a section beside this module."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Picture:
    scene: str
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True)
class Story:
    """An article of the demo; `hours_ago` is None for a draft and negative for a scheduled one."""

    key: str
    headline: str
    body: str
    kicker: str = ""
    standfirst: str = ""
    place: str = ""
    hours_ago: float | None = None
    weight: int = 1
    bylines: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    photo: Picture | None = None
    sources: list[dict] = field(default_factory=list)
    corrections: list[dict] = field(default_factory=list)


@dataclass(frozen=True)
class Part:
    name: str
    slug: str
    position: int
    description: str
    stories: list[Story]


def parts() -> list[Part]:
    """The sections with their stories, in their order; TypeError names a key that is unknown."""
    return sorted(map(_read, FOLDER.glob("*.toml")), key=lambda part: part.position)


def _read(path: Path) -> Part:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    stories = [_story(article) for article in data.pop("articles")]
    return Part(**data, stories=stories)


def _story(article: dict) -> Story:
    photo = article.pop("photo", None)
    return Story(**article, photo=Picture(**photo) if photo else None)
