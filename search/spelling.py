"""Words to offer to who mistyped one: those of headlines, standfirsts and labels."""

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from search.analyser import spans
from search.models import Word

SHORTEST = 4  # letters of a word that is mended
FROM_HERE_TWO_FAULTS = 6
MOST_COMPARED = 5_000
MOST_MENDED = 3
MOST_OFFERED = 3


def learn(entries):
    """Know the words of these entries from now on."""
    seen = {}
    for entry in entries:
        for text in (entry.headline, entry.standfirst, *entry.labels):
            for start, end, folded in spans(text):
                if len(folded) >= SHORTEST and not folded.isdigit():
                    seen.setdefault(folded, text[start:end].lower())
    known = Word.objects.filter(pk__in=seen).values_list("pk", flat=True)
    # In one order, so that two who learn the same words at one moment do not wait for each other.
    new = [_word(folded, seen[folded]) for folded in sorted(seen.keys() - set(known))]
    Word.objects.bulk_create(new, ignore_conflicts=True)


def mended(typed, finds):
    """What was perhaps meant by `typed`, which finds nothing; "" if that finds nothing either.

    `finds` tells whether a text finds something that its reader may see: no word is offered that
    stands in hidden texts only.
    """
    text, faults = typed, 0
    for start, end, folded in reversed(list(spans(typed))):
        if len(folded) < SHORTEST or finds(typed[start:end]):
            continue
        faults += 1
        meant = next(filter(finds, _alike(folded)), None) if faults <= MOST_MENDED else None
        if not meant:
            return ""
        text = text[:start] + meant + text[end:]
    return text if text != typed and finds(text) else ""


def _alike(folded):
    """Known words few faults away, the nearest first."""
    faults = 2 if len(folded) >= FROM_HERE_TWO_FAULTS else 1
    nearby = Word.objects.filter(
        initial=folded[0], length__range=(len(folded) - faults, len(folded) + faults)
    )
    shown = dict(nearby.values_list("folded", "shown")[:MOST_COMPARED])
    near = process.extract(
        folded,
        shown.keys(),
        scorer=DamerauLevenshtein.distance,
        score_cutoff=faults,
        limit=MOST_OFFERED,
    )
    return [shown[word] for word, _, _ in near]


def _word(folded, shown):
    return Word(folded=folded, shown=shown, initial=folded[0], length=len(folded))
