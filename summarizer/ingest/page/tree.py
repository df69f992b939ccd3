"""Markup to a tree without what no reader sees: scripts, templates, and elements that are hidden."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lxml import etree
from lxml import html as lxml_html

Element = Any
"""An lxml element; lxml ships no types."""

_NEVER = (
    "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "canvas", "audio",
    "video", "select", "option", "datalist", "map", "dialog", "textarea", "input", "link", "meta", "base",
    "noembed", "noframes", "applet", "frameset", "progress", "meter",
)  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_STYLE_HIDES = re.compile(
    r"""(?:^|[;{\s])(?:
        display\s*:\s*none
      | visibility\s*:\s*(?:hidden|collapse)
      | content-visibility\s*:\s*hidden
      | opacity\s*:\s*0*\.?0+\s*(?:%|;|!|$)
      | font-size\s*:\s*(?:0*\.?0+(?:px|pt|em|rem|%)?|[01](?:\.\d{1,4})?(?:px|pt))\s*(?:;|!|$)
      | (?:text-indent|left|top|right|bottom|margin-left|margin-top)\s*:\s*-\s*(?:\d{4,}|999)
      | clip\s*:\s*rect\(\s*(?:0|1px)
      | clip-path\s*:\s*inset\(\s*(?:50|100)%
      | transform\s*:\s*(?:scale\(\s*0\s*\)|translate[xy]?\(\s*-\d{4,})
      | (?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*;(?=.*overflow\s*:\s*hidden)
    )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_ZERO_BOX = re.compile(
    r"overflow\s*:\s*hidden.{0,80}?(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|$)",
    re.IGNORECASE | re.DOTALL,
)
_COLOUR = re.compile(r"(?:^|[;\s])color\s*:\s*([^;!]{1,40})", re.IGNORECASE)
_BACKGROUND = re.compile(r"(?:^|[;\s])background(?:-color)?\s*:\s*([^;!]{1,200})", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+([\d.]+%?))?\s*\)")
_NAMED = {"white": (255, 255, 255), "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240)}
_TRANSPARENT = re.compile(r"rgba\(.*,\s*0*\.?0+\s*\)|#[0-9a-f]{6}00|#[0-9a-f]{3}0")
_WHITE = (255, 255, 255)
_INDISTINCT = 24
"""Largest difference of two colours, summed over red, green and blue, that no reader can see."""

Colour = tuple[int, int, int]


_EMPTY = frozenset({"br", "td", "th", "body", "html"})
"""What says something without a word in it."""
_LINKS = 4
_LINKED = 0.9
"""Share of a list's text that is links: the list leads elsewhere."""


class Hidden(NamedTuple):
    """What was taken out of a tree because no reader sees it."""

    elements: int
    disguised: int
    """Words that stand on the page but cannot be seen: text in the colour of its ground, of no size or off
    the screen. Menus that open are not among them."""


def parse(markup: str) -> Element | None:
    """Parse a page; None where there is no element in it."""
    declaration = _XML_DECLARATION.match(markup)
    text = _CONTROL.sub(" ", markup[declaration.end() :] if declaration is not None else markup)
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=True)
    try:
        tree = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return tree


def without_chrome(tree: Element) -> None:
    """Take out, here and now, what never holds a story: menus, buttons, pictures, lists of links."""
    for element in list(
        tree.iter("nav", "menu", "footer", "button", "label", "img", "picture", "source", "hr")
    ):
        if element.tag == "nav" or element.find(".//p") is None:
            _remove(element)
    for element in list(tree.iter("ul", "ol")):
        links = element.findall(".//a")
        if len(links) < _LINKS or element.find(".//p") is not None:
            continue
        text = len("".join("".join(element.itertext()).split()))
        linked = sum(len("".join("".join(link.itertext()).split())) for link in links)
        if linked >= _LINKED * text:
            _remove(element)
    for element in reversed(list(tree.iter(etree.Element))):
        bare = len(element) == 0 and not (element.text and element.text.strip())
        if bare and element.tag not in _EMPTY and element.getparent() is not None:
            _remove(element)


def remove_hidden(tree: Element) -> Hidden:
    """Take out of ``tree`` what no reader sees; text behind a removed element stays.

    An element is hidden by an attribute (``hidden``, ``aria-hidden``) or its own style. Style sheets are not
    read. What holds the page's body or its headline is not hidden by transparency: pages fade it in.
    """
    for element in list(tree.iter(*_NEVER)):
        _remove(element)
    elements = disguised = 0
    for element in list(tree.iter(etree.Element)):
        if not element.attrib or element.getparent() is None:
            continue
        hides = _hides(element)
        if hides is None:
            continue
        if _is_detached(element, tree):
            continue
        elements += 1
        if hides:
            disguised += len(element.text_content().split())
        _remove(element)
    return Hidden(elements, disguised)


def _hides(element: Element) -> bool | None:
    """None: it is seen; False: hidden openly; True: disguised."""
    if element.tag == "body":
        return None
    attributes = element.attrib
    openly = "hidden" in attributes and attributes["hidden"].lower() != "until-found"
    if openly or attributes.get("aria-hidden", "").lower() == "true":
        return False
    style = attributes.get("style") or ""
    match = _STYLE_HIDES.search(style) or _ZERO_BOX.search(style) if style else None
    if match is not None:
        word = match[0].lower().lstrip(" ;\n\t{")
        fades_in = element.find(".//h1") is not None or element.tag in {"article", "main"}
        if word.startswith("opacity") and fades_in:
            return None
        return not word.startswith(("display", "visibility", "content"))
    return True if _blends(element, style) else None


def _blends(element: Element, style: str) -> bool:
    """Whether the text is written in the colour of its ground, as far as inline styles tell."""
    match = _COLOUR.search(style)
    value = match[1].strip().lower() if match is not None else (element.get("color") or "").lower()
    if not value:
        return False
    if value == "transparent" or _TRANSPARENT.fullmatch(value):
        return True
    colour = _colour(value)
    return colour is not None and _ground_known(element) and _near(colour, _ground(element) or _WHITE)


def _ground_known(element: Element) -> bool:
    """Whether no picture or unreadable colour lies behind ``element``."""
    for ancestor in (element, *element.iterancestors()):
        match = _BACKGROUND.search(ancestor.get("style") or "")
        if match is not None:
            return _colour(match[1].strip().lower()) is not None
    return True


def _ground(element: Element) -> Colour | None:
    for ancestor in (element, *element.iterancestors()):
        match = _BACKGROUND.search(ancestor.get("style") or "")
        value = match[1].strip().lower() if match is not None else (ancestor.get("bgcolor") or "").lower()
        if value:
            return _colour(value)
    return None


def _colour(value: str) -> Colour | None:
    value = value.strip().lower()
    if value in _NAMED:
        return _NAMED[value]
    if re.fullmatch(r"#[0-9a-f]{3}", value):
        return int(value[1] * 2, 16), int(value[2] * 2, 16), int(value[3] * 2, 16)
    if re.fullmatch(r"#[0-9a-f]{6}", value):
        return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)
    if (match := _RGB.fullmatch(value)) is not None:
        return int(match[1]), int(match[2]), int(match[3])
    return None


def _near(one: Colour, other: Colour) -> bool:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) <= _INDISTINCT


def _is_detached(element: Element, tree: Element) -> bool:
    """Whether ``element`` was already taken out together with something around it."""
    root = element
    while (parent := root.getparent()) is not None:
        root = parent
    return root is not tree


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail:
        previous = element.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)
