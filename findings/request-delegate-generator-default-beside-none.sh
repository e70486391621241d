#!/usr/bin/env bash
# Two endpoints are lambdas that take the same kind of parameter: in one it has a default value (a page of twenty), in the other none. The request delegate generator
# is turned on for a quicker start.
#
# Tried with: .NET SDK 10.0.4xx (Microsoft.NET.Sdk.Web).
# Expected:   the program builds, starts and answers, as it does without the generator and as each of the two endpoints does alone with it.
# Seen:       it builds without a warning and ends at start, before anything listens: InvalidCastException from ...Generated...Cast. The generator makes one piece of
#             code for endpoints of the same types and casts both to Func<...>, but since C# 12 a lambda with a default value has a delegate type of its own.
# Who cares:  whoever turns the generator on, or later adds a second list endpoint beside a paged one: each is right, the build is green, and the service does not come
#             up. A method instead of the lambda, or a parameter that may be null instead of the default, mends it.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

try() {
  mkdir "$work/$1"
  cat >"$work/$1/Ask.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>
    <EnableRequestDelegateGenerator>$2</EnableRequestDelegateGenerator>
  </PropertyGroup>
</Project>
XML
  cat >"$work/$1/Program.cs" <<CS
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
await using var app = builder.Build();
$3
await app.StartAsync();
using var http = new HttpClient { BaseAddress = new(app.Urls.Single()) };
Console.WriteLine(await http.GetStringAsync("/launches"));
await app.StopAsync();
CS
  dotnet build "$work/$1" -c Release -v q --nologo >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
  echo "$1: $(grep -c 'warning' "$work/log" || true) warnings, $( (cd "$work/$1" && dotnet bin/Release/net10.0/Ask.dll 2>&1 || true) | grep -o 'InvalidCastException\|page of.*' | head -1)"
}
with='app.MapGet("/launches", (int size = 20) => $"page of {size}");'
without='app.MapGet("/notices", (int size) => $"page of {size}");'
seen=$(try start false "$with $without"; try alone true "$with"; try both true "$with $without")
wanted=$'start: 0 warnings, page of 20\nalone: 0 warnings, page of 20\nboth: 0 warnings, InvalidCastException'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
