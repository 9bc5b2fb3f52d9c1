"""Whom a name may mean: what the world knows, and what the record has met under that name."""

from __future__ import annotations

from pathlib import Path

from onrecord.world.who import Candidate, who


class RecordUnreadableError(Exception):
    """The record that was to be asked is there and cannot be read; the message is one line."""


def candidates_for(name: str, record: str) -> tuple[Candidate, ...]:
    """The world's candidates, and behind them those that only the record knows; the likeliest first.

    ``record`` is a file or a ``postgresql://`` address; a file that is not there is not asked.

    Raises:
        RecordUnreadableError: the record is there and cannot be read.
    """
    known = who(name)
    if not record.startswith("postgresql") and not Path(record).exists():
        return known
    return (*known, *(one for one in _in_record(name, record) if all(one.id != other.id for other in known)))


def _in_record(name: str, record: str) -> tuple[Candidate, ...]:
    from onrecord.store import Store, StoreError  # the store's libraries cost start-up time

    try:
        with Store.open(record, create=False) as store:
            found, why = store.entities_named(name), "the record's name for it"
            if not found and " " not in name.strip():
                found, why = store.people_of_surname(name.strip()), "a person of this surname in the record"
    except StoreError as error:
        raise RecordUnreadableError(f"{record}: {error}") from error
    return tuple(Candidate(one.id, one.type, one.name, 0.9 if len(found) == 1 else 0.5, (why,)) for one in found)
