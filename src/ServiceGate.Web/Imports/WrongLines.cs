using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;
using ServiceGate.Web.Imports.Files;

namespace ServiceGate.Web.Imports;

/// <summary>The lines of a file that an import leaves out, with all that stands in them and why: to be mended and given again.</summary>
/// <param name="sessions">Opens transactions.</param>
/// <param name="clock">Business time.</param>
public sealed class WrongLines(ISessionFactory sessions, BusinessClock clock)
{
    /// <summary>Looks for them.</summary>
    /// <param name="request">The import; it is asked as for one who may give it.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Outcome<WrongLineList>> FindAsync(ImportRequest request, Stream file, CancellationToken cancellation)
    {
        var entered = await ImportEntry.EnterAsync(sessions, request, clock.GetUtcNow(), cancellation);
        if (entered.Value is not { } entry) return new Refused(entered.Refusal!.Value, entered.Violations);
        var (table, problem) = TableOpening.Open(file, request.Choices, ColumnNames.IsKnown);
        if (table is null) return Refused.Invalid(problem!);
        var customers = new CustomerFile(table, entry.Units, request.Chosen);
        var (check, first, wrong) = (new Check(), new Dictionary<string, int>(StringComparer.Ordinal), new List<WrongLine>());
        await using var session = await sessions.ReadAsync(cancellation);
        foreach (var lines in customers.Lines(check).Chunk(ImportLimits.ChunkSize))
        {
            cancellation.ThrowIfCancellationRequested();
            var known = await session.Audiences.RegisteredAsync([.. lines.Where(l => l.Row is { Account.Length: > 0 and <= 32 }).Select(l => l.Row!.Account).Distinct(StringComparer.Ordinal)]);
            foreach (var line in lines)
            {
                var found = line.Problems.Concat(FileSurvey.Duplicate(line, first) is { } twice ? [twice] : []).ToList();
                if (found.Count == 0 && RegisterRules.Judge(line.Row!, known.GetValueOrDefault(line.Row!.Account), entry.Terms(customers.Columns)).Broken is { } broken)
                    found.Add(ListAside.Problem(line, broken));
                if (found.Count > 0) wrong.Add(new(line.Number, line.Cells, found));
            }
        }
        return check.Passed ? new WrongLineList([.. customers.Mapping.Select(m => m.Heading)], wrong) : Refused.Invalid(check.Violations);
    }
}

/// <summary>Lines that are left out.</summary>
/// <param name="Headings">Headings of the file's columns.</param>
/// <param name="Lines">The lines, in order.</param>
public sealed record WrongLineList(IReadOnlyList<string> Headings, IReadOnlyList<WrongLine> Lines);

/// <summary>A line that is left out.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Cells">What stands in it.</param>
/// <param name="Problems">Why.</param>
public sealed record WrongLine(int Number, IReadOnlyList<string> Cells, IReadOnlyList<Violation> Problems);
