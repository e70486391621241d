using System.Globalization;
using System.Text.Json;
using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.FactSheets;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Tests.Samples;

/// <summary>
/// The dossier that an ordinary operator hands in for an announced maintenance: procedure, rollback and tests are there, every field that the form asks for is filled in from what was announced. It knows
/// no rule; it reads the form.
/// </summary>
internal static class OrdinaryDossier
{
    internal const string Procedure = "# Procedure\n\n1. Back up. 2. Divert traffic. 3. Change. 4. Test voice, data, leased lines and emergency calls. 5. Otherwise roll back.\n";

    /// <summary>Makes it.</summary>
    /// <param name="row">What was announced.</param>
    /// <param name="form">What the kind asks for.</param>
    /// <param name="start">Local start of its window.</param>
    /// <param name="end">Local end.</param>
    internal static JsonElement Of(Announcement row, Checklist form, DateTimeOffset start, DateTimeOffset end)
    {
        var circuits = row.Circuits.Count;
        var outages = row.Circuits.Count(c => c.Impact is CircuitImpact.Outage);
        var day = start.AddDays(-14).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var work = string.IsNullOrWhiteSpace(row.Summary) ? $"{row.Provider} {row.MaintenanceId}" : string.Join(' ', row.Summary.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return JsonSerializer.SerializeToElement(new Dictionary<string, object>
        {
            ["launch"] = new { header = new { title = Short($"Network maintenance {row.MaintenanceId}", 200), description = Short(work, 4000) } },
            ["concerns"] = form.Concerns.ToDictionary(c => c.Id, c => new { verdict = "met", evidence = Short(row.MaintenanceId, 200) }),
            ["facts"] = form.Facts!.Where(f => f.Compulsory).ToDictionary(f => f.Code, f => new SheetFact([ValueOf(f, row, start, end)])),
            ["risks"] = new Dictionary<string, object>
            {
                ["R1"] = new
                {
                    title = "The circuits stay down longer than announced",
                    cause = Short(work, 1000),
                    customersAffected = circuits,
                    likelihood = 2,
                    impact = outages > 0 ? 3 : 1,
                    controls = "Tests after the change; rollback in time.",
                    residualLikelihood = 2,
                    residualImpact = outages > 0 ? 3 : 1,
                    owner = Short(row.Provider, 100),
                },
            },
            ["contingency"] = new Dictionary<string, object>
            {
                ["P1"] = new
                {
                    title = "Roll back",
                    riskKey = "R1",
                    trigger = "A test fails",
                    actions = new[] { new { what = "Take the old configuration back", who = "Operator", withinMinutes = 60 } },
                    rehearsal = new { on = day, by = Short(row.Provider, 200), evidence = "Laboratory log", kind = "laboratory", result = "passed", minutes = 45 },
                },
            },
            ["channels"] = form.Channels.ToDictionary(c => c.Code, c => ScriptOf(form, c.Code, day)),
            ["trials"] = new Dictionary<string, object>
            {
                ["T1"] = new { group = "Customers", journey = "Read the notice, use the circuit afterwards", on = day, participants = 4, passed = 4, testers = new { kind = "customers", over65 = 1, impaired = 1, toldBy = new[] { "text", "voice-call" } } },
            },
            ["stress"] = form.Stress!.Lines.ToDictionary(l => l.Code, _ => new { customers = new { basic = 20 }, handlingSeconds = 240, shifts = new[] { new { from = 0, until = 24, seats = 30, normalCalls = 60 } } }),
            ["notices"] = form.Notices,
        }, CoreJson.Options);
    }

    private static FactValue ValueOf(FactKind kind, Announcement row, DateTimeOffset start, DateTimeOffset end) => kind.Type switch
    {
        FactType.Moment => new(From: Local(start), Until: Local(end)),
        FactType.Duration => new(Number: ((int)(end - start).TotalMinutes).ToString(CultureInfo.InvariantCulture), Unit: "minute"),
        FactType.Phone => new(Phone: "10000"),
        _ => Words(Short(kind.Code == "services" ? string.Join(", ", row.Circuits.Select(c => c.Id)) : $"{row.Provider} {row.Account}", 200)),
    };

    private static FactValue Words(string words) => new(Text: new(words, words));

    private static Script ScriptOf(Checklist form, string channel, string day)
    {
        var told = string.Join(' ', form.Facts!.Where(f => f.Told).Select(f => $"{{{f.Code}}}"));
        return new(new($"网络维护：{told}", $"Network maintenance: {told}"), "KB-1", "NOC",
            Elements: [.. (form.Elements ?? []).Where(e => e.IsAskedOf(channel)).Select(e => new ElementRecord(e.Code, "NOC", day, "KB-1"))]);
    }

    private static string Local(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static string Short(string text, int most) => text.Length <= most ? text : text[..most];
}
