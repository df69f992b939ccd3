"""Bundles of articles on other subjects, with drafts: text and drafts were written by hand for these tests."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "ground"))

from ground_cases import article

from summarizer.domain.article import Published, PublishedBasis
from summarizer.domain.event import Draft, DraftClaim, DraftEvent, DraftQuantity, ExtractorInfo, Participant
from summarizer.domain.event_types import EventType
from summarizer.domain.terms import (
    ClaimKind,
    Measure,
    ParticipantKind,
    ParticipantRole,
    Scope,
    Status,
    VictimKind,
)
from summarizer.ground import ground

INFO = ExtractorInfo(provider="hand", model="none", origin="authored", prompt="hand/v1", fingerprint="0" * 16)


def who(name, role="actor", kind="state"):
    return Participant(name=name, role=ParticipantRole(role), kind=ParticipantKind(kind))


def event(key, kind, title, quote, *cast, part=1, when=None, where=None, status="happened"):
    return DraftEvent(
        key=key, part=part, type=EventType(kind), title=title, status=Status(status), when=when, where=where,
        participants=cast, quotes=(quote,),
    )  # fmt: skip


def said(key, kind, text, quote, speaker=None, target=None):
    return DraftClaim(
        event_key=key, kind=ClaimKind(kind), text=text, speaker=speaker, target=target, quantity=None,
        quotes=(quote,),
    )  # fmt: skip


def count(
    key,
    phrase,
    text,
    quote,
    speaker=None,
    side=None,
    measure="killed",
    victims="unknown",
    as_of=None,
    unit=None,
):
    figure = DraftQuantity(
        phrase=phrase, measure=Measure(measure), side=side, victim_kind=VictimKind(victims),
        scope=Scope.INCIDENT, as_of=as_of, unit=unit,
    )  # fmt: skip
    return DraftClaim(
        event_key=key,
        kind=ClaimKind.COUNT,
        text=text,
        speaker=speaker,
        target=None,
        quantity=figure,
        quotes=(quote,),
    )


def read(title, publisher, day, text, events, claims):
    date = Published(edtf=day, basis=PublishedBasis.METADATA) if day else None
    one = article(text, title=title, published=date).model_copy(update={"publisher": publisher})
    return one, Draft(article_id=one.id, events=tuple(events), claims=tuple(claims), extractor=INFO)


def grounded(bundle):
    pairs = list(bundle)
    articles = [one for one, _ in pairs]
    return [ground(draft, one, articles) for one, draft in pairs]


def earthquake():
    text = (
        "A magnitude 6.4 earthquake struck the province of Arica in northern Chile early on Tuesday. "
        "At least 23 people were killed and more than 180 injured, the national emergency office said. "
        "Dozens of houses collapsed in the town of Putre, mayor Javier Tito said. "
        "“We need tents, water and doctors tonight,” Tito said.\n\n"
        "President Gabriel Soto declared a state of emergency and promised that soldiers would help to clear the roads. "
        "The quake was felt as far away as Tacna in Peru. Peru offered to send rescue teams."
    )
    quake = event("e1", "disaster", "A magnitude 6.4 earthquake struck the province of Arica in northern Chile.",
                  "A magnitude 6.4 earthquake struck the province of Arica in northern Chile early on Tuesday",
                  when="early on Tuesday", where="the province of Arica in northern Chile")  # fmt: skip
    help_ = event("e2", "aid", "Peru offered to send rescue teams.", "Peru offered to send rescue teams",
                  who("Peru"), status="planned")  # fmt: skip
    state = event("e3", "statement", "President Gabriel Soto declared a state of emergency.",
                  "President Gabriel Soto declared a state of emergency", who("Gabriel Soto", "speaker", "person"))  # fmt: skip
    office = "At least 23 people were killed and more than 180 injured, the national emergency office said"
    yield read("Strong quake hits northern Chile", "Andes Daily", "2024-05-14", text, [quake, help_, state], [
        count("e1", "At least 23", "The national emergency office said at least 23 people were killed.", office, "the national emergency office"),
        count("e1", "more than 180", "The national emergency office said more than 180 people were injured.", office, "the national emergency office", measure="wounded"),
        count("e1", "Dozens", "Mayor Javier Tito said dozens of houses collapsed in the town of Putre.", "Dozens of houses collapsed in the town of Putre, mayor Javier Tito said", "mayor Javier Tito", measure="destroyed", unit="houses"),
        said("e1", "demand", "Tito said that tents, water and doctors were needed.", "“We need tents, water and doctors tonight,” Tito said", "Tito"),
        said("e3", "offer", "Soto promised that soldiers would help to clear the roads.", "President Gabriel Soto declared a state of emergency and promised that soldiers would help to clear the roads", "Gabriel Soto"),
        said("e1", "fact", "The quake was felt as far away as Tacna in Peru.", "The quake was felt as far away as Tacna in Peru"),
    ])  # fmt: skip
    text = (
        "The death toll of Tuesday’s earthquake in northern Chile has risen to 41, the national emergency office said on Thursday, "
        "up from 23. Another 12 people are missing under the rubble in Putre.\n\n"
        "The Red Cross spoke of at least 60 dead. “The count will go up,” said Ana Riveros, who leads its team in Putre. "
        "Engineers blamed poor building: many houses were put up without permits, the college of engineers said. "
        "The housing ministry rejected the accusation. "
        "Schools in Arica will stay closed until Monday."
    )
    quake = event("e1", "disaster", "An earthquake struck northern Chile.", "Tuesday’s earthquake in northern Chile",
                  when="Tuesday", where="northern Chile")  # fmt: skip
    schools = event(
        "e2",
        "other",
        "Schools in Arica will stay closed until Monday.",
        "Schools in Arica will stay closed until Monday",
        status="planned",
    )
    toll = "The death toll of Tuesday’s earthquake in northern Chile has risen to 41, the national emergency office said on Thursday, up from 23"
    yield read("Chile quake: toll rises", "Santiago Post", "2024-05-16", text, [quake, schools], [
        count("e1", "41", "The national emergency office said the death toll had risen to 41.", toll, "the national emergency office", as_of="Thursday"),
        count("e1", "23", "The national emergency office had earlier given a death toll of 23.", toll, "the national emergency office"),
        count("e1", "12", "Another 12 people were missing under the rubble in Putre.", "Another 12 people are missing under the rubble in Putre", None, measure="missing"),
        count("e1", "at least 60", "The Red Cross spoke of at least 60 dead.", "The Red Cross spoke of at least 60 dead", "The Red Cross"),
        said("e1", "position", "Ana Riveros, who leads the Red Cross team in Putre, said the count would go up.", "“The count will go up,” said Ana Riveros, who leads its team in Putre", "Ana Riveros"),
        said("e1", "responsibility", "The college of engineers said many houses were put up without permits.", "many houses were put up without permits, the college of engineers said", "the college of engineers"),
        said("e1", "denial", "The housing ministry rejected the accusation.", "The housing ministry rejected the accusation", "The housing ministry"),
    ])  # fmt: skip
    text = (
        "A powerful earthquake shook northern Chile on Tuesday and killed at least 23 people, the national emergency office said. "
        "Rescuers pulled a girl alive from a collapsed school in Putre after nine hours. "
        "Power was out in half of the region, the utility Norelec said."
    )
    quake = event("e1", "disaster", "A powerful earthquake shook northern Chile.", "A powerful earthquake shook northern Chile on Tuesday",
                  when="on Tuesday", where="northern Chile")  # fmt: skip
    girl = event(
        "e2",
        "other",
        "Rescuers pulled a girl alive from a collapsed school in Putre.",
        "Rescuers pulled a girl alive from a collapsed school in Putre after nine hours",
        where="Putre",
    )
    yield read("Girl saved after quake", "Pacific Wire", "2024-05-15", text, [quake, girl], [
        count("e1", "at least 23", "The national emergency office said at least 23 people were killed.", "killed at least 23 people, the national emergency office said", "the national emergency office"),
        said("e1", "fact", "The utility Norelec said power was out in half of the region.", "Power was out in half of the region, the utility Norelec said", "the utility Norelec"),
    ])  # fmt: skip


def court():
    text = (
        "A court in Turin sentenced the former head of the bank Credito Alpino, Marta Bellini, to six years in prison on Monday for fraud. "
        "Judge Paolo Serra said that Bellini had hidden losses of 310 million euros from shareholders. "
        "Bellini denied the charges. Her lawyer, Luca Ferri, called the verdict unjust and said that he would appeal.\n\n"
        "Prosecutors had asked for nine years. About 4,000 small investors lost their savings, their association said."
    )
    case = event("e1", "court_case", "A court in Turin sentenced Marta Bellini to six years in prison for fraud.",
                 "A court in Turin sentenced the former head of the bank Credito Alpino, Marta Bellini, to six years in prison on Monday for fraud",
                 who("Marta Bellini", "target", "person"), who("court in Turin", "actor", "government_body"), when="on Monday", where="Turin")  # fmt: skip
    yield read("Former bank chief sentenced", "Turin Herald", "2023-03-07", text, [case], [
        count("e1", "310 million euros", "Judge Paolo Serra said that Bellini had hidden losses of 310 million euros from shareholders.", "Judge Paolo Serra said that Bellini had hidden losses of 310 million euros from shareholders", "Judge Paolo Serra", measure="money", unit="euros"),
        said("e1", "denial", "Bellini denied the charges.", "Bellini denied the charges", "Bellini"),
        said("e1", "position", "Luca Ferri, the lawyer of Bellini, called the verdict unjust.", "Her lawyer, Luca Ferri, called the verdict unjust and said that he would appeal", "Luca Ferri"),
        said("e1", "position", "Luca Ferri said that he would appeal.", "Her lawyer, Luca Ferri, called the verdict unjust and said that he would appeal", "Luca Ferri"),
        said("e1", "demand", "Prosecutors had asked for nine years.", "Prosecutors had asked for nine years", "Prosecutors"),
        count("e1", "About 4,000", "The association of small investors said about 4,000 small investors lost their savings.", "About 4,000 small investors lost their savings, their association said", "their association", measure="affected"),
    ])  # fmt: skip
    text = (
        "Marta Bellini, who led Credito Alpino until 2019, must go to prison for six years. The court in Turin found her guilty of fraud on Monday. "
        "Two other managers were acquitted. The consumer group Tutela said the sentence was too mild and demanded that the bank pay back the money. "
        "Credito Alpino said that it had already set aside 120 million euros."
    )
    case = event("e1", "court_case", "The court in Turin found Marta Bellini guilty of fraud.", "The court in Turin found her guilty of fraud on Monday",
                 who("Marta Bellini", "target", "person"), when="on Monday", where="Turin")  # fmt: skip
    others = event(
        "e2", "court_case", "Two other managers were acquitted.", "Two other managers were acquitted"
    )
    yield read("Six years for Bellini", "Finance Today", "2023-03-07", text, [case, others], [
        said("e1", "position", "The consumer group Tutela said the sentence was too mild.", "The consumer group Tutela said the sentence was too mild and demanded that the bank pay back the money", "The consumer group Tutela"),
        said("e1", "demand", "The consumer group Tutela demanded that the bank pay back the money.", "The consumer group Tutela said the sentence was too mild and demanded that the bank pay back the money", "The consumer group Tutela"),
        count("e1", "120 million euros", "Credito Alpino said that it had already set aside 120 million euros.", "Credito Alpino said that it had already set aside 120 million euros", "Credito Alpino", measure="money", unit="euros"),
    ])  # fmt: skip


def election():
    text = (
        "Opposition leader Ruta Petrauskas won the presidential election in Lithuania on Sunday with 53.2 percent of the vote, the electoral commission said. "
        "The incumbent, Jonas Kairys, received 46.1 percent. Turnout was 58 percent.\n\n"
        "Kairys conceded defeat and congratulated Petrauskas. Petrauskas promised to raise pensions and to keep the country in the alliance. "
        "Observers of the OSCE said the vote was free and well run."
    )
    vote = event("e1", "election", "Opposition leader Ruta Petrauskas won the presidential election in Lithuania.",
                 "Opposition leader Ruta Petrauskas won the presidential election in Lithuania on Sunday",
                 who("Ruta Petrauskas", "actor", "person"), who("Jonas Kairys", "other", "person"), when="on Sunday", where="Lithuania")  # fmt: skip
    won = "Opposition leader Ruta Petrauskas won the presidential election in Lithuania on Sunday with 53.2 percent of the vote, the electoral commission said"
    yield read("Petrauskas wins", "Baltic Times", "2025-06-02", text, [vote], [
        count("e1", "53.2 percent", "The electoral commission said opposition leader Ruta Petrauskas won with 53.2 percent of the vote.", won, "the electoral commission", side=None, measure="votes", unit="percent"),
        count("e1", "46.1 percent", "The incumbent, Jonas Kairys, received 46.1 percent.", "The incumbent, Jonas Kairys, received 46.1 percent", None, measure="votes", unit="percent"),
        count("e1", "58 percent", "Turnout was 58 percent.", "Turnout was 58 percent", None, measure="participants", unit="percent"),
        said("e1", "fact", "Kairys conceded defeat and congratulated Petrauskas.", "Kairys conceded defeat and congratulated Petrauskas"),
        said("e1", "offer", "Petrauskas promised to raise pensions and to keep the country in the alliance.", "Petrauskas promised to raise pensions and to keep the country in the alliance", "Petrauskas"),
        said("e1", "position", "Observers of the OSCE said the vote was free and well run.", "Observers of the OSCE said the vote was free and well run", "Observers of the OSCE"),
    ])  # fmt: skip
    text = (
        "With nearly all ballots counted, Ruta Petrauskas has been elected president of Lithuania with 53.4 percent, according to the electoral commission. "
        "The party of Jonas Kairys complained about long queues in Kaunas and asked for a recount there. "
        "The commission said there were no grounds for a recount. Petrauskas will take office on 12 July."
    )
    vote = event("e1", "election", "Ruta Petrauskas was elected president of Lithuania.", "Ruta Petrauskas has been elected president of Lithuania",
                 who("Ruta Petrauskas", "actor", "person"), where="Lithuania")  # fmt: skip
    office = event(
        "e2",
        "other",
        "Petrauskas will take office on 12 July.",
        "Petrauskas will take office on 12 July",
        who("Petrauskas", "actor", "person"),
        when="12 July",
        status="planned",
    )
    yield read("New president for Lithuania", "Vilnius Courier", "2025-06-03", text, [vote, office], [
        count("e1", "53.4 percent", "According to the electoral commission, Ruta Petrauskas was elected with 53.4 percent.", "Ruta Petrauskas has been elected president of Lithuania with 53.4 percent, according to the electoral commission", "the electoral commission", measure="votes", unit="percent"),
        said("e1", "responsibility", "The party of Jonas Kairys complained about long queues in Kaunas.", "The party of Jonas Kairys complained about long queues in Kaunas and asked for a recount there", "The party of Jonas Kairys"),
        said("e1", "demand", "The party of Jonas Kairys asked for a recount in Kaunas.", "The party of Jonas Kairys complained about long queues in Kaunas and asked for a recount there", "The party of Jonas Kairys"),
        said("e1", "denial", "The commission said there were no grounds for a recount.", "The commission said there were no grounds for a recount", "The commission"),
    ])  # fmt: skip


def strike():
    text = (
        "Train drivers in Scotland went on strike on Friday over pay and shifts. The union Locomotive said 2,300 drivers had stopped work. "
        "The operator North Rail put the number at fewer than 1,500. "
        "“Nobody wanted this,” said the union’s secretary, Moira Blair. She demanded a rise of 8 percent. "
        "North Rail offered 4 percent and called the demand unaffordable."
    )
    walk = event("e1", "protest", "Train drivers in Scotland went on strike over pay and shifts.", "Train drivers in Scotland went on strike on Friday over pay and shifts",
                 who("Train drivers", "actor", "group"), when="on Friday", where="Scotland")  # fmt: skip
    yield read("Train drivers walk out", "Clyde Mail", "2024-11-09", text, [walk], [
        count("e1", "2,300", "The union Locomotive said 2,300 drivers had stopped work.", "The union Locomotive said 2,300 drivers had stopped work", "The union Locomotive", measure="participants"),
        count("e1", "fewer than 1,500", "The operator North Rail put the number at fewer than 1,500.", "The operator North Rail put the number at fewer than 1,500", "The operator North Rail", measure="participants"),
        said("e1", "position", "The union’s secretary, Moira Blair, said that nobody wanted the strike.", "“Nobody wanted this,” said the union’s secretary, Moira Blair", "Moira Blair"),
        said("e1", "demand", "Blair demanded a rise of 8 percent.", "said the union’s secretary, Moira Blair. She demanded a rise of 8 percent", "Moira Blair"),
        said("e1", "offer", "North Rail offered 4 percent.", "North Rail offered 4 percent and called the demand unaffordable", "North Rail"),
        said("e1", "position", "North Rail called the demand unaffordable.", "North Rail offered 4 percent and called the demand unaffordable", "North Rail"),
    ])  # fmt: skip
    text = (
        "Most trains in Scotland stood still on Friday as drivers went on strike. Three in four services were cancelled, North Rail said. "
        "The Scottish government urged both sides to return to talks. Further strikes are planned for December."
    )
    walk = event(
        "e1",
        "protest",
        "Drivers in Scotland went on strike.",
        "Most trains in Scotland stood still on Friday as drivers went on strike",
        when="on Friday",
        where="Scotland",
    )
    more = event(
        "e2",
        "protest",
        "Further strikes are planned for December.",
        "Further strikes are planned for December",
        when="December",
        status="planned",
    )
    yield read("Strike stops trains", "Forth Observer", None, text, [walk, more], [
        said("e1", "fact", "North Rail said three in four services were cancelled.", "Three in four services were cancelled, North Rail said", "North Rail"),
        said("e1", "demand", "The Scottish government urged both sides to return to talks.", "The Scottish government urged both sides to return to talks", "The Scottish government"),
    ])  # fmt: skip


BUNDLES = {"earthquake": earthquake, "court": court, "election": election, "strike": strike}
