#!/usr/bin/env bash
# The score of each area by a report of Stryker: killed / (killed + survived + not covered), timeouts apart.
# Ends with 1 when one is below 90 %, when more than 5 % of an area's mutants are ignored, or one is ignored without a reason.
set -euo pipefail
said=$(jq -r '
  # The area of a file: gates, sign-offs, notices or policy, in whatever ring it stands.
  def area:
    if test("/Organisation/") then "Policy"
    elif test("/SignOffs/|/SignOff|/SignedStep") then "SignOffs"
    elif test("/Notices/|/Notice|/Batch(Planning|Writing|Ending)|/FollowUps|/ListZones") then "Notices"
    elif test("/Gates/|/GateTimes|/Assignees|/Deadlines") then "Gates"
    else split("/")[-2] end;
  def count(status): map(select(.status == status)) | length;
  [ .projectRoot as $root | .files | to_entries[] | (.key | ltrimstr($root + "/") | area) as $folder
    | .value.mutants[] | { folder: $folder, status, reason: (.statusReason // "") } ]
  # What was not asked for, what does not compile and blocks whose statements are mutated one by one are no mutants of ours.
  | map(select(.status != "CompileError" and (.reason | test("^Removed by (mutate filter|block already covered filter)") | not)))
  | group_by(.folder) | map({
      folder: .[0].folder, killed: count("Killed"), survived: count("Survived"), uncovered: count("NoCoverage"), timeout: count("Timeout"),
      ignored: count("Ignored"), unreasoned: (map(select(.status == "Ignored" and .reason == "")) | length), all: length })
  | map(. + { score: (100 * .killed / ([.killed + .survived + .uncovered, 1] | max)), share: (100 * .ignored / .all) })
  | map(select(.killed + .survived + .uncovered + .timeout > 0))
  | (.[] | "\(.folder): \(.score * 10 | floor / 10) % (killed \(.killed), survived \(.survived), not covered \(.uncovered), timeout \(.timeout), ignored \(.ignored))"),
    (if length > 0 and all(.score >= 90 and .share <= 5 and .unreasoned == 0) then "enough" else "not enough" end)
  ' "$1")
echo "$said"
[[ $(tail -n 1 <<<"$said") == enough ]]
