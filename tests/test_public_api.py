"""The public names, literally: to add or drop one is a decision and shows here."""

import importlib
import subprocess
import sys

import pytest

PUBLIC = {
    "excomm": ["Analysis", "CaseError", "__version__", "cases", "load"],
    "excomm.library": ["case_path", "cases"],
    "excomm.case": [],
    "excomm.conflict": [],
    "excomm.report": [],
}
