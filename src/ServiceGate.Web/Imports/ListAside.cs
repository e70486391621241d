using System.Globalization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Web.Imports;

/// <summary>Sets the customers of a file aside for a list, in small transactions, in the order of the file. Several with the same import help each other.</summary>
/// <param name="sessions">Opens transactions.</param>
/// <param name="entry">On what terms.</param>
/// <param name="file">The file.</param>
/// <param name="survey">What is known of it.</param>
/// <param name="key">The installation's key.</param>
/// <param name="machine">The machine's clock.</param>
internal sealed class ListAside(ISessionFactory sessions, ImportEntry entry, CustomerFile file, FileSurvey survey, byte[] key, TimeProvider machine)
{
    private readonly ProblemList _problems = new();
    private readonly HashSet<string?> _named = [];
    private readonly HashSet<string> _someNew = new(StringComparer.Ordinal);

    /// <summary>Which lines were left out for the sake of the register, and why; of an import that is taken up only those since.</summary>
    public ProblemList Problems => _problems;

    /// <summary>Some of the accounts that are new to the register.</summary>
    public IReadOnlyCollection<string> SomeNew => _someNew;

    /// <summary>Sets all aside that are not yet.</summary>
    /// <returns>The list as it then is.</returns>
    public async Task<Audience> SetAsync(long list, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        await sessions.BulkAsync(session => ForgetOldAsync(session, list), cancellation);
        var done = 0;
        foreach (var lines in file.Lines(new Check()).Where(l => !survey.BadLines.Contains(l.Number)).Chunk(ImportLimits.ChunkSize))
        {
            var first = done;
            await sessions.BulkAsync(session => SetAsync(session, list, lines, first), cancellation);
            Failpoints.Hit("import.chunk");
            done += lines.Length;
            progress?.Report(new(done, survey.Count));
        }
        await using var read = await sessions.ReadAsync(cancellation);
        return (await read.Audiences.FindAsync(list))!;
    }

    /// <summary>Forgets what was set aside.</summary>
    public Task ForgetAsync(long list, CancellationToken cancellation) => sessions.BulkAsync(session => session.Audiences.ForgetPendingAsync(list), cancellation);

    // What was set aside days ago is gone.
    private static async Task ForgetOldAsync(ICommandSession session, long list)
    {
        if (await session.Audiences.FindAsync(list) is { Complete: false } found && await session.Audiences.PendingAsync(list) < found.Count)
            await session.Audiences.ForgetPendingAsync(list);
    }

    /// <summary>Sets the customers of some lines aside, unless that was done already, by an import that was interrupted or by the same one given twice at once.</summary>
    private async Task SetAsync(ICommandSession session, long list, ReadLine[] lines, int first)
    {
        if (await session.Audiences.FindAsync(list) is not { Complete: false } audience || (audience.Counts?.Lines ?? 0) > first) return;
        // The other one has found the register changed and begins again.
        if ((audience.Counts?.Lines ?? 0) < first) throw new ConcurrentChangeException();
        var known = await session.Audiences.RegisteredAsync([.. lines.Select(l => l.Row!.Account)]);
        var (pending, problems, terms) = (new List<PendingCustomer>(lines.Length), new List<Violation>(), entry.Terms(file.Columns));
        foreach (var line in lines)
        {
            var (customer, broken) = RegisterRules.Judge(line.Row!, known.GetValueOrDefault(line.Row!.Account), terms);
            if (customer is not null) pending.Add(customer);
            else problems.Add(Problem(line, broken!));
        }
        await session.Audiences.SetAsideAsync(audience, pending, lines.Length, key, machine.GetUtcNow());
        foreach (var added in pending.Where(p => p.Effect is RowEffect.Added).Take(LostZeros.MostLookedAt - _someNew.Count)) _someNew.Add(added.Customer.Account);
        // Not twice when the transaction is tried again.
        _problems.Add(problems.Where(p => _named.Add(p.Field)));
    }

    /// <summary>The rule of the register that a line breaks.</summary>
    internal static Violation Problem(ReadLine line, string rule) =>
        Violation.Of(rule, string.Create(CultureInfo.InvariantCulture, $"lines[{line.Number}]{(rule == "import.no-address" ? "" : ".unit")}"));
}
