#!/usr/bin/env bash
# An endpoint takes a list in its query that may be left out: [FromQuery] string[]? column. The same program is built twice, once with the request delegate generator
# (binding made by the compiler, for a quick start), and each is asked for its description by ASP.NET's own generator, and called without the list.
#
# Tried with: Microsoft.AspNetCore.OpenApi 10.0.15, .NET SDK 10.0.4xx.
# Expected:   the description is the same: the parameter may be left out.
# Seen:       with the generator the description says "required": true. Without the list both still answer the same. An optional text beside it is described alike by
#             both. With a default value (string[]? column = null) the list may be left out in both.
# Who cares:  whoever turns the generator on for a quicker start: nothing is said by the compiler or at run time, yet a strict client made from the description, or a
#             gateway that checks requests against it, now refuses calls which it let pass before.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

ask() {
  mkdir "$work/$1"
  cat >"$work/$1/Ask.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>
    <EnableRequestDelegateGenerator>$2</EnableRequestDelegateGenerator>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="Microsoft.AspNetCore.OpenApi" Version="[10.0.15]" /></ItemGroup>
</Project>
XML
  cat >"$work/$1/Program.cs" <<'CS'
using Microsoft.AspNetCore.Mvc; using System.Text.Json.Nodes;
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddOpenApi();
await using var app = builder.Build();
app.MapOpenApi();
app.MapGet("/customers", ([FromQuery] string[]? column, string? sheet) => $"{column?.Length ?? 0} columns of {sheet ?? "the first sheet"}");
app.MapGet("/customers/by-default", ByDefault);
await app.StartAsync();
using var http = new HttpClient { BaseAddress = new(app.Urls.Single()) };
var paths = JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json"))!["paths"]!.AsObject();
foreach (var (path, operations) in paths)
    foreach (var parameter in operations!["get"]!["parameters"]?.AsArray() ?? [])
        Console.WriteLine($"{path} {parameter!["name"]}: {((bool?)parameter["required"] == true ? "required" : "may be left out")}");
Console.WriteLine(await http.GetStringAsync("/customers"));
await app.StopAsync();
static string ByDefault(HttpRequest request, [FromQuery] string[]? column = null) => $"{column?.Length ?? 0} columns";
CS
  dotnet build "$work/$1" -c Release -v q --nologo >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
  (cd "$work/$1" && dotnet bin/Release/net10.0/Ask.dll)
}
seen="at run time:
$(ask plain false)
by the generator:
$(ask made true)"
rest=$'/customers sheet: may be left out\n/customers/by-default column: may be left out\n0 columns of the first sheet'
wanted="at run time:
/customers column: may be left out
$rest
by the generator:
/customers column: required
$rest"
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
