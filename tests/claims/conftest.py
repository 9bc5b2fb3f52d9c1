"""Puts the folder of tests on the path, so that ``cases.form`` and ``claims.scoring`` can be imported."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
