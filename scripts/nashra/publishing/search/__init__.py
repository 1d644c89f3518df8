"""Search without a server: an inverted index for each language, cut into small classic scripts.

The same files are read over http and from ``file://``, by the one script ``overrides/assets/search.js``.
"""

from nashra.publishing.search.files import search_files
from nashra.publishing.search.values import SearchArticle, SearchVariant

__all__ = ["SearchArticle", "SearchVariant", "search_files"]
