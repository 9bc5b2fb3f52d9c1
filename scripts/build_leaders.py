"""Write ``world/leaders.csv`` from a list of the World Factbook's chiefs of state and heads of government.

    python scripts/build_leaders.py FACTBOOK.csv

The list has the columns ``country_iso3, role_field, title_and_name, since, first_seen_snapshot, last_seen_snapshot``;
the Factbook writes surnames in capitals. Its text is in the public domain.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

from onrecord.world import load, parse_office
from onrecord.world.compiled import FOLDER

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
#: Words of titles that name no office by themselves.
RANKS = frozenset((
    *("First", "Second", "Third", "Fourth", "Fifth", "1st", "2nd", "3rd", "Deputy", "Vice", "Co-Vice"),
    *("Executive", "and", "Co-prince", "Coprince", "Archbishop", "Taliban", "Presidents", "Ministers"),
    *("Prime", "Senior", "Crown", "Sheikh", "Transitional", "Interim", "Acting", "State", "Federal"),
    *("Military", "Paramount", "Sir", "Dame", "Dr.", "Dr", "Gen.", "Col.", "Lt.", "Lt", "Maj.", "Brig."),
    *("Capt.", "Captain", "Rear", "Marshal", "Field"),
))  # fmt: skip
#: Where one name ends: a consort, a representative, a note in brackets.
TAIL = re.compile(r"\s*(?:\(.*|;.*|, .*| represented by .*| in caretaker status.*| of the Netherlands$)")


def main() -> None:
    """Write the file."""
    iso2 = {country.iso3: country.iso2 for country in load().countries if country.iso3}
    # The Factbook's own codes where they are not ISO's.
    iso2 |= {"XKS": "XK", "XKX": "XK"}
    rows: dict[tuple[str, ...], tuple[str, str, str]] = {}
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            country = iso2.get(row["country_iso3"])
            split = split_name(TAIL.sub("", row["title_and_name"].replace('""', '"').strip()))
            if country is None or split is None:
                print("left out:", row["country_iso3"], row["title_and_name"])
                continue
            title, name, surname = split
            key = (
                country,
                "s" if row["role_field"] == "chief of state" else "g",
                title,
                name,
                surname,
                edtf(row["since"])[:4],
            )
            since, first, last = edtf(row["since"]), row["first_seen_snapshot"], row["last_seen_snapshot"]
            if key in rows:
                old = rows[key]
                since = min((s for s in (since, old[0]) if s), default="")
                first, last = min(first, old[1]), max(last, old[2])
            rows[key] = (since, first, last)
    with (FOLDER / "leaders.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(sorted((*key[:-1], *value) for key, value in rows.items()))
    print(f"{len(rows)} leaders of {len({key[0] for key in rows})} countries")


def split_name(text: str) -> tuple[str, str, str] | None:
    """Title, name and surname: the title is the longest beginning that names an office; capitals mark the surname."""
    words = text.split()
    capitals = [n for n, word in enumerate(words) if re.fullmatch(r"[A-ZÀ-Þ'’\"-]{2,}", word)]
    capitals = [n for n in capitals if words[n] not in ("CEO", "II", "III", "IV", "VI", "H.E.")]
    end = title_end(words, min(capitals, default=len(words) - 1))
    if end == 0 or end == len(words) or set(words[:end]) <= RANKS:
        return None
    if words[end] in ("of", "for", "and") or parse_office(" ".join(words[end:])) is not None:
        return None
    # The surname in capitals, and the capital part of al-SARAJ, in small letters after the first.
    name = [re.sub(r"[^\W\d_]{2,}", small, word) for word in words]
    surname = " ".join(name[n] for n in capitals if n >= end)
    return " ".join(words[:end]), " ".join(name[end:]).replace('"', ""), surname or name[-1]


def small(found: re.Match[str]) -> str:
    """Capitals in small letters after the first; Roman numerals stay, but XI is a surname: no ruler is the eleventh."""
    word = found[0]
    return word.capitalize() if word == "XI" or (word.isupper() and set(word) - set("IVX")) else word


def title_end(words: list[str], limit: int) -> int:
    """Where the title ends: offices one after another, with ranks and *and* between them."""
    end = 0
    while end < limit:
        if words[end] in RANKS:
            end += 1
            continue
        for stop in range(limit, end, -1):
            office = parse_office(" ".join(words[end:stop]))
            if office is not None and (office.of is not None or not {"of", "for"} & set(words[end:stop])):
                end = stop
                break
        else:
            return end
    return end


def edtf(since: str) -> str:
    """*31 October 2003* as 2003-10-31, as precise as it is; empty where it is not given."""
    found = re.search(r"(?:(\d{1,2}) )?(?:([A-Z][a-z]{2})[a-z]* )?(\d{4})", since)
    if found is None:
        return ""
    day, month, year = found.groups()
    if month not in MONTHS:
        return year
    return f"{year}-{MONTHS.index(month) + 1:02}" + (f"-{int(day):02}" if day else "")


if __name__ == "__main__":
    main()
