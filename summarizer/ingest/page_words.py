r"""What page furniture says, as tables: one regular expression a line, matched against a whole passage.

``<n>`` stands for a counter's figure (``12``, ``1,204``, ``5.5k``). Every repetition is bounded and none is
nested in another, so that matching takes time in proportion to the passage.
"""

# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re

NUMBER = r"\d[\d.,]{0,9} ?[kKmM]?"


def whole(table: str) -> re.Pattern[str]:
    """One pattern of a table's lines, a closing stop or colon allowed; for ``fullmatch``."""
    lines = [line.strip() for line in table.strip().splitlines()]
    return re.compile("(?:" + "|".join(lines).replace("<n>", NUMBER) + ")[.!:]?", re.IGNORECASE)


def words_of(text: str) -> frozenset[str]:
    """The words of ``text``, for tables of words."""
    return frozenset(text.split())


def parts(table: str) -> str:
    """The alternatives of a table, for use inside a pattern."""
    lines = [line.strip() for line in table.strip().splitlines()]
    return "|".join(lines).replace("<n>", NUMBER)


FORM_OPENING = whole(r"""
leave (?:a|your) (?:reply|comment|response)(?: below| here)?(?: cancel (?:reply|comment))?
(?:write|post|add|submit|drop) (?:a|your) (?:comment|reply|response)(?: here| below)?
your email address will not be (?:published|shared)(?:\. ?required fields are marked ?\*?)?
required fields are marked ?\*?
you must be (?:logged in|registered)(?: and logged in)? to (?:post|leave|write) a (?:comment|reply)
(?:please )?(?:log ?in|sign in|register)(?: or (?:register|sign up|log ?in))? to (?:post a )?(?:comment|reply)s?
comments (?:are|have been) (?:now )?(?:closed|disabled|turned off)(?: for this .{1,40}| on this .{1,40})?
(?:please )?enable javascript to view the comments.{0,60}
be the first to (?:comment|reply)(?: on .{0,120})?
(?:join|start) the (?:discussion|conversation)
no comments(?: yet| so far)?(?:\. be the first.{0,40})?
this site uses akismet to reduce spam.{0,120}
(?:disqus )?comments? (?:powered by|for this thread).{0,60}
""")

FORM_PART = whole(r"""
save my name,? (?:and )?email.{0,120}
notify me (?:of|about|when|by) .{0,80}
(?:post|submit|send) (?:comment|reply)
cancel (?:reply|comment)
(?:your )?(?:name|e-?mail(?: address)?|website|comment|message|url) ?\*
(?:your )?(?:name|e-?mail(?: address)?|website) \((?:required|optional|will not be published)\)?
you may use these html tags and attributes.{0,400}
(?:load|view|show|read|hide|see|expand)(?: all| more)?(?: \d{1,6})? comments(?: \(\d{1,6}\)?)?
""")

FORM_DOUBTFUL = whole(r"""
[^.!?]{1,60} says
reply to .{1,40}
reply
""")

COMMENTS_HEAD = whole(r"""
(?:<n>|one|two|three|four|five|no) (?:comments?|responses?|replies|thoughts?)(?: (?:on|to) .{1,200})?
(?:reader |readers' )?comments ?(?:\(\d{1,6}\)?|: ?\d{1,6})?
""")

COUNTER_SURE = parts(r"""
click to (?:share on|print|email)[^()]{0,60}(?:\(opens in (?:a )?new window\)?)?
share (?:on|via|to|with) (?:facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|e-?mail|friends)
share (?:this|the)(?: (?:article|story|post|page|news|link|entry))?
(?:like )?loading(?=\.|:|$| )|like this|be the first to like this|upvote|downvote|pin it
what do you think\??|what(?:'s| is) your reaction\??
<n> (?:shares?|views?|likes?|comments?|reads?|reactions?|retweets?|followers|upvotes|claps)
""")
COUNTER_COUNTED = parts("<n> (?:points?|votes?|replies|hits)")
COUNTER_PLAIN = parts(r"""
facebook(?: messenger)?|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|e-?mail|print|tumblr|copy(?: link)?
messenger|pocket|flipboard|instagram|youtube|viber|vk|vkontakte|mix|digg|stumbleupon|sms|skype|google\+?|line
tweet|share|shares|like|likes|views?|comments?|votes?|points?|save|bookmark|more|follow|post|threads|bluesky
mastodon|gmail|rss|<n>
""")

TEASER_HEAD = whole(r"""
related(?: (?:articles?|posts?|stories|story|news|content|topics?|coverage|reading|links?|items?))?
(?:you (?:may|might|will|could) also (?:like|enjoy|be interested in)|you may be interested in)(?: these)?
(?:more|other|latest|recent|popular|trending|top|similar|recommended|featured) (?:articles?|posts?|stories)
(?:more|other|latest|recent|popular|trending|top|similar|recommended|featured) (?:news|headlines|reads)
more (?:from|in|on|about) this (?:story|topic|author|section|category|series)|more from [^.!?]{1,60}
recommended(?: for you| by .{1,40}| reading)?|(?:our |the )?editors?'?s? (?:picks?|choice)|must[ -]reads?
most (?:read|popular|viewed|shared|commented|recent)(?: (?:stories|articles|news|in .{1,40}))?
trending(?: now| topics| news| stories)?|up next|read next|what to read next|don't miss|in case you missed it
around the web|from (?:around )?(?:the|our) (?:web|partners|sponsors)|promoted (?:stories|links|content)
also (?:on|in) (?:the )?[a-z][^.!?]{0,40}|see also|further reading|also read|read also|read more|related links
(?:previous|next|older|newer) (?:article|post|story|entry)|post navigation
""")

TEASER_PREFIX = re.compile(
    "(?:"
    + parts(r"""
also read|read also|read more|more to read|also see|see also|read next|next read|must[ -]read|don't miss
related(?: (?:article|story|post|news|stories|articles|posts|content|coverage))?|recommended(?: reading)?
you (?:may|might) (?:also )?like|further reading|more on this(?: story)?|trending|icymi|in case you missed it
(?:previous|next) (?:article|post|story)|more|watch(?: also| more| now| live)?|read
""")
    + r")(?: ?[:|»>] ?| [-–—] )(?P<rest>\S.{0,200})",
    re.IGNORECASE,
)

TEASER_ACTION = whole(r"""
continue reading(?: .{1,120})?
read (?:the )?(?:full|whole|entire|original|rest of the)(?: (?:story|article|post|report|news|text))(?: .{1,40})?
read (?:more|the full story|full story)(?: here| at .{1,40}| on .{1,40})?(?: ?[»>→]{1,2})?
(?:see|view|show|load) (?:more|all)(?: (?:stories|posts|articles|news|photos|images))?|show (?:less|full article)
""")

CREDIT = whole(r"""
(?:sources?|via|source link|original source|read the original(?: article)?|news source) ?[:|] ?[^\s.]\S{0,60}(?: \S{1,30}){0,7}
(?:photos?|images?|pictures?|pics?|photographs?|graphics?|videos?|illustrations?|credits?|cover) ?[:|©] ?.{1,120}
(?:featured|lead|cover|main|file|representative|header|thumbnail) (?:photo|image|picture|video)s?(?: .{0,20})?[:|©] ?.{1,120}
(?:photos?|images?|pictures?|pics?|photographs?|graphics?|videos?|illustrations?|footage) (?:credits?|source)[ ,:].{1,120}
(?:photos?|images?|pictures?|pics?|photographs?|graphics?|videos?|illustrations?) (?:by|courtesy(?: of)?|via)[ ,:].{1,80}
(?:photos?|images?|pictures?|videos?) copyright[ ,:].{1,40}
(?:ap|afp|reuters|epa|upi|getty|file|handout|representational) (?:photo|image|picture)s?(?: ?[/,|] ?.{1,60})?
(?:getty|reuters|afp|ap|epa|shutterstock|alamy)(?: images)?(?: ?/ ?.{1,60})?
.{0,60}/ ?(?:getty images|shutterstock|afp|reuters|ap|epa|afp via getty(?: images)?|epa-efe|anadolu(?: agency)?)
(?:with |additional |further |some )?(?:inputs?|reporting|writing|editing) (?:from|by) .{2,200}
(?:compiled|translated|edited|reported|additional reporting|research|translation) by .{2,120}
(?:written|posted|authored|published|story|text|words|contributed|submitted) by:? [^\s.]\S{0,30}(?: \S{1,30}){0,5}
(?:with|from) (?:agency |agencies|wire |news )(?:inputs|reports|services|agencies|service)|agencies
staff report(?:er)?|(?:our )?(?:correspondent|staff reporter|web desk|news desk)
""")

CAPTION = re.compile(
    r"(?:file|handout)(?:,? (?:photo|image|picture)s?)? ?[-–—:] ?.{1,500}"
    r"|.{20,500}(?:\breuters/[^\W\d_][\w.'’ -]{2,40}|\((?:ap|afp|epa|getty|reuters)(?: photo| images?)? ?/ ?[^()]{2,60}\)"
    r"|\b(?:ap|afp) photo ?/ ?[^\W\d_][\w.'’ -]{2,40}|[/©] ?(?:afp|getty images|shutterstock|anadolu))\.?",
    re.IGNORECASE,
)

TAGS = re.compile(
    r"(?:tags?|topics?|filed under|posted in|categor(?:y|ies)|keywords?|labels?|tagged(?: with| as)?|more about|"
    r"sections?) ?[:|] ?\S.{0,300}|(?:filed under|posted in|tagged(?: with| as)?) \S.{0,120}",
    re.IGNORECASE,
)

NOTICE = whole(r"""
(?:photos?|videos?|slideshow|audio)(?: \(?\d{1,3} images?\)?)?|scroll (?:down )?for (?:video|photos|more)
advertisement ?[-–—:|] ?(?:scroll|continue|story|article)\b.{0,60}|embedded content|(?:content|video|audio) (?:embed|player)
(?:print|e-?mail|save|bookmark|share) this (?:page|article|story|post)|our standards: .{0,80}
support .{0,40}journalism.{0,80}\b(?:donate|subscribe|contribute)\b.{0,40}
(?:watch|see|listen to) the (?:video|photos?|clip|gallery|slideshow|audio)(?: report)? (?:above|below|here)
(?:sign (?:up|in)|register|log ?in|subscribe)(?: .{0,30})? to (?:continue|keep) reading.{0,40}
already (?:a|an) (?:subscriber|member|user)\?? ?(?:log|sign) ?in.{0,30}|already registered\?? ?(?:log|sign) ?in.{0,30}
(?:send|e-?mail|share|submit) (?:us )?your (?:tips?|story|stories|news|comments|feedback|photos)\b.{0,100}
(?:do you )?have (?:something to say|an opinion|feedback)\b.{0,120}
(?:advertisement )?continue reading the main story|keep up with .{1,60} subscribing(?: now)?
(?:advertisements?|advertorial|sponsored(?: content| by .{1,60})?|ad|ads by .{1,40}|promoted|paid content)
(?:story|article|report|text|post) continues (?:below|after)(?: (?:the |this )?[a-z]{1,20})?(?: content)?
(?:scroll|continue|swipe)(?: down)? (?:to|for) (?:continue|more|read more|reading).{0,60}
(?:estimated )?(?:read(?:ing)? time:? ?)?(?:about )?\d{1,3}[ -]?min(?:ute)?s?\.? (?:read|to read|reading time)
(?:estimated )?read(?:ing)? time:? ?(?:about )?\d{1,3} ?min(?:ute)?s?
less than a minute(?: read)?|listen to (?:this )?(?:article|story).{0,40}|listen(?: now)?(?: \(\d.{0,20})?
skip to (?:main )?content|skip (?:ad|advertisement|navigation)|back to (?:top|home|news)|return to top
toggle (?:navigation|menu)|(?:privacy|cookie) (?:policy|notice|settings)|all rights reserved
terms (?:of (?:use|service)|and conditions|& conditions)|contact us|about us|advertise with us
sign (?:in|up|out)|log ?(?:in|out)|subscribe(?: now| today)?|my account|(?:click|tap) here(?: (?:to|for) .{1,100})?
this (?:article|story|report|post|piece) (?:was|has been|is|originally|first) .{0,40}(?:published|appeared) .{0,200}
this (?:article|story|report|post|piece) (?:was|has been|is) .{0,40}(?:republished|syndicated|auto-generated).{0,200}
(?:this story|except for the headline).{0,80}(?:has not been edited|published from a (?:syndicated|wire)).{0,200}
the post .{1,300} (?:appeared first on|first appeared on) .{1,80}
(?:the )?(?:views|opinions) expressed .{0,300}(?:author|writer)s?'?.{0,200}|disclaimer ?: .{1,400}
(?:font|text) size.{0,20}|change (?:font|text) size
(?:https?://|www\.)\S{1,300}|(?:short|permanent )?(?:link|url|permalink)(?: ?: ?\S{1,300})?
(?:for )?more (?:information|details|news|stories|updates),? (?:visit|go to|see|click|follow|check out) .{1,120}
(?:do you have|have|got) (?:a|any|an) (?:news |story |confidential |hot )?(?:tip|story|question)s?\b.{0,200}
(?:open|view|close|enlarge|expand|launch) (?:image|gallery|photo|this photo|in gallery|modal)(?: .{0,40})?
\d{1,3} ?(?:/|of) ?\d{1,3}|image caption,?|image source,? .{1,80}
(?:last )?(?:updated|posted|published|modified) .{0,30}\bago|\d{1,2} (?:minute|hour|day|week|month)s? ago
""")

WEAK_NOTICE = whole(r"""
menu|search|home|news|world|close|subscribe|login|next|previous|prev|live|latest|comment
politics|business|sports?|opinion|culture|science|technology|health|international|national|local
""")

APPEAL_OPENING = re.compile(
    "(?:"
    + parts(r"""
sign ?up|subscribe|register|get|join|click|enter|stay|download|follow|support|like|want|don't miss|never|become
donate|make sure|enjoy|thank(?:s| you) for|if you|receive|help us|please|find us|connect with|tap|try|check|watch
for (?:all )?the latest|keep up|start (?:your|the)|already a|you (?:can|have|are|will|may|need)|unlock|our|we|read
this (?:site|website|page|newsletter)|by (?:signing|clicking|submitting|subscribing|continuing|entering)|catch
invalid|success|to (?:read|continue|get|receive)|see our|send
""")
    + r")\b",
    re.IGNORECASE,
)
APPEAL_SUBJECT = re.compile(
    parts(r"""
newsletters?\b|\binbox\b|\bcookies?\b|\bpush notifications\b|\bsubscri(?:be|ption|ber)s? (?:to|now|today|for)\b
\bour (?:free )?(?:app|channel|mailing list|whatsapp|telegram|facebook|twitter|youtube|podcast|daily|weekly)\b
\bour (?:free )?(?:morning|alerts|updates|journalism|privacy|terms|website)\b|\bgoogle (?:news|play)\b|\bad-free\b
\bon (?:facebook|twitter|instagram|telegram|youtube|whatsapp)\b|\bprivacy policy\b|\bunsubscribe\b|\bapp store\b
\bbreaking news alerts\b|\bunlimited access\b|\bindependent journalism\b|\bemail alerts\b
"""),
    re.IGNORECASE,
)
APPEAL_ADDRESS = re.compile(r"\b(?:you|your|yours|us|our|ours|we)\b", re.IGNORECASE)
REPORTED = re.compile(
    r'\b(?:said|says|told|announced|according to|added|reported|accused|urged)\b|"', re.IGNORECASE
)

COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\)|&copy;)[ :]?.{0,80}|(?:copyright|©|\(c\)|&copy;) ?(?:©|\(c\))? ?\d{4}\b.{0,300}"
    r"|.{0,240}\ball rights reserved\b.{0,240}"
    r"|.{0,200}\bmay not be (?:published|reproduced|reprinted)\b.{0,200}",
    re.IGNORECASE,
)
