"""Write ``world/countries.toml`` from CLDR (through Babel), Wikidata ids (through rigour) and the corrections.

Run again at any time; the corrections are the only part edited by hand::

    pip install babel rigour
    python scripts/build_countries.py

CLDR gives the English names and the three-letter codes (Unicode licence), rigour's territory files (MIT) the Wikidata
item of each. Everything else stands in ``countries-corrections.toml``, which also overrides.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from babel import Locale
from babel import __version__ as babel_version
from babel.core import get_global
from rigour.territories import get_territory

WORLD = Path(__file__).parents[1] / "src" / "onrecord" / "world"

#: CLDR's regions that ISO 3166-1 does not have: exceptional reservations, groupings, tests. Kosovo's XK stays.
NOT_ISO = frozenset(("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"))

ORDER = (
    *("id", "iso2", "iso3", "cow", "wikidata", "name", "article", "official", "kind", "since", "until"),
    *("aliases", "adjectives", "people", "capital", "capital_aliases", "seats", "prefixes", "ambiguous"),
)


def main() -> None:
    """Write the file."""
    corrections = tomllib.loads((WORLD / "countries-corrections.toml").read_text(encoding="utf-8"))["country"]
    by_id: dict[str, dict[str, Any]] = {entry["id"]: entry for entry in corrections}
    names: dict[str, str] = dict(Locale("en").territories)
    codes = sorted(code for code in names if len(code) == 2 and code.isalpha() and code not in NOT_ISO)
    alpha3 = {
        new[0]: old for old, new in get_global("territory_aliases").items()
        if len(old) == 3 and old.isalpha() and len(new) == 1
    }  # fmt: skip
    # Superseded three-letter codes point at the same two letters; the current one wins.
    alpha3 |= {"CD": "COD", "DE": "DEU", "MM": "MMR", "RO": "ROU", "TL": "TLS", "XK": "XKX", "FI": "FIN", "YE": "YEM"}
    blocks = []
    for code in codes:
        key = f"country:{code}"
        entry = {"id": key, "iso2": code, "iso3": alpha3[code], "name": names[code].replace("’", "'")}
        territory = get_territory(code.lower())
        if territory is not None and territory.alpha3:
            entry["iso3"] = territory.alpha3.upper()
        if territory is not None and territory.qid:
            entry["wikidata"] = territory.qid
        blocks.append(block(entry | by_id.pop(key, {})))
    blocks.extend(block(entry) for entry in by_id.values())
    head = (
        f"# Written by scripts/build_countries.py from CLDR (Babel {babel_version}), Wikidata ids and\n"
        "# countries-corrections.toml. Edit the corrections, not this file.\n"
    )
    (WORLD / "countries.toml").write_text(head + "\n" + "\n".join(blocks), encoding="utf-8")
    print(f"{len(blocks)} countries")


def block(entry: dict[str, Any]) -> str:
    """One ``[[country]]`` table."""
    lines = ["[[country]]"]
    lines += [f"{key} = {json.dumps(entry[key], ensure_ascii=False)}" for key in ORDER if entry.get(key)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
