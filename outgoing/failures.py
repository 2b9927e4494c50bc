"""Why another machine could not be asked, or gave no answer that could be used."""


class Failure(Exception):
    """No answer; `reason` is a short code to store, the message says it in words."""

    reason = "failed"

    def __init__(self, message: str, reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason or self.reason


class Blocked(Failure):
    """We do not ask there: an address that is not public, another scheme or port, a password."""

    reason = "blocked"


class Unreachable(Failure):
    """No name, no connection, or no HTTP: `dns`, `connection`, `protocol`, `encoding`.

    Also redirects that lead nowhere: `loop`, `redirects` (too many), `location` (none).
    """

    reason = "connection"


class BadCertificate(Unreachable):
    """The machine cannot prove that it is the one named in the address."""

    reason = "certificate"


class TooSlow(Unreachable):
    """The time for one step, or for all of it, is over."""

    reason = "slow"


class TooLong(Failure):
    """The body is longer than the caller wants to read."""

    reason = "long"
