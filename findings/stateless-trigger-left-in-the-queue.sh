#!/usr/bin/env bash
# A launch goes from one state to the next by a state machine. On entering a state a step fires the next trigger and then fails, when the notice cannot be sent, say; the failure is shown to the
# operator, who sends the launch back.
#
# Tried with: Stateless 5.20.1, .NET 10, its default way of firing (queued): a trigger that is fired while another is handled waits until that one is done.
# Expected:   the failure ends the whole of it: the launch stands in the state that it has entered, and "back" takes it to where it was.
# Seen:       the state is the entered one, but the trigger fired before the failure stays in the queue, and the next call does it first: "back" takes the launch on to the following state, and is
#             refused there. CanFire("back") said yes just before.
# Who cares:  whoever keeps such a machine for longer than one call: what failed goes on by the next person's click, in his name, and what he asked for is refused. Make a new machine from the stored
#             state after each failure.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

cat >"$work/try.cs" <<'CS'
#:package Stateless@5.20.1
#:property PublishAot=false
using Stateless;
var log = new List<string>();
var machine = new StateMachine<string, string>("draft");
machine.OnTransitioned(step => log.Add($"{step.Source} to {step.Destination} by {step.Trigger}"));
machine.Configure("draft").Permit("submit", "review");
machine.Configure("review").Permit("release", "released").Permit("back", "draft").OnEntry(() => { machine.Fire("release"); throw new IOException("the notice cannot be sent"); });
machine.Configure("released").Permit("withdraw", "draft");
foreach (var trigger in new[] { "submit", "back" })
{
    var possible = machine.CanFire(trigger);
    try { machine.Fire(trigger); log.Add("done"); } catch (Exception error) { log.Add(error.GetType().Name); }
    Console.WriteLine($"{trigger}, possible: {possible}; {string.Join(", ", log)}; the launch is in {machine.State}");
    log.Clear();
}
CS

seen=$(cd "$work" && dotnet run try.cs 2>"$work/log") || { cat "$work/log"; exit 1; }
wanted=$(cat <<'LINES'
submit, possible: True; draft to review by submit, IOException; the launch is in review
back, possible: True; review to released by release, InvalidOperationException; the launch is in released
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
