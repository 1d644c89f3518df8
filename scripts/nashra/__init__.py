"""Nashra turns raw articles into a static, multilingual, right-to-left-aware bulletin.

The rooms of this package and who may import whom are described in ARCHITECTURE.md
and held by ``tests/test_architecture.py``.
"""

__version__ = "0.1.0"
