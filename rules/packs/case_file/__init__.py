"""Rules of penalty case files, one module a stage. `load()` imports them all, which registers them."""

import importlib
import pkgutil


def load() -> None:
    """Registers every rule of the catalogue: a module in this folder is part of it by being there."""
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
        importlib.import_module(f"{__name__}.{module}")
