"""One language's words, as validated data.

``load("en")`` is everything the reading and the claims know of English: which verbs report, with what manner; what a
governing verb makes of its clause; irregular forms. Grammar stays in code, words stay in the TOML files beside.
"""

from onrecord.lang.language import Language, Reporting, ReportingVerb, load
from onrecord.lang.schema import LanguageDataError

__all__ = ["Language", "LanguageDataError", "Reporting", "ReportingVerb", "load"]
