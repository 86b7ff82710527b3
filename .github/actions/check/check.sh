#!/usr/bin/env bash
# Checks a workspace and writes a summary of it. Needs WORKSPACE, UP_TO, RUNNER_TEMP, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY, and jq.
set -euo pipefail
kata=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)/kata
report=$RUNNER_TEMP/kata.json

# Without CI the script builds for users, without analyzers. 1: a step does not pass, which may be as it should be. Anything else is no report.
status=0
CI= "$kata" check --json --dir "$WORKSPACE" >"$report" || status=$?
[ "$status" -le 1 ] || exit "$status"

passed=$(jq '[.steps[] | select(.verdict == "passed")] | length' "$report")
{
  echo "report=$report"
  echo "passed=$passed"
} >>"$GITHUB_OUTPUT"
{
  echo "### $passed of $(jq '.steps | length' "$report") steps pass"
  echo
  echo "| | step | verdict | likely mistakes |"
  echo "|---|---|---|---|"
  jq -r '.steps[] | "| \(.number) | \(.name) | \(.verdict) | \(.mistakes | join(", ")) |"' "$report"
} >>"$GITHUB_STEP_SUMMARY"

failed=$(jq -r --argjson last "$UP_TO" '[.steps[] | select(.number <= $last and .verdict != "passed") | .name] | join(", ")' "$report")
if [ -n "$failed" ]; then
  echo "::error::Not passed yet: $failed"
  exit 1
fi
