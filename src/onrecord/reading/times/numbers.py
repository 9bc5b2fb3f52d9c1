"""Numbers said in words: *twenty-five*, *two hundred*, *nineteen ninety-seven*, *5 1/2*."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.times.words import Word, follow

_NUMBER = frozenset({"NUMBER"})


def joined(words: Sequence[Word]) -> list[Word]:
    """``words`` with the words of one number put together as one."""
    out: list[Word] = []
    index = 0
    while index < len(words):
        word = words[index]
        if "NUMBER" not in word.tags:
            out.append(word)
            index += 1
            continue
        end, number = _number_at(words, index)
        if end == index + 1:
            out.append(word)
        else:
            tags = _NUMBER | ({"YEAR"} if _says_year(words, index, number) else frozenset())
            out.append(Word(word.start, words[end - 1].end, str(number), tags, number))
        index = end
    return out


def _number_at(words: Sequence[Word], start: int) -> tuple[int, float]:
    """Where the number that begins at ``start`` ends, and what it comes to."""
    word = words[start]
    if word.form[0].isdigit():
        after = words[start + 1] if start + 1 < len(words) else None
        if after and "HALVES" in after.tags and after.start - word.end <= 1:
            return start + 2, word.number + 0.5
        return start + 1, word.number
    number, end = _below_hundred(words, start)
    if number in (19, 20) and end < len(words) and _spelled(words[end]) and 10 <= words[end].number <= 90:
        # A year read out in two halves.
        rest, last = _below_hundred(words, end)
        return last, number * 100 + rest
    while end < len(words) and words[end].form in ("hundred", "thousand"):
        number *= words[end].number
        end += 1
        more = end + 1 if follow(words, end, 0) == "and" else end
        if more < len(words) and _spelled(words[more]) and words[more].number < 100:
            rest, end = _below_hundred(words, more)
            number += rest
    return end, number


def _below_hundred(words: Sequence[Word], start: int) -> tuple[float, int]:
    number = words[start].number
    place = start + 1
    if 20 <= number <= 90:
        if follow(words, place, 0) == "-":
            place += 1
        if place < len(words) and _spelled(words[place]) and words[place].number < 10:
            return number + words[place].number, place + 1
    return number, start + 1


def _spelled(word: Word) -> bool:
    return "NUMBER" in word.tags and not word.form[0].isdigit()


def _says_year(words: Sequence[Word], start: int, number: float) -> bool:
    if not 1000 <= number <= 2100 or number != int(number):
        return False
    return words[start].number in (19, 20) or follow(words, start, -1) == "year"
