# SPDX-License-Identifier: BSL-1.0
"""What reports say in English, by what they say in Japanese."""

from tomakomai_kpi.english import changes, progress, shared

ENGLISH: dict[str, str] = {**shared.WORDS, **progress.WORDS, **changes.WORDS}
"""Each text of the reports, with the same places for values."""
