"""Articles made up for measuring: as long, as varied and as repetitive as news, and all our own words.

Every article has its own sentences, drawn from a lexicon of made-up words with a Zipf distribution, some quotations,
and, three in ten, a paragraph of background that many others have too. Who stands where in which organisation is settled
once; one claim in twenty says otherwise.
"""

from __future__ import annotations

import datetime
import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model.article import Article, Credit, Publisher
from onrecord.model.claims import (
    Claim,
    Entity,
    Event,
    Ground,
    Meeting,
    Role,
    Speaker,
    Stance,
    Statement,
    Status,
)
from onrecord.model.record import Record
from onrecord.model.text import Evidence

_SYLLABLES = tuple(
    (
        "ba be bo ca co da de di do fa fi ga go la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te"
        " ti to va ve vi"
    ).split()
)
_SMALL = tuple(
    "the of and to in for on with that by at from as it has will was were is be not which after before between".split()
)
_MANNERS = ("say", "say", "say", "stress", "add", "hope", "expect", "warn", "propose", "praise")
_RUNGS = ("member", "observer", "dialogue partner", "candidate", "partner")
_CHANGES = ("held", "held", "held", "held", "acquired", "acquired", "sought", "agreed")
_EVENTS = ("CONSULT", "COOPERATE", "SUPPORT", "AGREE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION")
FIRST_DAY = datetime.date(2014, 1, 1)


@dataclass(frozen=True, slots=True)
class World:
    """Names with weights, the heavier ones first: news is mostly about few."""

    words: tuple[str, ...]
    countries: tuple[str, ...]
    organisations: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    outlets: tuple[str, ...]
    backgrounds: tuple[str, ...]


def world(seed: int = 1) -> World:
    """The same names for the same seed."""
    rng = random.Random(seed)
    words = _made_up(rng, 8000)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    countries = [a + b for a in letters for b in letters][:190]
    rng.shuffle(countries)
    organisations = tuple(words[i] for i in range(60))
    people = tuple((f"{words[100 + i].title()}", f"{words[2000 + i].title()}") for i in range(1500))
    outlets = tuple(f"outlet:{words[4000 + i]}" for i in range(300))
    plain = World(words, tuple(countries), organisations, people, outlets, ())
    backgrounds = tuple(" ".join(sentence(rng, plain, 18) for _ in range(3)) for _ in organisations)
    return World(words, tuple(countries), organisations, people, outlets, backgrounds)


def _made_up(rng: random.Random, count: int) -> tuple[str, ...]:
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(rng.choices(_SYLLABLES, k=rng.choice((2, 2, 3, 3, 4))))] = None
    return tuple(found)


def zipf(rng: random.Random, count: int) -> int:
    """A number below ``count``, small ones often."""
    return min(int(count ** rng.random()) - 1, count - 1)


def sentence(rng: random.Random, names: World, length: int) -> str:
    """A sentence of about so many words."""
    words = [
        rng.choice(_SMALL) if rng.random() < 0.4 else names.words[zipf(rng, len(names.words))]
        for _ in range(max(5, int(rng.gauss(length, 5))))
    ]
    return " ".join(words).capitalize() + "."


class Newsroom:
    """Writes articles; the same ones for the same seed.

    ``sentences`` is how many an article has, ``statements`` and ``claims`` how many of each are read from it.
    """

    def __init__(self, seed: int = 1, *, sentences: int = 14, statements: int = 5, claims: int = 4) -> None:
        self._rng = random.Random(seed)
        self.world = world()
        self._sentences, self._statements, self._claims = sentences, statements, claims

    def records(self, count: int, days: int = 3650) -> Iterator[Record]:
        """So many records, spread in order over so many days."""
        for number in range(count):
            yield self.record(FIRST_DAY + datetime.timedelta(days=days * number // count))

    def record(self, day: datetime.date) -> Record:
        """One article as it would have been read."""
        rng, names = self._rng, self.world
        text = ""
        statements: list[Statement] = []
        claims: list[Claim] = []
        entities: dict[str, Entity] = {}
        plans = ["statement"] * self._statements + ["claim"] * self._claims
        plans += ["plain"] * max(0, self._sentences - len(plans))
        rng.shuffle(plans)
        for plan in plans:
            start = len(text)
            if plan == "statement":
                line, statement = self._statement(rng, start, len(statements), entities)
                statements.append(statement)
            elif plan == "claim":
                line, claim = self._claim(rng, start, len(claims), entities, statements, day)
                claims.append(claim)
            else:
                line = sentence(rng, names, 20)
            text += line + ("\n\n" if rng.random() < 0.5 else " ")
        if rng.random() < 0.3:
            text += rng.choice(names.backgrounds) + " "
        text = text.rstrip()
        outlet = names.outlets[zipf(rng, len(names.outlets))]
        agency = names.outlets[zipf(rng, 12)] if rng.random() < 0.3 else None
        identity = hashlib.sha256(text.encode()).hexdigest()[:16]
        url = f"https://{outlet[7:]}.example/{day.year}/{identity}"
        article = Article(
            id=identity, source=url, text=text, url=url, title=text[:60], language="en", published=day.isoformat(),
            published_from="metadata", publisher=Publisher(outlet, outlet[7:].title()),
            credits=(Credit(agency, agency[7:].title(), "reprint"),) if agency else (),
        )  # fmt: skip
        return Record(article, tuple(entities.values()), tuple(statements), tuple(claims), reader="generated-1")

    # ---- sentences ---------------------------------------------------------------------------------------------------

    def _statement(
        self, rng: random.Random, start: int, number: int, entities: dict[str, Entity]
    ) -> tuple[str, Statement]:
        speaker, mention = self._person(rng)
        content = sentence(rng, self.world, 18)
        country = self._country(rng)
        direct = rng.random() < 0.5
        line = f"“{content[:-1]},” {mention} said." if direct else f"{mention} said that {content}"
        where = start + line.index(content[:-1])
        at = start + line.index(mention)
        cue = start + line.index("said", at - start)
        _meet(entities, speaker, "person", mention, at)
        _meet(entities, country, "country", country, at)
        about = [self._country(rng), self._organisation(rng)]
        return line, Statement(
            id=f"s{number + 1}", speaker=Speaker(speaker, mention, at, at + len(mention), None, country),
            co_speakers=(), according_to=None, cue=Evidence(cue, cue + 4, "said"),
            content=(Evidence(where, where + len(content) - 1, content[:-1]),),
            directness="direct" if direct else "indirect", manner=rng.choice(_MANNERS),  # type: ignore[arg-type]
            about=tuple(about), rule="generated",
        )  # fmt: skip

    def _claim(
        self, rng: random.Random, start: int, number: int, entities: dict[str, Entity], statements: list[Statement],
        day: datetime.date,
    ) -> tuple[str, Claim]:  # fmt: skip
        line = sentence(rng, self.world, 16)
        country, other, organisation = self._country(rng), self._country(rng), self._organisation(rng)
        for identity, kind in ((country, "country"), (other, "country"), (organisation, "organisation")):
            _meet(entities, identity, kind, identity.partition(":")[2], start)
        voice = rng.choice(statements).id if statements and rng.random() < 0.3 else None
        stance = Stance("asserted" if rng.random() < 0.8 else "hoped", rng.random() < 0.03, None, voice)
        ground = Ground(Evidence(start, start + len(line), line), rule="generated")
        identity = hashlib.sha256(f"{line}{number}".encode()).hexdigest()[:12]
        near = f"{day.year - rng.choice((0, 0, 1, 5))}-{rng.randint(1, 12):02}"
        turn = number % 4
        if turn == 0:
            change = rng.choice(_CHANGES)
            settled = random.Random(f"{country} {organisation}")
            rung, since = settled.choice(_RUNGS), f"{settled.randint(1990, 2013)}-{settled.randint(1, 12):02}"
            if rng.random() < 0.05:
                rung, since = rng.choice(_RUNGS), near
            on = since if change == "acquired" else None
            held = day.isoformat() if change == "held" else None
            return line, Status(
                identity, stance, ground, country, organisation, rung, change, on, held,  # type: ignore[arg-type]
            )  # fmt: skip
        if turn == 1:
            person, _ = self._person(rng)
            return line, Role(
                identity,
                stance,
                ground,
                person,
                f"{rng.choice(('Foreign', 'Prime', 'Trade'))} Minister",
                country,
                "held",
            )
        if turn == 2:
            state = rng.choice(("held", "held", "planned"))
            when = (day + datetime.timedelta(days=rng.randint(-3, 40))).isoformat()
            return line, Meeting(
                identity, stance, ground, rng.choice(("summit", "talks", "visit")), state,  # type: ignore[arg-type]
                organisation if rng.random() < 0.4 else None, (country, other), when=when,
            )  # fmt: skip
        return line, Event(identity, stance, ground, rng.choice(_EVENTS), country, other)

    def _person(self, rng: random.Random) -> tuple[str, str]:
        first, last = self.world.people[zipf(rng, len(self.world.people))]
        return f"person:{first.lower()}-{last.lower()}", f"{first} {last}"

    def _country(self, rng: random.Random) -> str:
        return f"country:{self.world.countries[zipf(rng, len(self.world.countries))]}"

    def _organisation(self, rng: random.Random) -> str:
        return f"org:{self.world.organisations[zipf(rng, len(self.world.organisations))]}"


def _meet(entities: dict[str, Entity], identity: str, kind: str, text: str, at: int) -> None:
    if identity not in entities:
        mention = Evidence(at, at + len(text), text)
        entities[identity] = Entity(identity, kind, text, (mention,))  # type: ignore[arg-type]
