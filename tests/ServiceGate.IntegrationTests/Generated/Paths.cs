using System.Text.RegularExpressions;

namespace ServiceGate.IntegrationTests.Generated;

/// <summary>Fills the parameters of paths: with what was chosen, otherwise with what the launch or the house has of that name.</summary>
internal sealed partial class Paths(KnownValues house, KnownLaunches launches, Random random)
{
    private static readonly string[] OddParts = ["0", "-1", "x", "99999999999999999999", "%F0%9F%A6%84", "a%20b", "%2e%2e", new('y', 300)];

    /// <summary>A value that no parameter has.</summary>
    public string OddPart => OddParts[random.Next(OddParts.Length)];

    /// <summary>Fills a path; what it takes is part of the choice from then on.</summary>
    public async Task<string> FillAsync(string path, Choice choice, bool odd = false)
    {
        var launch = path.Contains("{number}", StringComparison.Ordinal) ? await launches.OfAsync(choice.Launch) : null;
        Together(path, "{section}/{key}", launch?.Of("place"), choice);
        Together(path, "{id}/{version}", house.Of("definition"), choice);
        foreach (var name in Parameter().Matches(path).Select(m => m.Groups[1].Value))
            choice.Values.TryAdd(name, Pick(launch?.Of(name)) ?? Pick(house.Of(name)) ?? "1");
        return Parameter().Replace(path, match => odd && random.Next(2) == 0 ? OddPart : Uri.EscapeDataString(choice.Values[match.Groups[1].Value]));
    }

    /// <summary>Two parameters that name something together are chosen together.</summary>
    private void Together(string path, string names, IReadOnlyList<string>? known, Choice choice)
    {
        if (!path.Contains(names, StringComparison.Ordinal) || Pick(known) is not { } pair) return;
        var (parameters, values) = (Parameter().Matches(names).Select(m => m.Groups[1].Value).ToList(), pair.Split('/', 2));
        if (parameters.Exists(choice.Values.ContainsKey)) return;
        for (var i = 0; i < parameters.Count; i++) choice.Values[parameters[i]] = values[i];
    }

    private string? Pick(IReadOnlyList<string>? values) => values is { Count: > 0 } ? values[random.Next(values.Count)] : null;

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Parameter();
}
