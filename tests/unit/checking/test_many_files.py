"""Many files are judged by several processes; what happens to those that wait when the run breaks off."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from nashra.checking import file_report
from nashra.checking.content_checks import folder_of
from tests.bulletins import Bulletin


def test_after_an_error_no_further_file_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Path] = []
    is_broken_off = threading.Event()

    class OneByOne(ThreadPoolExecutor):
        """Stands for the processes; the file in work is done as soon as the others have been told to stop."""

        def __init__(self, *_: Any, **__: Any) -> None:
            super().__init__(1)

        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 (as above)
            super().shutdown(wait=False, cancel_futures=cancel_futures)
            is_broken_off.set()
            super().shutdown(wait=wait)

    def read_file(_folder: object, path: Path, _language: object) -> None:
        begun.append(path)
        is_broken_off.wait()

    bulletin = Bulletin(tmp_path)
    for number in range(20):
        bulletin.article("uz", f"2026/a{number}")
    monkeypatch.setattr(file_report, "ProcessPoolExecutor", OneByOne)
    monkeypatch.setattr(file_report, "read_file", read_file)
    monkeypatch.setattr(file_report, "LEAST_FILES_FOR_PROCESSES", 1)
    monkeypatch.setattr(file_report, "_FILES_AT_ONCE", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    folder = folder_of(bulletin.settings())
    with pytest.raises(KeyError, match="disk"), file_report.judged(folder, file_report.markdown_files(folder)):
        raise KeyError("disk")
    assert len(begun) <= 1
