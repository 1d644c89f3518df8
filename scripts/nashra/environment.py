"""The one place that reads the environment and the clock; everybody else is told."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Environment:
    """What the world outside says: the environment variables and the day it is (UTC)."""

    variables: Mapping[str, str]
    today: datetime.date


def read() -> Environment:
    """Read the environment variables and today's date in UTC."""
    return Environment(dict(os.environ), datetime.datetime.now(datetime.UTC).date())
