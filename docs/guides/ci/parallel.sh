#!/bin/sh
# parallel.sh SUBMISSIONS OUT [SHARDS]: judges SUBMISSIONS in shards with GNU parallel, and merges them into OUT.
# Run it again after a stop: shards that have ended are left alone, and the others go on.
# --sshlogin HOSTS in PARALLEL_OPTIONS spreads the shards over machines that share these folders.
set -eu
submissions=$1 out=$2 shards=${3:-4}
mkdir -p "$out"
# Exit code 1 means that a step does not pass: the shard has ended all the same.
# shellcheck disable=SC2086
seq 0 $((shards - 1)) | parallel ${PARALLEL_OPTIONS:-} --joblog "$out/parallel.log" --resume-failed \
  "kata verify '$submissions' --out '$out/shard-{}' --shard '{}/$shards' --jobs 1 --format jsonl || [ \$? -eq 1 ]"
exec kata merge "$out"/shard-* --out "$out"
