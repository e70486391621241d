#!/usr/bin/env bash
# A web program answers a minimal API endpoint with a Razor component: a method whose type is RazorComponentResult<Notice>, with Notice.razor beside it. The request
# delegate generator, which is to make the binding at compile time and to leave to the start whatever it cannot make, is turned on.
#
# Tried with: .NET SDK 10.0.4xx (Microsoft.NET.Sdk.Web).
# Expected:   it builds: the generator makes the binding, or says by an RDG warning that it leaves this endpoint to the start.
# Seen:       without the generator it builds; with it the build ends with CS0246 inside GeneratedRouteBuilderExtensions.g.cs: generators do not see what other
#             generators make, so that the component is a type that is not there, and its bare name is written out. No RDG warning names the endpoint.
# Who cares:  whoever shows error pages or parts of pages by RazorComponentResult and wants a quicker start: the error names a file that nobody wrote. A method that
#             says IResult instead builds.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

build() {
  mkdir "$work/$1"
  cat >"$work/$1/Ask.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><RootNamespace>Ask</RootNamespace>
    <RequiresAspNetWebAssets>false</RequiresAspNetWebAssets>
    <EnableRequestDelegateGenerator>$2</EnableRequestDelegateGenerator>
  </PropertyGroup>
</Project>
XML
  printf '%s\n' '<p>The night of the cutover begins at @At.</p>' '@code { [Microsoft.AspNetCore.Components.Parameter] public string At { get; set; } = "00:00"; }' >"$work/$1/Notice.razor"
  cat >"$work/$1/Program.cs" <<CS
using Ask; using Microsoft.AspNetCore.Http.HttpResults;
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorComponents();
var app = builder.Build();
app.MapGet("/notice", Show);
app.Run();
static $3 Show() => new RazorComponentResult<Notice>(new { At = "01:00" });
CS
  if dotnet build "$work/$1" -c Release -v q --nologo >"$work/log" 2>&1; then echo "$1: builds, $(grep -o 'warning RDG[0-9]*' "$work/log" | sort -u | wc -l) warnings of the generator"
  else echo "$1: $(grep -o 'GeneratedRouteBuilderExtensions.g.cs.*error CS[0-9]*' "$work/log" | sed 's/(.*error/ error/' | sort -u), $(grep -o 'warning RDG[0-9]*' "$work/log" | sort -u | wc -l) warnings of the generator"; fi
}
seen=$(build start false 'RazorComponentResult<Notice>'; build generator true 'RazorComponentResult<Notice>'; build generator-untyped true IResult)
wanted='start: builds, 0 warnings of the generator
generator: GeneratedRouteBuilderExtensions.g.cs error CS0246, 0 warnings of the generator
generator-untyped: builds, 0 warnings of the generator'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
