"""What a container says of an article besides its text."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.domain.article import Bases, MetadataBasis, Published


@dataclass(frozen=True)
class Declared:
    """Metadata beside the text: of a feed's item, an e-mail's head, a row, a document's properties."""

    basis: MetadataBasis
    """Of every field that is set."""
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: Published | None = None
    language: str | None = None
    url: str | None = None

    @property
    def bases(self) -> Bases:
        """The basis of each field that is set."""

        def basis(value: str | None) -> MetadataBasis | None:
            return None if value is None else self.basis

        return Bases(
            title=basis(self.title),
            publisher=basis(self.publisher),
            author=basis(self.author),
            language=basis(self.language),
            url=basis(self.url),
        )
