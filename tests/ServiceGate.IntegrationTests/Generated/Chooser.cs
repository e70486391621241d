using ServiceGate.IntegrationTests.Generated.Guides;

namespace ServiceGate.IntegrationTests.Generated;

/// <summary>Chooses who asks and of which launch: mostly somebody who may and one that is fit for it, otherwise somebody with work at a launch, sometimes anybody and any.</summary>
internal sealed class Chooser(Random random)
{
    private readonly List<Work> _work = [];
    private readonly List<(string Number, string Story)> _launches = [];

    /// <summary>Reads the launches and what each person has to do.</summary>
    public async Task LearnAsync(InstallationOfAllPhases server)
    {
        _launches.AddRange(server.Played.Launches.Select(l => (l.Key, l.Value)));
        foreach (var person in People.OfTheHouse)
            foreach (var work in (await server.GetAsync(person, "/api/v1/work")).Body["items"]!.AsArray())
                _work.Add(new(person, (string)work!["launch"]!, (string)work["kind"]!, (string?)work["step"], (string?)work["channel"]));
    }

    /// <summary>A choice.</summary>
    public Choice Choose(Operation operation)
    {
        var guides = AllGuides.Of(operation.ToString());
        if (guides.Count > 0 && random.Next(4) > 0) return By(Pick(guides));
        return random.Next(2) == 0 ? At(Pick(_work)) : new(Pick(People.OfTheHouse), new(StringComparer.Ordinal) { ["number"] = Pick(_launches).Number });
    }

    private Choice By(Guide guide)
    {
        var work = _work.Where(w => w.Kind == guide.Work).ToList();
        var choice = work.Count > 0 ? At(Pick(work)) : new(Pick(guide.By.Count > 0 ? guide.By : People.OfTheHouse), new(StringComparer.Ordinal) { ["number"] = Pick(FitFor(guide)) });
        foreach (var (name, value) in guide.With) choice.Values[name] = value;
        return choice with { Guide = guide };
    }

    private List<string> FitFor(Guide guide) => [.. _launches.Where(l => guide.Of is null || l.Story.EndsWith(guide.Of, StringComparison.Ordinal)).Select(l => l.Number)];

    private static Choice At(Work work)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["number"] = work.Launch };
        if (work.Step is { } step) values["step"] = step;
        if (work.Channel is { } channel) values["channel"] = channel;
        return new(work.Person, values);
    }

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    private sealed record Work(string Person, string Launch, string Kind, string? Step, string? Channel);
}
