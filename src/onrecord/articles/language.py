"""Which language a text is in: English is read, another one is named in the message."""

from __future__ import annotations

import re

_FUNCTION_WORDS = {
    "English": "the of and to in that is was for with on as by at from has have be it he said which this are not will".split(),
    "French": "le la les de des et est dans que pour une qui sur par au avec pas sont du ce il".split(),
    "German": "der die das und ist von mit den dem nicht ein eine für auf im zu des sich auch wurde".split(),
    "Spanish": "el la los las de que y en del por con una para es se al como su más fue".split(),
    "Portuguese": "o os as de que e em do da para com uma não por é se no na dos foi".split(),
    "Italian": "il la le di che e in per del della con una non è sono da al dei ha gli".split(),
    "Turkish": "ve bir bu için ile olarak da de olan dedi ise çok daha gibi kadar sonra".split(),
    "Polish": "w i na z do że się nie jest o po od przez dla oraz jak który".split(),
    "Indonesian": "yang dan di dari untuk dengan ini itu dalam pada akan tidak oleh juga telah".split(),
    "Dutch": "de het een en van in is op dat te zijn met voor niet aan door ook werd".split(),
    "Romanian": "și de la în a cu pe din pentru că este nu care mai un o al".split(),
    "Azerbaijani": "və bir bu ilə üçün olan ki də da edib olub onun azərbaycan".split(),
}
_SCRIPTS = (
    ("Russian or another language in Cyrillic", "\u0400-\u04ff"),
    ("Arabic or Persian", "\u0600-\u06ff"),
    ("Hebrew", "\u0590-\u05ff"),
    ("Greek", "\u0370-\u03ff"),
    ("Hindi", "\u0900-\u097f"),
    ("Japanese", "\u3040-\u30ff"),
    ("Korean", "\uac00-\ud7af"),
    ("Chinese", "\u4e00-\u9fff"),
    ("Georgian", "\u10a0-\u10ff"),
    ("Armenian", "\u0530-\u058f"),
    ("Thai", "\u0e00-\u0e7f"),
)
_WORD = re.compile(r"[^\W\d_]+")


def other_language(text: str) -> str | None:
    """The name of the language a text is in, None for English and for what is too short to tell."""
    letters = sum(character.isalpha() for character in text)
    if not letters:
        return None
    for name, block in _SCRIPTS:
        if len(re.findall(f"[{block}]", text)) > 0.5 * letters:
            return name
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < 20:
        return None
    shares = {name: sum(word in common for word in words) / len(words) for name, common in _SETS.items()}
    best = max(shares, key=lambda name: shares[name])
    if best == "English" or shares[best] < 0.08 or shares[best] < 1.5 * shares["English"]:
        return None
    return best


_SETS = {name: frozenset(words) for name, words in _FUNCTION_WORDS.items()}
