using System.CommandLine;
using System.Globalization;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Web.CommandLine.Gates;
using ServiceGate.Web.Hosting.Settings;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.CommandLine;

/// <summary>
/// <c>gate check &lt;launch&gt;</c>: says whether a gate is open, and if not what blocks it, who can clear it and by when, and what it waits for besides.
/// Exit 0: open; 2: blocked; 3: the launch or gate is unknown, or the server or database cannot be asked.
/// </summary>
internal static class GateCheckVerb
{
    private const string TokenVariable = "SERVICEGATE_TOKEN";

    public static Command Make()
    {
        var launch = new Argument<string>("launch") { Description = "Number of the launch (HZ-2026-000123)." };
        var gate = new Option<string>("--gate") { Description = "The gate.", DefaultValueFactory = _ => GateNames.GoAhead };
        var url = new Option<string?>("--url") { Description = $"The server to ask (default {ServerSettings.DefaultUrl})." };
        var token = new Option<string?>("--token") { Description = $"API token (default: the environment's {TokenVariable})." };
        var database = new Option<string?>("--database") { Description = "Read this database file instead, while no server works with it." };
        var check = new Command("check", "Says whether a gate is open. Exit 0 open, 2 blocked, 3 unknown.") { launch, gate, url, token, database, ConsoleLanguage.Option, JsonPrint.Option };
        check.SetAction(async (parsed, cancellation) =>
        {
            var texts = ConsoleLanguage.Of(parsed);
            var (number, name) = (parsed.GetValue(launch)!, parsed.GetValue(gate)!);
            try
            {
                var report = parsed.GetValue(database) is { } path
                    ? await GateInDatabase.ReadAsync(path, number, name, texts, cancellation)
                    : await GateOnServer.ReadAsync(
                        parsed.GetValue(url) ?? ServerSettings.DefaultUrl, parsed.GetValue(token) ?? Environment.GetEnvironmentVariable(TokenVariable), number, name, texts, cancellation);
                if (!JsonPrint.IsAsked(parsed)) return Print(report, texts, parsed.InvocationConfiguration.Output);
                JsonPrint.Write(parsed.InvocationConfiguration.Output, new { launch = report.Launch, gate = report.Gate, open = report.IsOpen, blockers = report.Blockers.Select(Blocker), waitsFor = report.Waits });
                return ExitOf(report);
            }
            catch (GateUnknownException e)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(e.Message);
                return 3;
            }
        });
        return new Command("gate", "Works with gates.") { check };
    }

    private static int Print(GateReport report, Texts texts, TextWriter output)
    {
        var state = report.IsOpen ? texts.T("gate.open") : report.Blockers.Count == 0 ? texts.Count("gate.waits", report.Waits.Count) : texts.Count("gate.blocked", report.Blockers.Count);
        output.WriteLine(texts.T("gate-check.head", ("launch", report.Launch), ("gate", texts.Name("gate-name", report.Gate)), ("state", state)));
        foreach (var blocker in report.Blockers)
            output.WriteLine(texts.T("gate-check.blocker", ("text", blocker.Text), ("who", blocker.Who), ("by", Moment(blocker.By))));
        foreach (var wait in report.Waits) output.WriteLine(texts.T("gate-check.wait", ("text", wait)));
        return ExitOf(report);
    }

    private static int ExitOf(GateReport report) => report.IsOpen ? 0 : 2;

    private static object Blocker(BlockerLine blocker) => new { text = blocker.Text, who = blocker.Who, by = blocker.By.ToUniversalTime() };

    /// <summary>A moment as the machine's clock shows it, with year and zone: what is read tomorrow, or on another machine, still says when.</summary>
    private static string Moment(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(at, TimeZoneInfo.Local):yyyy-MM-dd HH:mm 'UTC'zzz}");
}
