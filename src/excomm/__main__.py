"""Run the command line with ``python -m excomm``."""

from excomm.cli import main

main()
