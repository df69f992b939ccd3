"""Words, sentences and folded text, each with offsets that lead back to the source.

Every offset is a code-point offset, every end is exclusive, every function is pure.
"""

from summarizer.wording.alleging import alleges
from summarizer.wording.folding import Folded, Span, contains, fold, folded, joins, surely_at
from summarizer.wording.leading import leads_back
from summarizer.wording.remembered import remembered
from summarizer.wording.sentences import Word, covering, pieces, quoted, sentences, texts, words
from summarizer.wording.shingles import copies, sketch, without
from summarizer.wording.terms import (
    LEAD_INS,
    STOP_WORDS,
    content_words,
    listed,
    shorten,
    small_article,
    stem,
    without_lead_in,
)
from summarizer.wording.vocabulary import is_common

__all__ = [
    "LEAD_INS",
    "STOP_WORDS",
    "Folded",
    "Span",
    "Word",
    "alleges",
    "contains",
    "content_words",
    "copies",
    "covering",
    "fold",
    "folded",
    "is_common",
    "joins",
    "leads_back",
    "listed",
    "pieces",
    "quoted",
    "remembered",
    "sentences",
    "shorten",
    "sketch",
    "small_article",
    "stem",
    "surely_at",
    "texts",
    "without",
    "without_lead_in",
    "words",
]
