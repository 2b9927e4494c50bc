"""Every reason that a look can give has words for a moderator."""

import re
from pathlib import Path

import pytest

from sources import reasons
from sources.reasons import in_words

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("folder", ["outgoing", "sources"])
def test_every_code_has_words(folder):
    texts = [path.read_text() for path in (ROOT / folder).glob("*.py")]
    given = re.compile(r'(?:Blocked|Unreachable|TooSlow)\(\s*f?"[^"]*", "(\w+)"|reason="(\w+)"')
    codes = {first or second for text in texts for first, second in given.findall(text)}
    assert codes
    assert codes <= set(reasons.WORDS)


@pytest.mark.parametrize(
    ("reason", "words"),
    [("http_418", "418"), ("", ""), ("a moderator's words", "a moderator's words")],
)
def test_a_reason_without_words_of_its_own(reason, words):
    assert words in str(in_words(reason))


@pytest.mark.parametrize("reason", [*reasons.WORDS, *(f"http_{code}" for code in reasons.STATUSES)])
def test_a_reason_with_words(reason):
    assert str(in_words(reason)).endswith(".")
