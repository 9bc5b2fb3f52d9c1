"""What one article's meetings are read with."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.context import Context
from onrecord.claims.meetings.actors import Actors
from onrecord.claims.meetings.homes import Homes
from onrecord.claims.meetings.owners import Owners
from onrecord.claims.meetings.scene import Scenes
from onrecord.claims.meetings.setting import Settings
from onrecord.claims.meetings.state import States
from onrecord.claims.meetings.telling import Tellings
from onrecord.claims.meetings.text import Lines
from onrecord.lang.meetings import MeetingWords, meeting_words


@dataclass(frozen=True, slots=True)
class Desk:
    """The readers of one article, made once for all its nouns and verbs."""

    context: Context
    words: MeetingWords
    lines: Lines
    actors: Actors
    homes: Homes
    scenes: Scenes
    states: States
    settings: Settings
    owners: Owners
    tellings: Tellings

    @classmethod
    def of(cls, context: Context) -> Desk:
        """The desk for one article."""
        words = meeting_words(context.language.code)
        lines = Lines(context, words.line)
        actors = Actors(context, lines, words)
        scenes = Scenes(context, lines, words, actors)
        states = States(lines, words, context.reading.article.published)
        settings = Settings(context, lines, words)
        return cls(
            context=context,
            words=words,
            lines=lines,
            actors=actors,
            homes=Homes(context, lines, words),
            scenes=scenes,
            states=states,
            settings=settings,
            owners=Owners(context, lines, words, actors),
            tellings=Tellings(context, lines, words, scenes, states, settings),
        )
