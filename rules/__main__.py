"""`python -m rules`."""

import gc

gc.set_threshold(50_000)  # a start and a check make many objects and next to no garbage; looking for it took a tenth of the start

from rules.cli import main  # noqa: E402

main()
