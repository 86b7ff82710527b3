#!/bin/sh
# sbatch --array=0-31%8 slurm.sh SUBMISSIONS OUT, and when it has ended: kata merge OUT/shard-* --out OUT
#SBATCH --job-name=kata
#SBATCH --cpus-per-task=2
#SBATCH --mem=4G
#SBATCH --time=01:00:00
set -eu
shards=$((SLURM_ARRAY_TASK_MAX - SLURM_ARRAY_TASK_MIN + 1))
shard=$((SLURM_ARRAY_TASK_ID - SLURM_ARRAY_TASK_MIN))
kata verify "$1" --out "$2/shard-$shard" --shard "$shard/$shards" --jobs "${SLURM_CPUS_PER_TASK:-2}" --format jsonl || [ $? -eq 1 ]
