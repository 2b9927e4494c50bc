"""What a view, or a middleware round it, says of a response that may be printed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Printed:
    """The response's attribute `printed`; a response without one is never kept.

    `until` is when the page ends by itself, in seconds since 1970; None means with the edition.
    `live` is what the hook EDITION_LIVE is asked with at every reading; its answer stands where
    the body says EDITION_PLACE. None means that the page says the same to everybody.
    """

    until: float | None = None
    live: int | None = None
