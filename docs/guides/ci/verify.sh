#!/bin/sh
# Judges the folder $1 (this one without it) and leaves the reports in $2 (kata-report without it).
# Exit code: 0 if every step passes, 1 if not, 3 if something could not be judged.
set -eu
exec kata verify "${1:-.}" --out "${2:-kata-report}" --format jsonl junit markdown html
