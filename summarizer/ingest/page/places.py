"""What an element is for, told from its tag, its role and the names that its authors gave it."""

# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re
from functools import lru_cache

_EDGE, _END = r"(?:^|[\s_-])", r"(?:$|[\s_-])"
_NAMES = re.compile(
    "|".join(
        f"(?P<{place}>{pattern})"
        for place, pattern in {
            "comment": rf"{_EDGE}(?:comments?(?!ary|ator)|disqus|respond|replies|discussion-thread|reader-?comments?){_END}",
            "caption": rf"caption|(?:photo|image|img|media|picture|figure|gallery)[_-]*(?:credit|source|desc\w*|text|info|meta|author)|{_EDGE}credits?{_END}|lightbox|wp-caption",
            "related": (
                r"related|recommend|read-?(?:more|also|next)|read_more|also-?(?:read|like)|see-?also|up-?next|suggested"
                r"|more-?(?:stories|news|from|on|like|posts|articles)|most-?(?:read|popular|viewed|shared)|trending|popular-"
                rf"|(?:next|prev(?:ious)?)-?(?:post|article|story)|post-?nav|teaser|promo|outbrain|taboola|sponsor|advert|{_EDGE}ads?{_END}"
            ),
            "sign": rf"newsletter|subscri|sign-?up|mailchimp|paywall|regwall|donat|membership|cookie|consent|gdpr|call-?to-?action|{_EDGE}cta{_END}|inbox",
            "share": rf"{_EDGE}(?:share|sharing|social)|(?:share|social)(?:bar|box|buttons?|links?|icons?|tools?|list)|addthis|sharethis|addtoany|follow-?us|-share{_END}",
            "person": rf"author-?(?:bio|box|info|card|desc\w*|about|profile|details?|block|section|meta)|about-?(?:the-?)?author|{_EDGE}(?:bio|authors?){_END}|biography|contributors?-",
            "byline": (
                rf"by-?line|dateline|article__(?:date|meta|info)|{_EDGE}(?:date|time|timestamp|posted-?on|pub-?date"
                r"|publish(?:ed)?(?:-?(?:date|time|on))?|(?:entry|post|article|story)-?(?:meta|info|date|details|byline|data)"
                rf"|meta(?:data|-?info)?|last-?updated|updated|modified|read(?:ing)?-?time){_END}"
            ),
            "tags": rf"{_EDGE}(?:tags?|tag-?(?:list|links|cloud)|topics?|keywords|categor(?:y|ies)|cat-links|filed-?under|post-?tags|kicker|eyebrow){_END}|breadcrumb",
            "chrome": (
                rf"{_EDGE}(?:nav|navbar|navigation|menu|sidebar|side-?bar|toolbar|masthead|site-?(?:header|footer)|footer|page-?footer"
                r"|widget(?!-content|-container)|modal|popup|overlay|banner|skip-?link|screen-?reader\w*|sr-only|visually-?hidden"
                rf"|u-hidden|printonly|print-only|toc|table-of-contents){_END}"
            ),
        }.items()
    ),
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_TAGS = {
    "nav": "chrome",
    "menu": "chrome",
    "search": "chrome",
    "footer": "footer",
    "aside": "aside",
    "figcaption": "caption",
    "figure": "figure",
    "form": "form",
    "address": "person",
}
_ROLES = {
    **dict.fromkeys(
        ("navigation", "banner", "contentinfo", "search", "dialog", "menu", "alert", "tablist"), "chrome"
    ),
    "complementary": "aside",
}
_PROPERTIES = {"author": "byline", "datePublished": "byline", "dateModified": "byline", "articleBody": "body"}
_LONGEST = 400


@lru_cache(maxsize=20_000)
def places_of(tag: str, classes: str, identity: str, role: str, itemprop: str) -> frozenset[str]:
    """What the element says that it is.

    Returns:
        Any of ``comment``, ``caption``, ``figure``, ``related``, ``sign`` (newsletters, consent, payment),
        ``share``, ``person`` (about the author), ``byline``, ``tags``, ``chrome`` (menus, bars, dialogs),
        ``footer``, ``aside``, ``form``, ``body``.
    """
    named = {_ROLES.get(role) or _TAGS.get(tag), _PROPERTIES.get(itemprop)}
    if classes or identity:
        names = _CAMEL.sub("-", f"{classes} {identity}"[:_LONGEST])
        named |= {match.lastgroup for match in _NAMES.finditer(names)}
    return frozenset(name for name in named if name is not None)
