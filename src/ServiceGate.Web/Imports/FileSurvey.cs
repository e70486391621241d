using System.Globalization;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Web.Imports;

/// <summary>What was found on looking through a file before anything is written.</summary>
/// <param name="Count">How many good lines it has.</param>
/// <param name="BadLines">Numbers of the bad ones.</param>
/// <param name="Problems">What is wrong with the first of them, or with the file as a whole.</param>
/// <param name="Readable">Whether the file as a whole could be read.</param>
/// <param name="ListHash">Hash over the ordered account numbers of the good lines.</param>
internal sealed record FileSurvey(int Count, IReadOnlySet<int> BadLines, IReadOnlyList<Violation> Problems, bool Readable, string ListHash)
{
    /// <summary>Looks through a file.</summary>
    public static FileSurvey Of(CustomerFile file, CancellationToken cancellation)
    {
        var (check, first, bad, problems) = (new Check(), new Dictionary<string, int>(StringComparer.Ordinal), new HashSet<int>(), new List<Violation>());
        foreach (var line in file.Lines(check))
        {
            cancellation.ThrowIfCancellationRequested();
            IReadOnlyList<Violation> found = [.. line.Problems, .. Duplicate(line, first)];
            if (found.Count == 0) continue;
            if (bad.Count < ImportLimits.MostNamed) problems.AddRange(found);
            bad.Add(line.Number);
        }
        var accounts = first.Where(a => !bad.Contains(a.Value)).Select(a => a.Key).Order(StringComparer.Ordinal).ToArray();
        return new(accounts.Length, bad, check.Passed ? problems : check.Violations, check.Passed, HashOf(accounts));
    }

    /// <summary>The hash that names a list of customers: over its account numbers in ordinal order, joined by line feeds.</summary>
    private static string HashOf(string[] accounts) => ContentHash.OfCanonical(string.Join('\n', accounts));

    private static IEnumerable<Violation> Duplicate(ReadLine line, Dictionary<string, int> first)
    {
        if (line.Customer is not { Account.Length: > 0 and <= 32 } customer || first.TryAdd(customer.Account, line.Number)) return [];
        return [Violation.Of("import.duplicate", string.Create(CultureInfo.InvariantCulture, $"lines[{line.Number}].account"), ("first", first[customer.Account]))];
    }
}
