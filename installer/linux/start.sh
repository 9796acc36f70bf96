#!/bin/sh
# Starts the desk with the Python beside it; no setting of another Python is looked at (-I), and
# nothing is written beside the program (-B).
here=$(dirname "$(readlink -f "$0")")
exec "$here/python/bin/python3.11" -I -B -m herefordshire_desk "$@"
