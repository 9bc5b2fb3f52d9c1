"""Articles: from a path, standard input or a web address to one article's own words.

``load`` gives the :class:`~onrecord.model.article.Page` as it came, ``read_page`` the
:class:`~onrecord.model.article.Article` on it. Both raise :class:`SourceError` and nothing else
for whatever a source may hold.
"""

from onrecord.articles.errors import SourceError
from onrecord.articles.limits import Limits
from onrecord.articles.load import load
from onrecord.articles.read import read_page

__all__ = ["Limits", "SourceError", "load", "read_page"]
