"""A tree to the blocks that a reader sees, each with what the markup says of its place on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from summarizer.ingest.page.places import places_of
from summarizer.ingest.page.tree import Element
from summarizer.ingest.page_words import words_of

_BLOCK_TAGS = words_of(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table "
    "tbody thead tfoot tr ul caption search"
)
_CELLS = frozenset({"td", "th"})
_OPENING = _BLOCK_TAGS | _CELLS
_BOLD = frozenset({"b", "strong"})
_GAP = re.compile(r"\n\s*\n")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_EMBED = re.compile(
    r"twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-post|facebook-post|bluesky-embed|mastodon-embed|"
    r"reddit-(?:card|embed)|telegram-post|threads-post|text-post-media",
    re.IGNORECASE,
)


@dataclass
class PageBlock:
    """A run of text that stands by itself on the page."""

    text: str
    """As it is read: white space collapsed, a break of the line kept as a line end."""
    tag: str
    """The block element that it stands in."""
    places: frozenset[str]
    """What the names of the elements around it say: ``caption``, ``related``, ``byline``, ``aside``, ...
    Those of the page's outermost containers are left out."""
    near: frozenset[str]
    """The same of its own element and the one around it."""
    linked: int
    """Code points of its text that are links."""
    path: tuple[int, ...]
    """Numbers of the block elements that it stands in, from the outermost to its own."""
    names: tuple[str, ...]
    """Tag and class of each of them."""
    embed: int = 0
    """Number of the embedded post that it belongs to; 0 for none."""
    quoted: bool = False
    bold: bool = False
    """Whether all of it is set in bold."""

    key: str = field(default="", repr=False)
    """Its text without white space, for comparing."""

    @property
    def container(self) -> int:
        """Number of the element around its own: siblings share it."""
        return self.path[-2] if len(self.path) > 1 else 0

    @property
    def heading(self) -> bool:
        """Whether it is marked up as a heading."""
        return self.tag in _HEADINGS

    @cached_property
    def words(self) -> int:
        """Words, or what would be words in a script that is written without spaces."""
        return max(self.text.count(" ") + self.text.count("\n") + 1, len(self.text) // 25)

    @property
    def link_share(self) -> float:
        """Share of its text that is links."""
        return self.linked / max(1, len(self.key))


def blocks_of(tree: Element) -> list[PageBlock]:
    """The blocks of a tree from which hidden elements were removed, in order."""
    body = tree.find("body")
    walker = _Walker()
    walker.walk(body if body is not None else tree)
    return walker.blocks


@dataclass(slots=True)
class _Frame:
    """What is known about an open block element."""

    tag: str
    path: tuple[int, ...]
    names: tuple[str, ...]
    places: frozenset[str]
    near: frozenset[str]
    embed: int
    quoted: bool


class _Walker:
    def __init__(self) -> None:
        self.blocks: list[PageBlock] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._plain = 0
        """Code points outside bold."""
        self._numbers = 0
        self._embeds = 0
        self._inner = _Frame("body", (), (), frozenset(), frozenset(), 0, quoted=False)
        """Where the last text stood."""

    def walk(self, root: Element) -> None:
        frame = _Frame("body", (), (), frozenset(), frozenset(), 0, quoted=False)
        # An explicit stack: pages nest deeper than Python likes to recurse.
        stack: list[tuple[Element, _Frame, bool, bool, bool]] = [(root, frame, False, False, False)]
        while stack:
            element, frame, leaving, linked, bold = stack.pop()
            if leaving:
                self._leave(element, frame, linked=linked, bold=bold)
                continue
            tag = element.tag
            if tag == "br":
                self._pieces.append("\n")
                self._text(element.tail, frame, linked=linked, bold=bold)
                continue
            inner = self._enter(element, frame) if tag in _OPENING else frame
            inner_linked = linked or (tag == "a" and (element.get("href") or "#")[0] != "#")
            inner_bold = bold or tag in _BOLD or inner.tag in _HEADINGS
            stack.append((element, frame, True, linked, bold))
            self._text(element.text, inner, linked=inner_linked, bold=inner_bold)
            # The children are handled one after the other, each with its tail, before the element is left.
            if len(element):
                stack += [(child, inner, False, inner_linked, inner_bold) for child in reversed(element)]
        self._flush(frame)

    def _enter(self, element: Element, frame: _Frame) -> _Frame:
        tag = element.tag
        if tag in _CELLS and not _layout(element):
            if self._pieces and self._pieces[-1] != "\t":
                self._pieces.append("\t")
            return frame
        self._flush(frame)
        self._numbers += 1
        get = element.get
        classes = get("class") or ""
        own = places_of(tag, classes, get("id") or "", get("role") or "", get("itemprop") or "")
        embed = frame.embed
        if not embed and _EMBED.search(classes):
            self._embeds += 1
            embed = self._embeds
        return _Frame(
            tag="div" if tag in _CELLS else tag,
            path=(*frame.path, self._numbers),
            names=(*frame.names, f"{tag}.{classes}"),
            places=frame.places | own,
            near=own | (frame.near if frame.tag not in {"body", "article", "main"} else frozenset()),
            embed=embed,
            quoted=frame.quoted or tag == "blockquote",
        )

    def _leave(self, element: Element, frame: _Frame, *, linked: bool, bold: bool) -> None:
        tag = element.tag
        if tag in _BLOCK_TAGS or (tag in _CELLS and _layout(element)):
            self._flush(self._inner)
        self._text(element.tail, frame, linked=linked, bold=bold)

    def _text(self, text: str | None, frame: _Frame, *, linked: bool, bold: bool) -> None:
        if not text:
            return
        self._inner = frame
        if frame.tag == "pre":
            self._pieces.append(text)
        elif text.isspace():
            self._pieces.append(" ")
            return
        else:
            text = text.replace("\n", " ").replace("\r", " ").replace("\t", " ").replace("\xad", "")
            self._pieces.append(text)
        bare = len(text) - text.count(" ")
        if linked:
            self._linked += bare
        if not bold:
            self._plain += bare

    def _flush(self, frame: _Frame) -> None:
        pieces, linked, plain = self._pieces, self._linked, self._plain
        self._pieces, self._linked, self._plain = [], 0, 0
        if not pieces:
            return
        raw = "".join(pieces)
        if not raw or raw.isspace():
            return
        if "\n" in raw or "\t" in raw:
            paragraphs = [tidy for part in _GAP.split(raw) if (tidy := _tidy(part))]
        else:
            paragraphs = [" ".join(raw.split())]
        for text in paragraphs:
            key = "".join(text.split())
            self.blocks.append(
                PageBlock(
                    text=text,
                    tag=frame.tag,
                    places=frame.places,
                    near=frame.near,
                    linked=min(linked, len(key)) if len(paragraphs) == 1 else 0,
                    path=frame.path,
                    names=frame.names,
                    embed=frame.embed,
                    quoted=frame.quoted,
                    bold=plain == 0,
                    key=key,
                )
            )


def _layout(element: Element) -> bool:
    """Whether a table's cell holds blocks of its own: the table lays out the page."""
    return any(child.tag in _BLOCK_TAGS for child in element) or len(element.findall(".//br")) > 1


def _tidy(text: str) -> str:
    """White space collapsed; the ends of lines and the edges of a table's cells kept."""
    lines = ("\t".join(" ".join(cell.split()) for cell in line.split("\t")) for line in text.split("\n"))
    return "\n".join(line for line in (line.strip() for line in lines) if line)
