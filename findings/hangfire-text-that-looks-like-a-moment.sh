#!/usr/bin/env bash
# The values of a notice are handed to a background job as a dictionary of name and value, with texts, numbers and moments in it: "2026-12-10T22:00:00+08:00" is a text there, as a person or another program wrote it.
#
# Tried with: Hangfire.Core 1.8.25, Hangfire.InMemory 1.0.0, .NET 10, without settings of the serializer; the machine is in UTC.
# Expected:   what is handed over as a text arrives as a text, as it does in a parameter or a dictionary of texts; a moment with an offset arrives as one.
# Seen:       among objects a text that looks like a moment arrives as a DateTime on the clock of the server, 14:00, and its offset is gone; so does a DateTimeOffset. 2026-12-10 alone, 22:00 and PT72H stay texts. An int arrives as a long, a
#             decimal as a double. Parameters of a type of their own are right, DateOnly and TimeSpan among them.
# Who cares:  whoever fills texts with such values later: customers in Shanghai read 12/10/2026 14:00:00, on a developer's machine there 22:00; and a cast to string fails. Hand over texts as Dictionary<string, string>, or one JSON text.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

cat >"$work/try.cs" <<'CS'
#:package Hangfire.Core@1.8.25
#:package Hangfire.InMemory@1.0.0
#:property PublishAot=false
using System.Globalization; using Hangfire; using Hangfire.InMemory;
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
GlobalConfiguration.Configuration.UseInMemoryStorage(new InMemoryStorageOptions());
var client = new BackgroundJobClient();
var objects = new Dictionary<string, object> { ["text"] = "2026-12-10T22:00:00+08:00", ["moment"] = new DateTimeOffset(2026, 12, 10, 22, 0, 0, TimeSpan.FromHours(8)), ["day"] = "2026-12-10", ["hour"] = "22:00", ["wait"] = "PT72H", ["count"] = 5, ["price"] = 19.90m };
var texts = new Dictionary<string, string> { ["text"] = "2026-12-10T22:00:00+08:00" };
client.Enqueue(() => Job.Objects(objects));
client.Enqueue(() => Job.Texts(texts, "2026-12-10T22:00:00+08:00", new DateTimeOffset(2026, 12, 10, 22, 0, 0, TimeSpan.FromHours(8)), new DateOnly(2026, 12, 10), TimeSpan.FromHours(72)));
using (new BackgroundJobServer(new BackgroundJobServerOptions { WorkerCount = 1 })) for (var turn = 0; turn < 100 && Job.Done < 2; turn++) Thread.Sleep(100);
public static class Job
{
    public static int Done;
    static string Shown(object? value) => $"{value?.GetType().Name} {value switch { DateTime at => at.ToString("o"), DateTimeOffset at => at.ToString("o"), DateOnly day => day.ToString("o"), _ => value }}";
    public static void Objects(Dictionary<string, object> values) { foreach (var (name, value) in values) Console.WriteLine($"among objects, {name}: {Shown(value)}"); Done++; }
    public static void Texts(Dictionary<string, string> texts, string text, DateTimeOffset at, DateOnly day, TimeSpan wait) { Console.WriteLine($"among texts: {Shown(texts["text"])}; by themselves: {Shown(text)}, {Shown(at)}, {Shown(day)}, {Shown(wait)}"); Done++; }
}
CS

seen=$(cd "$work" && TZ=UTC dotnet run try.cs 2>"$work/log") || { cat "$work/log"; exit 1; }
wanted=$(cat <<'LINES'
among objects, text: DateTime 2026-12-10T14:00:00.0000000+00:00
among objects, moment: DateTime 2026-12-10T14:00:00.0000000+00:00
among objects, day: String 2026-12-10
among objects, hour: String 22:00
among objects, wait: String PT72H
among objects, count: Int64 5
among objects, price: Double 19.9
among texts: String 2026-12-10T22:00:00+08:00; by themselves: String 2026-12-10T22:00:00+08:00, DateTimeOffset 2026-12-10T22:00:00.0000000+08:00, DateOnly 2026-12-10, TimeSpan 3.00:00:00
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
