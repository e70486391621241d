using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Web.Imports;

/// <summary>What was found on looking through a file before anything is set aside.</summary>
/// <param name="Count">How many good lines it has.</param>
/// <param name="BadLines">Numbers of the bad ones.</param>
/// <param name="Problems">What is wrong with them, or with the file as a whole.</param>
/// <param name="Readable">Whether the file as a whole could be read.</param>
/// <param name="AccountsHash">Hash over the ordered account numbers of the good lines.</param>
/// <param name="FileWord">What tells the file from others: a keyed hash over all that its lines say.</param>
internal sealed record FileSurvey(int Count, IReadOnlySet<int> BadLines, ProblemList Problems, bool Readable, string AccountsHash, string FileWord)
{
    /// <summary>What strikes one about it as a whole.</summary>
    public FileTraits Traits { get; private init; } = new();

    /// <summary>How many of its accounts stand in it once more with fewer zeros in front.</summary>
    public int TwiceByZeros { get; private init; }

    /// <summary>Looks through a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="key">The installation's key.</param>
    /// <param name="cancellation">Ends it.</param>
    public static FileSurvey Of(CustomerFile file, byte[] key, CancellationToken cancellation)
    {
        var (check, first, bad, problems) = (new Check(), new Dictionary<string, int>(StringComparer.Ordinal), new HashSet<int>(), new ProblemList());
        var traits = new FileTraits();
        using var word = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var line in file.Lines(check))
        {
            cancellation.ThrowIfCancellationRequested();
            if (line.Row is { } row)
                word.AppendData(Encoding.UTF8.GetBytes(string.Join('\u001f', row.Account, row.Name, row.Phone, row.Email, row.PushId, row.Tier, row.Language, row.UnitCode, "") + WordOf(row.Consent)));
            var twice = Duplicate(line, first);
            if (line.Problems.Count == 0 && twice is null)
            {
                traits.See(line);
                continue;
            }
            problems.Add(twice is null ? line.Problems : [.. line.Problems, twice]);
            bad.Add(line.Number);
        }
        word.AppendData(Encoding.UTF8.GetBytes(string.Join(',', file.Columns.Select(c => c.Code()))));
        var accounts = first.Where(a => !bad.Contains(a.Value)).Select(a => a.Key).Order(StringComparer.Ordinal).ToArray();
        if (!check.Passed)
        {
            problems = new();
            problems.Add(check.Violations);
        }
        return new(accounts.Length, bad, problems, check.Passed, HashOf(accounts), Convert.ToHexStringLower(word.GetHashAndReset()))
        {
            Traits = traits,
            TwiceByZeros = LostZeros.Within(accounts, first.ContainsKey),
        };
    }

    // What is not said leaves the word of a file as it was.
    private static string WordOf(Consent? consent) => consent is null ? ""
        : string.Join('\u001f', consent.For, consent.How, consent.On.ToString("O", CultureInfo.InvariantCulture), consent.Until?.ToString("O", CultureInfo.InvariantCulture), "");

    /// <summary>The hash that named a list of customers before its reach was signed: over its account numbers in ordinal order, joined by line feeds.</summary>
    private static string HashOf(string[] accounts) => ContentHash.OfCanonical(string.Join('\n', accounts));

    /// <summary>That a line names an account that stands in the file before; null: it does not.</summary>
    internal static Violation? Duplicate(ReadLine line, Dictionary<string, int> first) =>
        line.Row is not { Account.Length: > 0 and <= 32 } row || first.TryAdd(row.Account, line.Number) ? null
            : Violation.Of("import.duplicate", string.Create(CultureInfo.InvariantCulture, $"lines[{line.Number}].account"), ("first", first[row.Account]));
}
