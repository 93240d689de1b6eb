"""Run the command line: `python -m multipolar`."""

from multipolar.cli.app import main

main()
