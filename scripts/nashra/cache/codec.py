"""Values of this project in the types of JSON and back, for the cache and between processes.

The form follows from the dataclasses' own declarations, so that a new field needs nothing here. JSON and
no pickle: a cache that came with somebody else's files must not be able to run code.
"""

from __future__ import annotations

import base64
import dataclasses
import datetime
import enum
import functools
import types
from collections.abc import Mapping
from typing import Any, Union, get_args, get_origin, get_type_hints


def encode(value: Any) -> Any:
    """Give a value of this project in the types of JSON."""
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, str | int | float) or value is None:
        return value
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): encode(member) for key, member in value.items()}
    if isinstance(value, tuple | list):
        return [encode(member) for member in value]
    return {name: encode(getattr(value, name)) for name in _names(type(value))}  # type: ignore[arg-type]


def decode(kind: Any, value: Any) -> Any:
    """Give a value of the type ``kind`` again from the types of JSON."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        rest = [argument for argument in arguments if argument is not type(None)]
        return None if value is None else decode(rest[0], value)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return tuple(decode(arguments[0], member) for member in value)
        return tuple(decode(each, member) for each, member in zip(arguments, value, strict=True))
    if origin is not None:
        return {key: decode(arguments[1], member) for key, member in value.items()}
    if dataclasses.is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]
        return kind(**{name: decode(hints[name], member) for name, member in value.items()})  # type: ignore[operator]
    if kind is datetime.date:
        return datetime.date.fromisoformat(value)
    if kind is bytes:
        return base64.b64decode(value)
    return kind(value) if isinstance(kind, type) and issubclass(kind, enum.Enum) else value


@functools.cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@functools.cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)
