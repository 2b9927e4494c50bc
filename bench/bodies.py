"""What it costs to clean a body: the worst that is taken or refused, against an ordinary one.

`make bench`. CPU seconds of one call, the least of three; the ratio holds on any machine.
"""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.core.exceptions import ValidationError

from articles.bodies.html import clean_html
from tests.articles.bombs import BOMBS

PARAGRAPH = (
    "<p>Il consiglio di “Roma” ha <strong>approvato</strong> ieri la delibera; "
    '<a href="https://example.org/a?b=1&amp;c=2">qui il testo</a>. '
    + "Parole comuni della città e così via. " * 6
    + "</p>"
)


def cost(html: str) -> float:
    """CPU seconds of cleaning or refusing `html`."""
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        try:
            clean_html(html)
        except ValidationError:
            pass
        best = min(best, time.process_time() - began)
    return best


def main():
    ordinary = cost(PARAGRAPH * (20_000 // len(PARAGRAPH)))
    say = sys.stdout.write
    say(f"{'ordinary body of 20 KB':<36} {ordinary:6.3f} s      1.0\n")
    for seconds, name in sorted(((cost(html), name) for name, html in BOMBS.items()), reverse=True):
        say(f"{name:<36} {seconds:6.3f} s {seconds / ordinary:8.1f}\n")


if __name__ == "__main__":
    main()
