#!/usr/bin/env bash
# The text of a notice is a Liquid template that several programs fill in: {{ at | date: '%m月%d日 %H:%M' }}, as the filter has been written since Liquid began. The window begins on 10 December at 22:00 in China, the
# programs run on servers in UTC.
#
# Tried with: DotLiquid 2.3.260, Fluid.Core 2.41.1, .NET 10; liquidjs 10.30.1, Node.js 20, each with its defaults.
# Expected:   12月10日 22:00 from all: the moment has its offset.
# Seen:       Fluid does that. DotLiquid takes .NET's letters unless it is told otherwise (Liquid.UseRubyDateFormat): %m is the minute, %M the month, so that it prints 0月10日 14:12, and both DotLiquid and liquidjs
#             leave the offset aside and take the hour of the server, 14:00.
# Who cares:  whoever moves templates of notices from one program to another: every variable comes out as before, and the time is another one, at 22:10 even with a month that exists. Set UseRubyDateFormat, give liquidjs
#             timezoneOffset or preserveTimezones, or hand over the time as a finished text.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts liquidjs@10.30.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/try.cs" <<'CS'
#:package DotLiquid@2.3.260
#:package Fluid.Core@2.41.1
#:property PublishAot=false
using Fluid;
using Fluid.Values;
const string notice = "{{ at | date: '%m月%d日 %H:%M' }}";
foreach (var at in args)
{
    new FluidParser().TryParse(notice, out var template, out _);
    var context = new TemplateContext();
    context.SetValue("at", FluidValue.Create(at, context.Options));
    Console.WriteLine($"{at}: Fluid {template!.Render(context)}");
    foreach (var ruby in new[] { false, true })
    {
        DotLiquid.Liquid.UseRubyDateFormat = ruby;
        Console.WriteLine($"{at}: DotLiquid{(ruby ? " with UseRubyDateFormat" : "")} {DotLiquid.Template.Parse(notice).Render(DotLiquid.Hash.FromAnonymousObject(new { at }))}");
    }
}
CS
cat >"$work/try.cjs" <<'JS'
const { Liquid } = require('liquidjs');
for (const at of process.argv.slice(2))
  for (const preserveTimezones of [false, true])
    console.log(`${at}: liquidjs${preserveTimezones ? ' with preserveTimezones' : ''} ${new Liquid({ preserveTimezones }).parseAndRenderSync("{{ at | date: '%m月%d日 %H:%M' }}", { at })}`);
JS

cd "$work"
export TZ=UTC
dotnet run try.cs -- 2026-12-10T22:00:00+08:00 2026-12-10T22:10:00+08:00 >net 2>log || { cat net log; exit 1; }
seen=$(cat net; node try.cjs 2026-12-10T22:00:00+08:00 2026-12-10T22:10:00+08:00)
wanted='2026-12-10T22:00:00+08:00: Fluid 12月10日 22:00
2026-12-10T22:00:00+08:00: DotLiquid 0月10日 14:12
2026-12-10T22:00:00+08:00: DotLiquid with UseRubyDateFormat 12月10日 14:00
2026-12-10T22:10:00+08:00: Fluid 12月10日 22:10
2026-12-10T22:10:00+08:00: DotLiquid 10月10日 14:12
2026-12-10T22:10:00+08:00: DotLiquid with UseRubyDateFormat 12月10日 14:10
2026-12-10T22:00:00+08:00: liquidjs 12月10日 14:00
2026-12-10T22:00:00+08:00: liquidjs with preserveTimezones 12月10日 22:00
2026-12-10T22:10:00+08:00: liquidjs 12月10日 14:10
2026-12-10T22:10:00+08:00: liquidjs with preserveTimezones 12月10日 22:10'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
