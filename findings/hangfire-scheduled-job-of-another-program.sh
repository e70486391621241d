#!/usr/bin/env bash
# Two programs share one Hangfire storage. The first schedules a job whose method names its queue by [Queue("reports")], and one that is given the queue when it is
# scheduled. The second does not have their class and serves only a queue of its own; it happens to be the one whose server finds the jobs due.
#
# Tried with: Hangfire.Core 1.8.25, Hangfire.Storage.SQLite 0.4.3, .NET 10.
# Expected:   a server that serves other queues either leaves both jobs in the schedule or moves both into "reports"; failing is for who runs a job.
# Seen:       it fails the first job ("target method was not found") and schedules it again up to ten times, each time later, so that a job of the first program comes
#             late or never though that program is well; the second job, which carries its queue with it, goes to "reports".
# Who cares:  whoever lets two programs keep jobs in one schema, the default "HangFire" of one database, say. Give each program a schema of its own, or
#             name the queue when scheduling.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

program() { # name; its source comes from standard input
  mkdir -p "$work/$1"
  cat >"$work/$1/$1.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Hangfire.Core" Version="[1.8.25]" />
    <PackageReference Include="Hangfire.Storage.SQLite" Version="[0.4.3]" />
    <PackageReference Include="Newtonsoft.Json" Version="[13.0.4]" />
  </ItemGroup>
</Project>
XML
  cat >"$work/$1/Program.cs"
  dotnet build "$work/$1" -c Release -v q --nologo >"$work/$1.log" 2>&1 || { cat "$work/$1.log"; exit 1; }
}

program First <<'CS'
using Hangfire; using Hangfire.Storage.SQLite;
var client = new BackgroundJobClient(new SQLiteStorage(args[0]));
Console.WriteLine(client.Schedule(() => Reports.ByAttribute(), TimeSpan.FromSeconds(1)));
Console.WriteLine(client.Schedule("reports", () => Reports.ByCall(), TimeSpan.FromSeconds(1)));
public static class Reports
{
    [Queue("reports")] public static void ByAttribute() { }
    public static void ByCall() { }
}
CS

program Second <<'CS'
using Hangfire; using Hangfire.Storage.SQLite;
var storage = new SQLiteStorage(args[0]);
var api = storage.GetMonitoringApi();
string[] States(string job) => [.. api.JobDetails(job).History.OrderBy(h => h.CreatedAt).Select(h => h.StateName)];
using (new BackgroundJobServer(new BackgroundJobServerOptions { Queues = ["second"], WorkerCount = 1, SchedulePollingInterval = TimeSpan.FromMilliseconds(500) }, storage))
    for (var i = 0; i < 120 && (States(args[1]).Length < 3 || api.EnqueuedCount("reports") == 0); i++) Thread.Sleep(500);
Console.WriteLine($"by attribute: {string.Join(", ", States(args[1]).Take(3))}");
Console.WriteLine($"in the queue reports: {api.EnqueuedCount("reports")}");
CS

jobs=$(dotnet "$work/First/bin/Release/net10.0/First.dll" "$work/jobs.db")
# shellcheck disable=SC2086
seen=$(dotnet "$work/Second/bin/Release/net10.0/Second.dll" "$work/jobs.db" $jobs)
wanted=$'by attribute: Scheduled, Failed, Scheduled\nin the queue reports: 1'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
