"""`python -m rules`."""

import gc

gc.disable()  # a start makes a hundred thousand objects and no garbage; looking for it took a tenth of the start. The command enables it
gc.set_threshold(50_000)

from rules.cli import main  # noqa: E402

main()
