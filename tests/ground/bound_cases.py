"""Written news texts, with claims in a careful reader's own words that hold, and others with one binding changed."""

from __future__ import annotations

from typing import NamedTuple

from ground_cases import article

from summarizer.domain.event import DraftClaim, DraftQuantity
from summarizer.domain.terms import ClaimKind, Measure, Scope, VictimKind


class Case(NamedTuple):
    """A claim about a text; ``quote`` is verbatim."""

    text: str
    quote: str
    speaker: str | None = None
    phrase: str | None = None
    measure: Measure = Measure.KILLED
    side: str | None = None
    victims: VictimKind = VictimKind.UNKNOWN
    as_of: str | None = None

    def draft(self) -> DraftClaim:
        quantity = None
        if self.phrase is not None:
            quantity = DraftQuantity(
                phrase=self.phrase, measure=self.measure, side=self.side, victim_kind=self.victims,
                scope=Scope.INCIDENT, as_of=self.as_of,
            )  # fmt: skip
        return DraftClaim(
            event_key="e1", kind=ClaimKind.COUNT if quantity else ClaimKind.FACT, text=self.text,
            speaker=self.speaker, target=None, quantity=quantity, quotes=(self.quote,),
        )  # fmt: skip


BORDER = article(
    "Dozens dead as Norland and Sudmark trade artillery fire\n\n"
    "HAVEN — Norland’s army shelled the border town of Kessel on Tuesday night, killing 12 soldiers and wounding 30 civilians, "
    "Sudmark’s defence ministry said. Norland denied that it had fired first and accused Sudmark of using the town as a base.\n\n"
    "“Our forces did not cross the line,” General Ivo Brandt, Norland’s chief of staff, told reporters in Haven. "
    "He said nearly fifty Sudmark troops had been captured since Sunday and that two more villages would be evacuated.\n\n"
    "In a separate incident on Monday, a soldier was killed and dozens of people were arrested during a protest in Altstadt, according to police chief Mara Lind. "
    "Lind said officers had fired only tear gas. Witnesses said they heard live rounds.\n\n"
    "President Olga Stern of Sudmark called on the European Union to send observers and said her country planned to withdraw its tanks if Norland agreed to a ceasefire. "
    "France and Austria are expected to meet both sides in Vienna on Friday. Russia has not commented.\n\n"
    "More than 400 people have died since the conflict began in March, among them 60 children, the United Nations says. "
    "Sudmark puts its own losses at 150.",
    title="Dozens dead as Norland and Sudmark trade artillery fire",
)  # fmt: skip
SHELLED = "Norland’s army shelled the border town of Kessel on Tuesday night, killing 12 soldiers and wounding 30 civilians, Sudmark’s defence ministry said"
DENIED = "Norland denied that it had fired first and accused Sudmark of using the town as a base"
CROSSED = "“Our forces did not cross the line,” General Ivo Brandt, Norland’s chief of staff, told reporters in Haven"
CAPTURED = "He said nearly fifty Sudmark troops had been captured since Sunday and that two more villages would be evacuated"
PROTEST = "a soldier was killed and dozens of people were arrested during a protest in Altstadt, according to police chief Mara Lind"
GAS = "Lind said officers had fired only tear gas"
ROUNDS = "Witnesses said they heard live rounds"
CALLED = "President Olga Stern of Sudmark called on the European Union to send observers and said her country planned to withdraw its tanks if Norland agreed to a ceasefire"
MEET = "France and Austria are expected to meet both sides in Vienna on Friday"
TOTAL = "More than 400 people have died since the conflict began in March, among them 60 children, the United Nations says"
LOSSES = "Sudmark puts its own losses at 150"
K, W, C, A = Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED, Measure.ARRESTED
MIL, CIV = VictimKind.MILITARY, VictimKind.CIVILIAN

BORDER_TRUE = {
    "count": Case("Sudmark’s defence ministry said that 12 soldiers were killed when Norland’s army shelled Kessel.", SHELLED, "Sudmark’s defence ministry", "12", K, None, MIL),
    "second count": Case("The shelling of Kessel left 30 civilians wounded, according to Sudmark’s defence ministry.", SHELLED, "Sudmark’s defence ministry", "30", W, None, CIV),
    "injured for wounded": Case("Thirty civilians were injured in the shelling, Sudmark’s defence ministry said.", SHELLED, "Sudmark’s defence ministry", "30", W, None, CIV),
    "died for killed": Case("Twelve soldiers died in the shelling of Kessel, Sudmark said.", SHELLED, "Sudmark", "12", K, None, MIL),
    "act": Case("Norland’s army shelled the border town of Kessel on Tuesday night.", SHELLED),
    "passive": Case("The border town of Kessel was shelled by Norland’s army on Tuesday night.", SHELLED),
    "denial": Case("Norland denied having fired first.", DENIED, "Norland"),
    "accusation": Case("Norland accused Sudmark of using Kessel as a base.", DENIED, "Norland"),
    "accusation, passive": Case("Sudmark was accused by Norland of using the town as a base.", DENIED, "Norland"),
    "negation": Case("General Ivo Brandt said that Norland’s forces did not cross the line.", CROSSED, "General Ivo Brandt"),
    "negation, other words": Case("Brandt told reporters in Haven that Norland’s forces had not crossed the line.", CROSSED, "Ivo Brandt"),
    "operator": Case("Brandt said that nearly fifty Sudmark troops had been captured since Sunday.", CAPTURED, "Ivo Brandt", "nearly fifty", C, "Sudmark", MIL),
    "pronoun resolved": Case("General Ivo Brandt said nearly fifty Sudmark soldiers had been taken prisoner since Sunday.", CAPTURED, "General Ivo Brandt", "nearly fifty", C, "Sudmark", MIL),
    "plan": Case("Brandt said that two more villages would be evacuated.", CAPTURED, "Ivo Brandt"),
    "one": Case("Police chief Mara Lind said a soldier was killed during a protest in Altstadt.", PROTEST, "police chief Mara Lind", "a soldier", K, None, MIL),
    "vague": Case("Dozens of people were arrested during the protest in Altstadt.", PROTEST, "Mara Lind", "dozens", A),
    "police": Case("Lind said that police officers had fired only tear gas.", GAS, "Lind"),
    "witnesses": Case("Witnesses said that they had heard live rounds.", ROUNDS, "Witnesses"),
    "demand": Case("President Olga Stern asked the European Union to send observers.", CALLED, "President Olga Stern"),
    "demand, called for": Case("Stern called on the European Union to send observers.", CALLED, "Olga Stern"),
    "conditional": Case("Stern said Sudmark planned to withdraw its tanks if Norland agreed to a ceasefire.", CALLED, "Olga Stern"),
    "offer": Case("Sudmark offered to withdraw its tanks, provided that Norland agreed to a ceasefire.", CALLED, "Olga Stern"),
    "expected": Case("France and Austria were expected to meet both sides in Vienna on Friday.", MEET),
    "expected, turned": Case("Both sides were to meet with France and Austria in Vienna on Friday.", MEET),
    "no comment": Case("Russia had not commented.", "Russia has not commented"),
    "more than": Case("The United Nations said more than 400 people had died since the conflict began in March.", TOTAL, "the United Nations", "More than 400"),
    "children": Case("Among the dead were 60 children, according to the United Nations.", TOTAL, "the United Nations", "60", K, None, CIV),
    "losses": Case("Sudmark said it had lost 150 of its own.", LOSSES, "Sudmark", "150", K, "Sudmark"),
}  # fmt: skip
BORDER_FALSE = {
    "numbers of one sentence exchanged": Case("Sudmark’s defence ministry said that 30 soldiers were killed.", SHELLED, "Sudmark’s defence ministry", "30", K, None, MIL),
    "numbers exchanged, wounded": Case("Sudmark’s defence ministry said that 12 civilians were wounded.", SHELLED, "Sudmark’s defence ministry", "12", W, None, CIV),
    "group": Case("The shelling killed 12 civilians, Sudmark’s defence ministry said.", SHELLED, "Sudmark’s defence ministry", "12", K, None, CIV),
    "group of the second": Case("The shelling wounded 30 soldiers, Sudmark’s defence ministry said.", SHELLED, "Sudmark’s defence ministry", "30", W, None, MIL),
    "measure": Case("The shelling wounded 12 soldiers, Sudmark’s defence ministry said.", SHELLED, "Sudmark’s defence ministry", "12", W, None, MIL),
    "measure, only in the words": Case("Twelve soldiers were wounded in the shelling of Kessel.", SHELLED, "Sudmark’s defence ministry"),
    "group, only in the words": Case("The shelling of Kessel killed 12 civilians.", SHELLED, "Sudmark’s defence ministry"),
    "who shelled": Case("Sudmark’s army shelled the border town of Kessel on Tuesday night.", SHELLED),
    "who shelled, passive": Case("The border town of Kessel was shelled by Sudmark’s army on Tuesday night.", SHELLED),
    "day": Case("Norland’s army shelled the border town of Kessel on Monday night.", SHELLED),
    "day in other words": Case("On Monday, the town of Kessel was shelled by Norland’s army.", SHELLED),
    "place": Case("Norland’s army shelled the town of Altstadt on Tuesday night.", SHELLED),
    "denial lost": Case("Norland said that it had fired first.", DENIED, "Norland"),
    "denial lost, admitted": Case("Norland admitted that it had fired first.", DENIED, "Norland"),
    "accusation turned round": Case("Sudmark accused Norland of using the town as a base.", DENIED, "Sudmark"),
    "negation lost": Case("General Ivo Brandt said that Norland’s forces crossed the line.", CROSSED, "General Ivo Brandt"),
    "speaker of another paragraph": Case("Mara Lind said that Norland’s forces did not cross the line.", CROSSED, "Mara Lind"),
    "operator": Case("Brandt said that more than fifty Sudmark troops had been captured.", CAPTURED, "Ivo Brandt", "more than fifty", C, "Sudmark", MIL),
    "side": Case("Brandt said that nearly fifty Norland troops had been captured.", CAPTURED, "Ivo Brandt", "nearly fifty", C, "Norland", MIL),
    "killed for captured": Case("Brandt said that nearly fifty Sudmark troops had been killed.", CAPTURED, "Ivo Brandt", "nearly fifty", K, "Sudmark", MIL),
    "plan as done": Case("Brandt said that two more villages were evacuated.", CAPTURED, "Ivo Brandt"),
    "plan as done, actively": Case("Norland evacuated two more villages.", CAPTURED, "Ivo Brandt"),
    "arrested for killed": Case("Dozens of people were killed during a protest in Altstadt.", PROTEST, "Mara Lind", "dozens", K),
    "civilian for soldier": Case("A civilian was killed during a protest in Altstadt.", PROTEST, "Mara Lind", "a soldier", K, None, CIV),
    "only lost": Case("Lind said officers had not fired tear gas.", GAS, "Lind"),
    "request as done": Case("The European Union sent observers to Sudmark.", CALLED),
    "condition as done": Case("Sudmark withdrew its tanks.", CALLED, "Olga Stern"),
    "condition as done, agreed": Case("Norland agreed to a ceasefire.", CALLED, "Olga Stern"),
    "who is asked": Case("Stern called on Norland to send observers.", CALLED, "Olga Stern"),
    "expected as done": Case("France and Austria met both sides in Vienna on Friday.", MEET),
    "expected, another country": Case("France and Russia were expected to meet both sides in Vienna on Friday.", MEET),
    "expected, another day": Case("France and Austria were expected to meet both sides in Vienna on Tuesday.", MEET),
    "comment": Case("Russia commented.", "Russia has not commented"),
    "total of children": Case("The United Nations said 400 children had died since the conflict began.", TOTAL, "the United Nations", "More than 400", K, None, CIV),
    "children for people": Case("More than 60 people have died since the conflict began, the United Nations says.", TOTAL, "the United Nations", "60"),
    "another source": Case("Russia said more than 400 people had died since the conflict began in March.", TOTAL, "Russia", "More than 400"),
    "another side’s losses": Case("Norland said it had lost 150.", LOSSES, "Norland", "150", K, "Norland"),
    "another fact": Case("Norland denied that it had fired first.", ROUNDS, "Norland"),
}  # fmt: skip

FIRE = article(
    "Fire at Rosario textile plant kills at least 17\n\n"
    "At least 17 workers, most of them women, died and eight others were injured when a fire swept through a textile plant in Rosario early Thursday, the fire service said. "
    "Three people are still missing.\n\n"
    "Fire chief Hector Salas said the blaze probably started in a storage room on the second floor. “We do not believe it was arson,” he said. "
    "The owner of the plant, Luis Ferro, rejected claims by the union that emergency exits had been locked.\n\n"
    "Union leader Ana Prieto said two exits were blocked and that the company had ignored 14 complaints since 2019. "
    "“They knew,” she told Radio Litoral. Labour Minister Pablo Rey promised an investigation and said fines of up to $2 million were possible.\n\n"
    "The company, which employs 340 people, said it would pay the funeral costs. In 2015 a fire at another of its plants killed five workers.",
    title="Fire at Rosario textile plant kills at least 17",
)  # fmt: skip
DIED = "At least 17 workers, most of them women, died and eight others were injured when a fire swept through a textile plant in Rosario early Thursday, the fire service said"
BLAZE = "Fire chief Hector Salas said the blaze probably started in a storage room on the second floor"
ARSON = "“We do not believe it was arson,” he said"
OWNER = (
    "The owner of the plant, Luis Ferro, rejected claims by the union that emergency exits had been locked"
)
EXITS = "Union leader Ana Prieto said two exits were blocked and that the company had ignored 14 complaints since 2019"
FINES = "Labour Minister Pablo Rey promised an investigation and said fines of up to $2 million were possible"
PAY = "The company, which employs 340 people, said it would pay the funeral costs"
EARLIER = "In 2015 a fire at another of its plants killed five workers"

FIRE_TRUE = {
    "dead": Case("The fire service said at least 17 workers died in a fire at a textile plant in Rosario.", DIED, "the fire service", "At least 17"),
    "injured": Case("Eight others were injured in the fire.", DIED, "the fire service", "eight", W),
    "hurt": Case("Eight other workers were hurt, according to the fire service.", DIED, "the fire service", "eight others", W),
    "missing": Case("Three people were still missing.", "Three people are still missing", None, "Three", Measure.MISSING),
    "doubt": Case("Salas said the fire had probably started in a second-floor storage room.", BLAZE, "Hector Salas"),
    "negation": Case("Fire chief Hector Salas said it was not believed to be arson.", ARSON, "Hector Salas"),
    "negation, doubted": Case("Salas said the fire service did not believe the blaze was arson.", ARSON, "Hector Salas"),
    "rejection": Case("Plant owner Luis Ferro rejected the union’s claims that emergency exits had been locked.", OWNER, "Luis Ferro"),
    "rejection, denied": Case("Luis Ferro denied that emergency exits had been locked.", OWNER, "Luis Ferro"),
    "accusation": Case("Union leader Ana Prieto said that two exits had been blocked.", EXITS, "Ana Prieto"),
    "complaints": Case("Prieto said the company had ignored 14 complaints since 2019.", EXITS, "Union leader Ana Prieto", "14", Measure.OTHER),
    "quotation": Case("Prieto told Radio Litoral: “They knew.”", "“They knew,” she told Radio Litoral", "Ana Prieto"),
    "promise": Case("Labour Minister Pablo Rey promised that the fire would be investigated.", FINES, "Pablo Rey"),
    "possible": Case("Rey said the company could be fined up to $2 million.", FINES, "Pablo Rey", "up to $2 million", Measure.MONEY),
    "would pay": Case("The company said that it would pay for the funerals.", PAY, "The company"),
    "employs": Case("The company employed 340 people.", PAY),
    "earlier": Case("Five workers were killed in a fire at another of the company’s plants in 2015.", EARLIER, None, "five"),
}  # fmt: skip
FIRE_FALSE = {
    "number": Case("The fire service said at least 27 workers died.", DIED, "the fire service", "At least 27"),
    "exchanged": Case("At least 17 workers were injured in the fire at Rosario.", DIED, "the fire service", "At least 17", W),
    "exchanged, killed": Case("Eight workers were killed in the fire.", DIED, "the fire service", "eight"),
    "of another fire": Case("Five workers were killed in the fire in Rosario on Thursday.", DIED, None, "five"),
    "missing as dead": Case("Three people were dead.", "Three people are still missing", None, "Three"),
    "floor": Case("Salas said the blaze started in a storage room on the third floor.", BLAZE, "Hector Salas"),
    "arson": Case("Fire chief Hector Salas said it was arson.", ARSON, "Hector Salas"),
    "speaker": Case("Luis Ferro said the blaze probably started in a storage room.", BLAZE, "Luis Ferro"),
    "rejection lost": Case("Luis Ferro said that emergency exits had been locked.", OWNER, "Luis Ferro"),
    "rejection by another": Case("Ana Prieto rejected claims that emergency exits had been locked.", OWNER, "Ana Prieto"),
    "exits": Case("Prieto said 14 exits were blocked.", EXITS, "Ana Prieto", "14", Measure.OTHER),
    "year": Case("Prieto said the company had ignored 14 complaints since 2015.", EXITS, "Ana Prieto", "14", Measure.OTHER),
    "open": Case("Prieto said two exits were open.", EXITS, "Ana Prieto"),
    "fined": Case("The company was fined $2 million.", FINES, "Pablo Rey"),
    "accepted": Case("Pablo Rey rejected an investigation.", FINES, "Pablo Rey"),
    "paid": Case("The company paid the funeral costs.", PAY, "The company"),
    "employs others": Case("The company employed 340 soldiers.", PAY),
    "survived": Case("In 2015 five workers survived a fire at another of its plants.", EARLIER),
}  # fmt: skip
TEXTS = {"border": (BORDER, BORDER_TRUE, BORDER_FALSE), "fire": (FIRE, FIRE_TRUE, FIRE_FALSE)}
