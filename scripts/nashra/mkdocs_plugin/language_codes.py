"""Language codes of three letters, such as ``ckb`` (Central Kurdish) or ``kaa`` (Karakalpak): ISO 639-3.

static-i18n refuses them in the check of its options, and only there: all the rest of it works with them.
"""

from __future__ import annotations

import re
from typing import Any

from mkdocs_static_i18n import config as i18n_config

# As static-i18n has it, with a third letter; folders of the site are still told by its own pattern.
_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{4})?(-[A-Z]{2})?$|[a-z]{2,3}_[A-Z]{2}$")


def accept_three_letters() -> None:
    """Let static-i18n accept such codes; to be called before it reads its options."""
    options: Any = i18n_config
    options.RE_LOCALE = _LOCALE
