#!/usr/bin/env bash
# The window of a change goes to network elements as data of a YANG model, in which moments are of type date-and-time of ietf-yang-types (RFC 6991): a text with an offset, 2026-12-10T22:00:00+08:00. A
# data file is looked over before it is sent.
#
# Tried with: yanglint and libyang of Debian 12 (2.1.30-2), with its own ietf-yang-types; the machine in UTC and in Shanghai.
# Expected:   a day that is not in the calendar, an hour of 25 and a month 13 are refused: the type is a profile of RFC 3339. (That a moment comes out with the offset of the machine is the canonical form
#             of RFC 6991.)
# Seen:       30 February is 2 March, 31 April is 1 May, 25:00 is one o'clock of the next day, the 13th month the next January: all are valid, and the text that was written is not to be seen any more.
# Who cares:  whoever has windows checked by it: a slip of the day moves the work by days with no word, and on a machine in UTC nobody sees from the offset for which place the window was meant. Check
#             days against a calendar before, and compare moments as moments.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
for package in libyang2-tools=2.1.30-2 libyang2=2.1.30-2; do (cd "$work" && apt-get download -qq "$package" >log 2>&1) || { cat "$work/log"; exit 1; }; done
for file in "$work"/*.deb; do dpkg -x "$file" "$work"; done

cat >"$work/try.sh" <<'SH'
mkdir -p model
cat >model/launch.yang <<'YANG'
module launch { yang-version 1.1; namespace "urn:example:launch"; prefix l; import ietf-yang-types { prefix yang; } container launch { leaf at { type yang:date-and-time; } } }
YANG
for zone in UTC Asia/Shanghai; do
  for moment in 2026-12-10T22:00:00Z 2026-12-10T22:00:00+08:00 2026-12-10T22:00:00-03:30 2026-12-10T22:00:00-00:00 2026-02-30T22:00:00Z 2026-04-31T22:00:00+08:00 2026-12-10T24:00:00Z 2026-12-10T25:00:00Z 2026-13-10T22:00:00Z; do
    printf '{"launch:launch":{"at":"%s"}}' "$moment" >data.json
    if out=$(TZ=$zone yanglint -p usr/share/yang -p model -f json -t config model/launch.yang data.json 2>&1); then out=$(grep -o '"at": *"[^"]*"' <<<"$out" | cut -d'"' -f4); else out=refused; fi
    echo "machine in $zone, $moment: $out"
  done
done
SH

seen=$(cd "$work" && PATH="$work/usr/bin:$PATH" LD_LIBRARY_PATH="$work/usr/lib/$(uname -m)-linux-gnu" bash try.sh)
wanted=$(cat <<'LINES'
machine in UTC, 2026-12-10T22:00:00Z: 2026-12-10T22:00:00+00:00
machine in UTC, 2026-12-10T22:00:00+08:00: 2026-12-10T14:00:00+00:00
machine in UTC, 2026-12-10T22:00:00-03:30: 2026-12-11T01:30:00+00:00
machine in UTC, 2026-12-10T22:00:00-00:00: 2026-12-10T22:00:00-00:00
machine in UTC, 2026-02-30T22:00:00Z: 2026-03-02T22:00:00+00:00
machine in UTC, 2026-04-31T22:00:00+08:00: 2026-05-01T14:00:00+00:00
machine in UTC, 2026-12-10T24:00:00Z: 2026-12-11T00:00:00+00:00
machine in UTC, 2026-12-10T25:00:00Z: 2026-12-11T01:00:00+00:00
machine in UTC, 2026-13-10T22:00:00Z: 2027-01-10T22:00:00+00:00
machine in Asia/Shanghai, 2026-12-10T22:00:00Z: 2026-12-11T06:00:00+08:00
machine in Asia/Shanghai, 2026-12-10T22:00:00+08:00: 2026-12-10T22:00:00+08:00
machine in Asia/Shanghai, 2026-12-10T22:00:00-03:30: 2026-12-11T09:30:00+08:00
machine in Asia/Shanghai, 2026-12-10T22:00:00-00:00: 2026-12-10T22:00:00-00:00
machine in Asia/Shanghai, 2026-02-30T22:00:00Z: 2026-03-03T06:00:00+08:00
machine in Asia/Shanghai, 2026-04-31T22:00:00+08:00: 2026-05-01T22:00:00+08:00
machine in Asia/Shanghai, 2026-12-10T24:00:00Z: 2026-12-11T08:00:00+08:00
machine in Asia/Shanghai, 2026-12-10T25:00:00Z: 2026-12-11T09:00:00+08:00
machine in Asia/Shanghai, 2026-13-10T22:00:00Z: 2027-01-11T06:00:00+08:00
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
