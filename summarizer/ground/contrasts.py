"""English words whose exchange, loss or addition changes what a sentence says. Tables, and nothing else.

``BEARING`` words may only be exchanged for a word of their own pole ("wounded" for "injured"); words of
``OPPOSITES`` for anything but a word of another pole of their row ("before" for "after"); ``QUALIFIERS`` may
be exchanged, but neither dropped nor added ("allegedly", "former", "nearly").
"""

from __future__ import annotations

from typing import Final, NamedTuple

from summarizer import wording

_BEARING_ROWS: Final = """
kill kills killed killing dead die dies died dying death deaths slain slay fatal fatally fatalities
    perished murder murdered murders executed massacre massacred assassinated assassinate | wound wounds
    wounded wounding injure injures injured injuring injuries injury hurt maimed | capture captures
    captured seize seized hostage hostages kidnapped kidnap abducted abduct | missing disappeared
    disappear vanished | displaced evacuated fled flee homeless | arrest arrests arrested arresting
    detained detain jailed imprisoned custody | release releases released freed free liberated acquitted
    exonerated | rescued rescue saved save survived survive survivors survivor unharmed unhurt alive |
    destroyed destroy demolished | repaired rebuilt restored
rise rises rose risen rising increase increases increased increasing grow grew grown climbed
    soared surged gain gains gained gaining | fall falls fell fallen falling
    decrease decreases decreased decreasing decline declines declined declining drop drops dropped
    dropping plunged shrank slumped sank
win wins won winning victory victories | lose loses lost losing loss losses defeat defeats defeated |
    draw drew tied
accept accepts accepted accepting approve approves approved approval endorse endorsed ratified adopt
    adopted | reject rejects rejected rejecting rejection refuse refused refuses veto vetoed
    dismissed
confirm confirms confirmed confirming | deny denies denied denying denial | allege alleges alleged
support supports supported supporting back backs backed praise praised praises welcomed welcome welcomes
    | oppose opposes opposed opposing opposition condemn condemned condemns criticize criticized
    criticise criticised denounced protest
attack attacks attacked attacking assault assaulted invade invaded | defend defends defended defending
    defence defense repelled
advance advances advanced advancing | retreat retreats retreated retreating withdraw withdraws withdrew
    withdrawn withdrawal
guilty convicted convict convicts | innocent
true | false untrue
"""
_OPPOSITE_ROWS: Final = """
begin begins began begun beginning start starts started starting launch launched open opens opened
    opening resume resumed continue continued | end ends ended ending stop stops stopped stopping finish
    finished halt halted close closes closed closing suspend suspended cancelled canceled
allow allows allowed allowing permit permits permitted legalized | ban bans banned banning forbid
    forbidden prohibit prohibited block blocks blocked prevent prevents prevented
agree agrees agreed agreement agreements | disagree disagreed disagreement refused refuse refuses
buy buys bought buying purchase purchased | sell sells sold selling sale
enter enters entered arrive arrives arrived arriving come comes came joined join | leave leaves left
    leaving depart departs departed exit exited quit
lead leads led leading | trail trails trailed follow
hire hired hires appoint appointed elected elect | fire fired dismiss dismissed resign resigned sack
    sacked ousted
strengthen strengthened strengthens improve improved improves improving | weaken weakened weakens worsen
    worsened worsens deteriorated
before | after
since | until till | during
above over | below under beneath
up upward upwards | down downward downwards
inside within in into | outside out
on | off
to toward towards into | from
for | against
with | without
and | or | but
more | less fewer | equal
most | least
many much | few little
all every each everybody everyone | some several | none | half | most | only
always | never | sometimes often frequently | rarely seldom
high higher highest | low lower lowest
large larger largest big bigger biggest huge | small smaller smallest tiny
long longer longest | short shorter shortest
early earlier earliest | late later latest
first | last final | next | previous
old older oldest elder eldest elderly | young younger youngest | new
rich | poor
strong stronger strongest | weak weaker weakest
good better best | bad worse worst
safe safely | dangerous
easy easier | difficult hard harder
hot hotter | cold colder
right | left | centre center
legal legally lawful | illegal illegally unlawful
public | private
open opened | secret
likely probably | unlikely
success successful successfully succeeded succeed | failure unsuccessful unsuccessfully failed
same | different
true | fake
peace peaceful peacefully | war violent violently violence
friend friends friendly ally allies allied | enemy enemies foe hostile
north northern northward | south southern southward | east eastern eastward | west western westward |
    central
northeast northeastern | northwest northwestern | southeast southeastern | southwest southwestern
day days daily | week weeks weekly | month months monthly | year years yearly annual annually | hour
    hours hourly | minute minutes | second seconds | decade decades | century centuries
today | yesterday | tomorrow | tonight
morning | afternoon | evening | night | noon midday | midnight
spring | summer | autumn | winter
kilometer kilometers kilometre kilometres km kms | mile miles | meter meters metre metres | foot feet |
    yard yards | inch inches | centimeter centimeters cm | acre acres | hectare hectares
kilogram kilograms kg kilos kilo | pound pounds lb lbs | ton tons tonne tonnes | gram grams ounce ounces
dollar dollars | euro euros | rouble roubles ruble rubles | yen | yuan | franc francs | peso pesos |
    cent cents
celsius | fahrenheit
man men male males boy boys | woman women female females girl girls
child children kids kid boys girls | adult adults
father fathers dad grandfather | mother mothers mom mum grandmother
son sons | daughter daughters
brother brothers | sister sisters
husband husbands | wife wives
uncle | aunt
nephew | niece
king | queen | prince | princess
he him his himself | she her hers herself | they them their theirs themselves | we us our ours ourselves
    | i me my mine myself | you your yours yourself | it its itself
soldier soldiers troops servicemen serviceman military army | civilian civilians resident residents
    villagers villager | police policeman policemen officer officers | rebel rebels militant militants
    guerrilla guerrillas insurgents terrorists terrorist gunmen gunman | protester protesters
    demonstrators | journalist journalists reporter reporters | hostage hostages prisoners prisoner
victim victims | suspect suspects perpetrator perpetrators gunman shooter attacker attackers killer |
    witness witnesses
plaintiff | defendant | prosecutor prosecutors prosecution
government | opposition
majority | minority
democratic democrats democrat | republican republicans
teacher teachers | student students pupils pupil
doctor doctors | patient patients | nurse nurses
buyer buyers | seller sellers
employer employers | employee employees workers
married | divorced | single | engaged
import imports imported | export exports exported
income revenue revenues | cost costs expenses expense | profit profits | loss losses
will shall would | may might can could possibly perhaps | must should
is was are were been be being | become became | seem seems seemed
expected planned due scheduled | unexpected surprised
armed | unarmed
loaded | unloaded
offensive | defensive
domestic internal | foreign external international
local | national | global | regional
temporary temporarily | permanent permanently
partly partially | fully completely entirely
minor slight slightly | major serious seriously severe severely critical critically
conscious | unconscious
known | unknown
responsible | innocent
ahead | behind
near close nearby | far distant
front | rear back
top | bottom
include includes included including | exclude excludes excluded excluding
add adds added adding | remove removes removed removing subtract
give gives gave given | take takes took taken
send sends sent | receive receives received
borrow borrowed | lend lent
push pushed | pull pulled
raise raises raised raising | cut cuts cutting lower lowered reduce reduces reduced reducing
build builds built building | destroy destroyed demolish demolished
create created creates | abolish abolished
remember remembered | forget forgot forgotten
love loves loved | hate hates hated
pass passes passed | fail fails failed
collapse collapsed collapses broke broken | hold holds held lasted
appear appeared appears | disappear disappeared vanish vanished
present | absent
land landed lands landing | takeoff
asleep | awake
aware | unaware
able | unable
willing | unwilling reluctant
sure certain | unsure uncertain
happy pleased | unhappy angry sad
positive | negative
upper | lower
maximum | minimum | average
plus | minus
double doubled | triple tripled | halved
innocent | guilty
confirmed | unconfirmed
official | unofficial
voluntary | forced
nuclear | conventional
"""
_QUALIFIER_WORDS: Final = """
allegedly alleged reportedly purportedly supposedly apparently presumably possibly perhaps maybe probably
likely unlikely may might could would should must can will shall cannot nearly almost approximately
roughly least most more less fewer only all both every each any many few several most half another former
acting deputy vice ex outgoing incoming suspected attempted planned potential would-be so-called fake
false self-proclaimed unofficial partial partially partly temporary temporarily always often sometimes
rarely seldom usually if unless whether although except until till despite non un pro anti pre post co sub
re counter against after before since from to by into with out him her he she they we us i you them his
their our my your its
"""  # by whom, to whom and whose: prepositions and pronouns tell
APPROXIMATORS: Final = frozenset(
    """
    about around some over under than up just at exactly another other additional further mid
    """.split()  # noqa: SIM905 - a table of words
)
"""Words that say something about a figure beside them."""
AFTER_NOT: Final = frozenset(
    """
    longer yet even just merely simply doubt matter necessarily always entirely fully
    """.split()  # noqa: SIM905 - a table of words
)
"""Words that turn a negation beside them: ``no longer``, ``not yet``."""


class Pole(NamedTuple):
    """One side of a row of a table."""

    row: int
    side: int


def _poles(table: str) -> dict[str, frozenset[Pole]]:
    found: dict[str, set[Pole]] = {}
    lines = table.strip().replace("\n    ", " ").splitlines()  # an indented line goes on with a row
    for row, line in enumerate(lines):
        for side, words in enumerate(line.split("|")):
            for word in words.split():
                found.setdefault(word, set()).add(Pole(row, side))
    return {word: frozenset(poles) for word, poles in found.items()}


BEARING: Final = _poles(_BEARING_ROWS)
OPPOSITES: Final = _poles(_BEARING_ROWS + _OPPOSITE_ROWS)
QUALIFIERS: Final = frozenset(_QUALIFIER_WORDS.split())
_NEGATING: Final = ("un", "in", "im", "il", "ir", "dis", "non", "anti", "mis", "de", "counter")
_MEASURING: Final = ("over", "under", "re", "pre", "ex", "out", "up", "down")
_SHORTEST: Final = 3


def bearing(word: str) -> bool:
    """Whether a word carries what is counted or decided: losing, adding or replacing it is no slip."""
    return word in BEARING


def contrast(one: str, other: str) -> bool:
    """Whether putting one word for another says something else, for all that these tables know."""
    if one in BEARING or other in BEARING:
        shared = BEARING.get(one, frozenset()) & BEARING.get(other, frozenset())
        if not shared and wording.stem(one) != wording.stem(other):
            return True
    ours, theirs = OPPOSITES.get(one, frozenset()), OPPOSITES.get(other, frozenset())
    if not ours & theirs and {pole.row for pole in ours} & {pole.row for pole in theirs}:
        return True
    return turned(one, other) or turned(other, one)


def turned(long: str, short: str) -> bool:
    """Whether one word is the other behind a prefix that negates or measures, or has another such ending."""
    for prefix in (*_NEGATING, *_MEASURING):
        if long.startswith(prefix) and len(long) - len(prefix) >= _SHORTEST:
            rest = long[len(prefix) :]
            if rest == short or wording.stem(rest) == wording.stem(short):
                return True
    if long.endswith("less") and not short.endswith("less"):
        root = long[:-4]
        return len(root) >= _SHORTEST and (short.startswith(root))
    return False
