"""A file of counts, line by line: which article, which day, how many visits. No database."""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple, TextIO

LONGEST = 4_000  # characters of a line
MOST = 10**12  # visits of an article and day

COLUMNS = ("id", "address", "day", "count")
NAMES = {
    "id": ("id", "article", "articolo"),
    "address": ("address", "url", "path", "page", "slug", "indirizzo", "pagina"),
    "day": ("day", "date", "giorno", "data"),
    "count": ("count", "visits", "views", "visite", "visualizzazioni"),
}
WITHOUT_HEADER = ("address", "day", "count")
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
COUNT = re.compile(r"\d{1,15}", re.ASCII)


class Line(NamedTuple):
    """What a line says; `article` is an address, a path, a slug or a key, as typed."""

    number: int
    article: str
    day: date
    visits: int


class Skipped(NamedTuple):
    """A line that says nothing, and why."""

    number: int
    reason: str


def read(file: TextIO, today: date) -> Iterator[Line | Skipped]:
    """Each line that is not empty, in the file's order; never more than one in memory.

    The first line may name the columns and tells the delimiter: a comma, a semicolon or a tab.
    """
    columns: tuple[str, ...] = ()
    for number, text in _pieces(file):
        if text is None:
            yield Skipped(number, f"longer than {LONGEST} characters")
            continue
        if not text.strip():
            continue
        if not columns:
            delimiter = max(",;\t", key=text.count)
            columns = _header(_cells(text, delimiter))
            if columns:
                continue
            columns = WITHOUT_HEADER
        yield _line(number, dict(zip(columns, _cells(text, delimiter), strict=False)), today)


def _pieces(file: TextIO) -> Iterator[tuple[int, str | None]]:
    """Lines by number, from 1; None for one that is too long."""
    number = 0
    while piece := file.readline(LONGEST):
        number += 1
        is_whole = piece.endswith("\n") or len(piece) < LONGEST
        yield number, piece if is_whole else None
        while not is_whole and (rest := file.readline(LONGEST)):
            is_whole = rest.endswith("\n")


def _cells(text: str, delimiter: str) -> list[str]:
    """Each line by itself: a quotation mark that was left open spoils no other."""
    line = text.rstrip("\n").replace("\r", " ")
    cells = next(csv.reader([line], delimiter=delimiter), [])
    return [cell.strip().removeprefix("'") for cell in cells]


def _header(cells: Iterable[str]) -> tuple[str, ...]:
    """The columns in their order, "" for one that is not ours; () where it names none of them."""
    by_name = {name: column for column, names in NAMES.items() for name in names}
    columns = tuple(by_name.get(cell.lower(), "") for cell in cells)
    return columns if {"day", "count"} <= set(columns) else ()


def _line(number: int, cells: dict[str, str], today: date) -> Line | Skipped:
    article = cells.get("address") or cells.get("id") or ""
    day, count = cells.get("day", ""), cells.get("count", "")
    if not article:
        return Skipped(number, "no address and no id")
    if not COUNT.fullmatch(count) or int(count) > MOST:
        return Skipped(number, f"“{count[:40]}” is no count")
    try:
        moment = date.fromisoformat(day) if DAY.fullmatch(day) else None
    except ValueError:
        moment = None
    if not moment:
        return Skipped(number, f"“{day[:40]}” is no day such as 2026-11-22")
    if moment > today:
        return Skipped(number, f"{day} is still to come")
    return Line(number, article, moment, int(count))


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "'")) else text
