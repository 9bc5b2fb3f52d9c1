"""English word forms to their dictionary form: irregular ones by list, the rest by spelling rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_VOWELS = frozenset("aeiou")
# Stems that lost an e before -ed/-ing end like these (propose, negotiate, organise, continue, pledge, achieve).
_SILENT_E = (
    "at", "iz", "is", "us", "ag", "v", "c", "dg", "rg", "ng", "u", "ur", "as", "os", "ir", "ud",
     "id", "od", "ar", "uc", "bl", "pl", "gl", "tl", "in", "ak", "ok", "ik", "op", "ut", "ad",
)  # fmt: skip


class Lemmatizer:
    """Folds inflected forms. ``known`` verbs settle which of several stems is a word."""

    __slots__ = ("_known", "_nouns", "_verbs")

    def __init__(self, verbs: Mapping[str, str], nouns: Mapping[str, str], known: Iterable[str]) -> None:
        self._verbs = verbs
        self._nouns = nouns
        self._known = frozenset(known) | frozenset(verbs.values())

    def lemma(self, word: str, pos: str) -> str:
        """The dictionary form of ``word``, lower case, given its universal part of speech."""
        form = word.lower()
        if pos in ("VERB", "AUX"):
            return self.verb(form)
        if pos == "NOUN":
            return self.noun(form)
        return form

    def verb(self, form: str) -> str:
        """The infinitive of a lower-case verb form."""
        irregular = self._verbs.get(form)
        if irregular is not None:
            return irregular
        if form in self._known:
            return form
        for ending in ("ing", "ed"):
            if form.endswith(ending) and len(form) > len(ending) + 2:
                return self._stem(form[: -len(ending)])
        return _without_s(form)

    def noun(self, form: str) -> str:
        """The singular of a lower-case noun form."""
        if form in self._nouns:
            return self._nouns[form]
        if form.endswith(("ss", "us", "is")):
            return form
        return _without_s(form)

    def _stem(self, stem: str) -> str:
        if stem.endswith("i"):
            return stem[:-1] + "y"
        doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
        candidates: list[str] = [stem, f"{stem}e", *([stem[:-1]] if doubled else [])]
        known = next((candidate for candidate in candidates if candidate in self._known), None)
        if known is not None:
            return known
        if doubled and stem[-1] not in "lsz":
            return stem[:-1]
        silent = stem.endswith(_SILENT_E) and not _double_vowel(stem)
        return f"{stem}e" if silent else stem


def _double_vowel(stem: str) -> bool:
    """*appeal*, *explain*, *conclud*: two vowels before the last consonant want no silent e."""
    return len(stem) > 2 and stem[-1] not in _VOWELS and stem[-2] in _VOWELS and stem[-3] in _VOWELS


def _without_s(form: str) -> str:
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return form[:-2]
    if form.endswith("s") and not form.endswith("ss") and len(form) > 3:
        return form[:-1]
    return form
