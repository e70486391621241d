#!/usr/bin/env bash
# A page without any frame is judged by axe three times, as a test does that looks at it in two widths and two themes. Needs Debian's chromium or chromium-headless-shell.
#
# Tried with: Deque.AxeCore.Playwright 4.14.0, Microsoft.Playwright 1.64.1, .NET 10, chromium of Debian 12.
# Expected:   axe is a script: it is put into the page and run there. Nothing else is opened.
# Seen:       each run opens a browser window of its own (a context and a page in it), puts axe into that one too, sends it everything that the run has noted, and closes it again: three runs, three more
#             windows. The call marked as obsolete (RunAxeLegacy) does what was expected and finds the same.
# Who cares:  whoever lets axe look at every page of a long test: on a busy machine the windows cost more than the judging (here a run took a third of the time without them), and a test that counts pages, or
#             waits for a new one, meets pages that nobody opened.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
browser=$(command -v chromium-headless-shell || command -v chromium) || { echo "chromium is missing"; exit 1; }
cat >"$work/try.cs" <<'CS'
#:package Deque.AxeCore.Playwright@4.14.0
#:package Microsoft.Playwright@1.64.1
#:property PublishAot=false
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using var playwright = await Playwright.CreateAsync();
await using var chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = args[0], Args = ["--no-sandbox"] });
var page = await (await chromium.NewContextAsync()).NewPageAsync();
await page.SetContentAsync("<html lang='en'><title>t</title><main><h1>Gates</h1><button></button></main></html>");
var watch = await chromium.NewBrowserCDPSessionAsync();
var opened = 0;
watch.Event("Target.targetCreated").OnEvent += (_, target) => { if (target!.Value.GetProperty("targetInfo").GetProperty("type").GetString() == "page") opened++; };
await watch.SendAsync("Target.setDiscoverTargets", new() { ["discover"] = true });
opened = 0;
string Found(AxeResult result) => string.Join(" ", result.Violations.Select(v => v.Id).Order());
string first = "", second = "";
for (var i = 0; i < 3; i++) first = Found(await page.RunAxe());
Console.WriteLine($"RunAxe three times: {opened} windows opened, found {first}");
opened = 0;
#pragma warning disable CS0618
for (var i = 0; i < 3; i++) second = Found(await page.RunAxeLegacy());
Console.WriteLine($"RunAxeLegacy three times: {opened} windows opened, found {second}");
CS

seen=$(cd "$work" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 dotnet run try.cs -- "$browser" 2>"$work/log" | grep 'times: ') || { cat "$work/log"; exit 1; }
wanted='RunAxe three times: 3 windows opened, found button-name
RunAxeLegacy three times: 0 windows opened, found button-name'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
