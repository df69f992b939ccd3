"""Which fields of a row or an object hold what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from summarizer.errors import UsageError


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIELDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "text": _words(
            "text body articletext articlebody fulltext maintext bodytext textbody contenttext plaintext "
            "cleanedtext articlecontent content article story rawtext rawcontent cleantext newstext "
            "extractedtext document transcript"
        ),
        "html": _words("contenthtml bodyhtml html htmlcontent rawhtml articlehtml pagehtml"),
        "title": _words("title headline webtitle articletitle heading newstitle titletext head subject"),
        "published": _words(
            "published publishedat publishdate datepublished datepublish publicationdate pubdate publishedon "
            "publisheddate publishedtime webpublicationdate firstpublicationdate firstpublished articledate "
            "newsdate postdate dateofpublication dated date timestamp datetime createdat createddate created"
        ),
        "publisher": _words(
            "publisher publishername outlet newspaper publication sitename site sourcename mediaoutlet "
            "newssource sourcedomain medianame provider source domain media"
        ),
        "author": _words("author authors byline authorname writer creator dccreator reporter"),
        "url": _words("url articleurl weburl canonicalurl permalink link sourceurl pageurl href uri"),
        "language": _words("language lang languagecode locale"),
    }
)
"""For each field of an article, the names under which exports have it, the best first; compared without
case and punctuation."""
_EXAMPLE = "write --columns text=body,title=headline"


@dataclass(frozen=True)
class Columns:
    """The user's own mapping: what of an article stands in which field."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Field of an article → name of a column, or a path such as ``source.name`` into nested objects."""

    @classmethod
    def parse(cls, text: str) -> Columns:
        """Read ``text=body,title=headline``.

        Raises:
            UsageError: a pair is malformed, or names a field that articles have not.
        """
        names: dict[str, str] = {}
        for pair in filter(None, (part.strip() for part in text.split(","))):
            key, sign, value = (part.strip() for part in pair.partition("="))
            if not (sign and value):
                raise UsageError(
                    f"--columns: {pair!r} is no pair", hint="write --columns text=body,title=headline"
                )
            if key not in FIELDS:
                raise UsageError(
                    f"--columns: an article has no field {key!r}", hint=f"there are: {', '.join(FIELDS)}"
                )
            names[key] = value
        if not names:
            raise UsageError("--columns: names no column", hint=_EXAMPLE)
        return cls(MappingProxyType(names))


def plain(name: str) -> str:
    """A field's name without case and punctuation."""
    return "".join(char for char in name.lower() if char.isalnum())
