"""Asked about many texts at once, the model says what it says about each."""

from __future__ import annotations

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from nashra.language_model import LanguageModel

LABELS = ["uz", "tr", "az", "en", "sr", "ar", "fa", "zxx"]
TEXTS = [
    "Toshkentda bo‘lib o‘tgan yig‘ilishda vazirlar yangi chora-tadbirlarni muhokama qildi.",
    "YANGI QONUN LOYIHASI MUHOKAMA QILINDI",
    "أكد المشاركون أهمية حماية الضحايا",
    "The minister told reporters that the work would go on.",
    "Влада је усвојила нови програм.",
    "",
    "€",
]


@pytest.fixture(scope="module")
def whole() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@pytest.mark.parametrize("texts", [TEXTS, TEXTS[:1], [""]])
def test_the_probabilities_are_those_of_the_library_for_each_text_alone(
    whole: LanguageIdentifier, texts: list[str]
) -> None:
    told = LanguageModel(whole, {label: label for label in LABELS}).chances(texts)
    whole.set_languages(LABELS)
    for text, found in zip(texts, told, strict=True):
        expected = dict(whole.rank(text))
        assert set(found) == set(expected)
        assert found == pytest.approx(expected, abs=2e-3)


def test_the_probabilities_of_labels_with_one_name_are_added_up(whole: LanguageIdentifier) -> None:
    (apart,) = LanguageModel(whole, {label: label for label in LABELS}).chances(TEXTS[:1])
    (together,) = LanguageModel(whole, {label: "other" if label != "uz" else "uz" for label in LABELS}).chances(
        TEXTS[:1]
    )
    assert together == pytest.approx({"uz": apart["uz"], "other": 1 - apart["uz"]}, abs=2e-3)
