"""E-mails and mailboxes: what a reader sees of a message, and its attachments as articles of their own."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage, Message, MIMEPart
from email.parser import BytesParser
from email.policy import default
from email.utils import parseaddr

from summarizer.domain.article import Article, Kind, MetadataBasis, PublishedBasis
from summarizer.errors import ArticleError
from summarizer.ingest import given as limits
from summarizer.ingest.declared import Declared
from summarizer.ingest.decode import decode
from summarizer.ingest.given import Given, Note, Outcome, clean, counted
from summarizer.ingest.html import read_html
from summarizer.ingest.members import gathered
from summarizer.ingest.readers import read
from summarizer.ingest.sniff import SUFFIXES, Format, sniff
from summarizer.ingest.stamps import published_of
from summarizer.ingest.text import article_of

_REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv|antw)\s{0,3}:\s{0,3})+", re.IGNORECASE)
_HIDDEN = re.compile(r"(?s)<(style|script|title)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>")
_FLOWED = re.compile(r" \r?\n(?!>|-- \r?\n|\r?\n)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_FROM_LINE = re.compile(rb"From \S+")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_THIN = 0.5
"""Share of the formatted version's words below which the plain version is only a stand-in for it."""
_FEW_WORDS = 10
"""A body with fewer words is a covering note of its attachments."""
_BROKEN = ("CloseBoundaryNotFoundDefect", "StartBoundaryNotFoundDefect", "InvalidBase64LengthDefect")


@dataclass
class Content:
    """The parts of a message."""

    plain: list[MIMEPart] = field(default_factory=list)
    pages: list[MIMEPart] = field(default_factory=list)
    attached: list[MIMEPart] = field(default_factory=list)
    sealed: bool = False
    broken: bool = False


def read_mail(given: Given) -> Iterator[Outcome]:
    """The message, and each attachment that can be read."""
    return read_message(given, given.data())


def read_mailbox(given: Given) -> Iterator[Outcome]:
    """Each message of a mailbox file, and their attachments."""
    messages = enumerate(_messages(given), 1)
    return gathered(
        given,
        (outcome for number, data in messages for outcome in _safely(given.part(f"#{number}", b""), data)),
        "message",
    )


def parsed(data: bytes) -> EmailMessage:
    """A message with its head and parts; what is malformed is passed over."""
    message = BytesParser(policy=default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    return message


def header(message: Message, name: str) -> str | None:
    """A line of the head, decoded; None where there is none or it cannot be read."""
    try:
        value = message[name]
    except (ValueError, AttributeError, IndexError, TypeError, KeyError, LookupError):
        return None  # the standard library's parser fails on some malformed lines
    return None if value is None else " ".join(clean(str(value)).split()) or None


def body_of(part: Message) -> bytes:
    """A part's bytes, its transfer encoding undone."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, AttributeError, LookupError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def charset_of(part: Message) -> str | None:
    """The encoding that a part declares."""
    try:
        return part.get_content_charset()
    except (ValueError, AttributeError, LookupError, TypeError):
        return None


def is_broken(parts: Iterable[Message]) -> bool:
    """Whether a part breaks off."""
    return any(type(defect).__name__ in _BROKEN for part in parts for defect in part.defects)


def read_message(given: Given, data: bytes) -> Iterator[Outcome]:
    """One message from its bytes.

    Raises:
        ArticleError: there is nothing to read in it.
    """
    message = parsed(data)
    content = Content(broken=is_broken(message.walk()))
    _collect(message, content)
    attached: list[Outcome] = list(_attachments(content.attached, given))
    useful = any(isinstance(outcome, Article) for outcome in attached)
    try:
        body = _body(message, content, given, hashlib.sha256(data).hexdigest())
        if useful and len(body.text.split()) < _FEW_WORDS:
            yield Note(f"{given.name}: only a covering note, {counted(len(body.text.split()), 'word')}")
        else:
            yield body
    except ArticleError as error:
        if not useful:
            yield error
    yield from attached


def _safely(given: Given, data: bytes) -> Iterator[Outcome]:
    try:
        yield from read_message(given, data)
    except ArticleError as error:
        yield error


def _collect(part: MIMEPart, content: Content) -> None:
    """Sort a part and those inside it: an attached message is not entered."""
    kind = part.get_content_type()
    if kind in {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}:
        content.sealed = True
    elif kind == "message/rfc822":
        content.attached.append(part)
    elif part.is_multipart():
        for inner in part.iter_parts() if kind.startswith("multipart/") else ():
            _collect(inner, content)
    elif part.get_content_disposition() == "attachment" or kind not in {"text/plain", "text/html"}:
        content.attached.append(part)
    elif kind == "text/plain":
        content.plain.append(part)
    else:
        content.pages.append(part)


def _body(message: EmailMessage, content: Content, given: Given, sha256: str) -> Article:
    declared = _declared(message)
    warnings = ("the message breaks off",) if content.broken else ()
    page = max(content.pages, key=lambda part: len(body_of(part)), default=None)
    plain = "\n\n".join(text for part in content.plain if (text := _plain(part, given)).strip())
    if page is not None and len(plain.split()) < _THIN * _words_of(page):
        article = read_html(
            body_of(page),
            source=given.name,
            charset=charset_of(page),
            declared=declared,
            kind=Kind.EMAIL,
            fragment=True,
        )
        changes = {"sha256": sha256, "warnings": (*article.warnings, *warnings)}
        return article.model_copy(update=changes)
    if not plain.strip():
        reason = "encrypted" if content.sealed else "a message without text"
        raise ArticleError(
            f"{given.name}: {reason}",
            hint="save it decrypted" if content.sealed else "check the message; its attachments can be saved",
        )
    first = content.plain[0]
    return article_of(
        plain,
        source=given.name,
        sha256=sha256,
        encoding=decode(body_of(first) or b" .", given.name, charset_of(first)).encoding,
        kind=Kind.EMAIL,
        declared=declared,
        warnings=warnings,
    )


def _plain(part: MIMEPart, given: Given) -> str:
    data = body_of(part)
    if not data.strip():
        return ""
    text = decode(data, given.name, charset_of(part)).text.replace("\r\n", "\n")
    if str(part.get_param("format", "")).lower() == "flowed":  # RFC 3676: a space before a line's end joins
        text = _FLOWED.sub("" if str(part.get_param("delsp", "")).lower() == "yes" else " ", text)
    return clean(text)


def _words_of(page: MIMEPart) -> int:
    return len(_HIDDEN.sub(" ", body_of(page).decode("latin-1")).split())


def _declared(message: EmailMessage) -> Declared:
    subject = _REPLY.sub("", header(message, "Subject") or "", count=1) or None
    sender = header(message, "From") or ""
    name, address = parseaddr(sender)
    language = header(message, "Content-Language") or ""
    return Declared(
        MetadataBasis.EMAIL,
        title=subject,
        author=name or address or None,
        published=published_of(header(message, "Date"), PublishedBasis.EMAIL),
        language=language if _LANGUAGE.fullmatch(language) else None,
    )


def _attachments(parts: list[MIMEPart], given: Given) -> Iterator[Outcome]:
    """What can be read, each as a source of its own; the rest is named in one note."""
    left: list[str] = []
    for number, part in enumerate(parts, 1):
        name = " ".join(clean(_filename(part) or f"attachment {number}").split())
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0) if part.is_multipart() else None
            data = inner.as_bytes() if isinstance(inner, Message) else body_of(part)
            suffix = ".eml"
        else:
            data = body_of(part)
            suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - no path
        if _is_readable(data, suffix):
            yield from read(given.part(f"#{name}", data, suffix=suffix, charset=charset_of(part)))
        else:
            left.append(name)
    if left:
        yield Note(f"{given.name}: attachments left out: {', '.join(left)}")


def _filename(part: MIMEPart) -> str | None:
    try:
        return part.get_filename()
    except (ValueError, AttributeError, LookupError, TypeError):
        return None


def _is_readable(data: bytes, suffix: str) -> bool:
    found = sniff(data[: limits.HEAD], suffix)
    return isinstance(found, Format) and (suffix in SUFFIXES or found not in {Format.TEXT, Format.ZIP})


def _messages(given: Given) -> Iterator[bytes]:
    """The messages between the ``From`` lines of a mailbox, ``>From`` taken back to ``From``."""
    lines: list[bytes] = []
    size = 0
    blank = True
    while line := given.stream.readline(limits.LARGEST):
        if blank and _FROM_LINE.match(line):
            if lines:
                yield _QUOTED_FROM.sub(rb"\1", b"".join(lines))
            lines, size = [], 0
        elif size <= limits.LARGEST:
            lines.append(line)
            size += len(line)
        blank = not line.strip()
    if lines:
        yield _QUOTED_FROM.sub(rb"\1", b"".join(lines))
