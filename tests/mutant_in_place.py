"""A pytest plugin that loads a changed module in the place of its own, named by MUTANT=module=file."""

from __future__ import annotations

import importlib.util
import os
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import ModuleType


class Mutated:
    """Finds the one changed module before anybody else finds the real one."""

    def __init__(self, name: str, file: str) -> None:
        self.name, self.file = name, file

    def find_spec(self, name: str, path: object = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The changed module's spec; nothing for every other."""
        if name != self.name:
            return None
        return importlib.util.spec_from_file_location(name, self.file, loader=SourceFileLoader(name, self.file))


if "MUTANT" in os.environ:
    sys.dont_write_bytecode = True
    sys.meta_path.insert(0, Mutated(*os.environ["MUTANT"].split("=", 1)))  # type: ignore[arg-type]
