"""`python -m rules`."""

from rules.cli import main

main()
