using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.DossierFiles;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.FactSheets;
using ServiceGate.Core.Facts.Trials;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Dossiers' files with whatever a launch of a kind may have, right in itself, chosen by a number.</summary>
internal sealed class RandomDossiers(LaunchFacts launch, int seed)
{
    private static readonly string[] Words =
        ["割接后回访", "a \"b\" \\ /", "=1+1", "😀 𠀀", "line\nline\ttab", " spaced ", "+86 10000", "@x", "-1", "<b>&amp;", "é", new('长', 150), "null", "'quoted", "0"];

    private readonly Random _random = new(seed);

    /// <summary>A file of it.</summary>
    internal JsonElement File()
    {
        var segments = Enumerable.Range(0, _random.Next(3)).Select(i => new SheetSegment($"seg-{i}", new($"客群{i}", $"Segment {i}"))).ToList();
        var file = new DossierFile(DossierFile.FormatName, DossierFile.FormatVersion, new DossierSections(
            null, Concerns(), Some(12, i => Risk()), Some(4, i => Plan()), launch.Checklist.Facts is null ? null : Facts(segments), Scripts(segments), Some(4, i => Trial()), Notices(), Forecasts()));
        return JsonSerializer.SerializeToElement(file, CoreJson.Options);
    }

    /// <summary>The same with its members in another order and what is not set written out, as another program writes it.</summary>
    internal JsonElement Shuffled(JsonElement file) => JsonSerializer.SerializeToElement(Shuffle(JsonNode.Parse(file.GetRawText())));

    private JsonNode? Shuffle(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.ToList().OrderBy(_ => _random.Next()).Select(m => KeyValuePair.Create(m.Key, Shuffle(m.Value)))),
        JsonArray rows => new JsonArray([.. rows.Select(Shuffle)]),
        _ => node?.DeepClone(),
    };

    private Dictionary<string, ConcernAnswer> Concerns() => launch.Checklist.Concerns.Where(_ => Maybe()).ToDictionary(
        c => c.Id, _ => One(new ConcernAnswer(ConcernVerdict.Met, Word(), Text()), new ConcernAnswer(ConcernVerdict.NotMet, Text()), new ConcernAnswer(ConcernVerdict.NotApplicable, Text(), Word())));

    private Risk Risk()
    {
        var (likelihood, impact) = (_random.Next(1, 6), _random.Next(1, 6));
        return new(
            Text(), Text(), 1000, likelihood, impact, Text(), _random.Next(1, likelihood + 1), _random.Next(1, impact + 1), Text(), One<bool?>(null, true, false),
            AffectedTiers: Maybe() ? new(One<int?>(null, 0, 3), 5) : null,
            ControlRecords: Maybe() ? [.. Enumerable.Range(0, _random.Next(3)).Select(_ => new RiskControl(Text(), Text(), "2026-11-20", One(ControlState.Planned, ControlState.InPlace, ControlState.Failed), Word()))] : null);
    }

    private ContingencyPlan Plan() => new(Text(), One("R2", "R1", "gone"), Text(), [.. Enumerable.Range(0, _random.Next(1, 4)).Select(i => new ContingencyAction(Text(), Text(), i + 1))], Compensation: Word());

    private Dictionary<string, SheetFact> Facts(List<SheetSegment> segments)
    {
        var facts = launch.Checklist.Facts!.Where(_ => Maybe()).ToDictionary(
            f => f.Code, f => new SheetFact([SampleFacts.ValueOf(f), .. f.BySegment ? segments.Select(s => SampleFacts.ValueOf(f) with { Segment = s.Code }) : []]));
        if (segments.Count > 0) facts[SheetFact.SegmentsKey] = new(Segments: segments);
        return facts;
    }

    private Dictionary<string, Script> Scripts(IReadOnlyList<SheetSegment> segments) => launch.Checklist.Channels.Where(_ => Maybe()).ToDictionary(
        c => c.Code, _ => new Script(new(Text(), Word()), Word(), Word(), launch.Checklist.Facts is not null && Maybe() ? [.. segments.Select(s => new SegmentText(s.Code, new(Text())))] : null));

    private Trial Trial() => new(Text(), Text(), "2026-11-20", 5, _random.Next(6), Word(), Maybe(), One<TrialJourney?>([null, .. Enum.GetValues<TrialJourney>()]));

    private Dictionary<string, NoticeStep> Notices() => SampleDossier.Items("notices").Where(_ => Maybe()).ToDictionary(
        i => i.Key, i => i.Content.Deserialize<NoticeStep>(CoreJson.Options)! with { Text = new(One("{window}升级。", "网络升级维护，{window}。"), One("Works in {window}.", "{window}")) });

    private Dictionary<string, StressForecast>? Forecasts() => launch.Checklist.Stress?.Lines.Where(_ => Maybe()).ToDictionary(
        l => l.Code, _ => new StressForecast(new(1, 2, null, _random.Next(1000)), _random.Next(10, 7200), [new(0, _random.Next(1, 25), _random.Next(100), _random.Next(1000))], One<int?>(null, 1, 100)));

    private Dictionary<string, T> Some<T>(int most, Func<int, T> make) => Enumerable.Range(0, _random.Next(most)).ToDictionary(i => $"{(Maybe() ? "R" : "x-")}{i}", make);

    private bool Maybe() => _random.Next(2) == 0;

    private T One<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    private string Text() => One([.. Words.Where(w => w.Length <= 100)]);

    private string? Word() => Maybe() ? null : Text();
}
