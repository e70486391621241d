using ServiceGate.Core.Commands.Audiences;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Imports.Files;

namespace ServiceGate.Web.Imports.Accounts;

/// <summary>What a list of accounts says of a launch's customers. Nothing is done with it.</summary>
/// <param name="Accounts">The accounts on the launch's list, each customer once, in the order in which they were named.</param>
/// <param name="Unknown">How many accounts are not on it.</param>
/// <param name="Doubled">How many lines name a customer who was named before.</param>
/// <param name="Wrong">How many lines name no account.</param>
/// <param name="Problems">The lines that are unknown or wrong, of each rule at most <see cref="ImportLimits.MostNamed"/>.</param>
/// <param name="Reading">How the file was read, with how often each rule is broken; null of a text that is no table.</param>
public sealed record AccountLook(IReadOnlyList<string> Accounts, int Unknown, int Doubled, int Wrong, IReadOnlyList<Violation> Problems, FileReading? Reading)
{
    /// <summary>Whether each line names a customer of the launch.</summary>
    public bool IsGood => Problems.Count == 0;
}

/// <summary>Looks which customers of a launch a file or a pasted text names, for a result that names them.</summary>
/// <param name="sessions">Opens transactions.</param>
public sealed class AccountLooks(ISessionFactory sessions)
{
    /// <summary>Looks through a file.</summary>
    /// <param name="launch">The launch.</param>
    /// <param name="file">The file; it is read several times from its start, so it must be seekable.</param>
    /// <param name="request">How it is to be read.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Outcome<AccountLook>> OfFileAsync(Launch launch, Stream file, ImportRequest request, CancellationToken cancellation = default)
    {
        if (file.Length > ImportLimits.MostBytes) return Refused.Invalid("import.file-too-large", "file", ("most", ImportLimits.MostMegabytes));
        var (table, problem) = TableOpening.Open(file, request.Choices, ColumnNames.IsKnown);
        if (table is null) return Refused.Invalid(problem!);
        var (accounts, check) = (new AccountFile(table, request.Chosen), new Check());
        var named = accounts.Lines(check).ToList();
        if (check.Passed && named.Count == 0) check.That(false, "import.empty", "lines");
        return check.Passed ? await LookAsync(launch, named, accounts.Reading, cancellation) : Refused.Invalid(check.Violations);
    }

    /// <summary>Looks through what was typed or pasted.</summary>
    /// <param name="launch">The launch.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Outcome<AccountLook>> OfTextAsync(Launch launch, string text, CancellationToken cancellation = default)
    {
        var check = new Check();
        var named = PastedAccounts.Read(text, check);
        return check.Passed ? await LookAsync(launch, named, null, cancellation) : Refused.Invalid(check.Violations);
    }

    private async Task<AccountLook> LookAsync(Launch launch, IReadOnlyList<NamedAccount> named, Func<IReadOnlyDictionary<string, int>, FileReading>? reading, CancellationToken cancellation)
    {
        var asked = named.Where(n => n.Problem is null).Select(n => n.Account).Distinct(StringComparer.Ordinal).ToList();
        IReadOnlyDictionary<string, long> members = new Dictionary<string, long>();
        if (launch.AudienceId is { } audience)
        {
            await using var session = await sessions.ReadAsync(cancellation);
            members = await NamedCustomers.OnListAsync(session, audience, asked);
        }
        var (accounts, strangers, seen, problems) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal), new HashSet<long>(), new ProblemList());
        var (doubled, wrong) = (0, 0);
        foreach (var (line, account, problem) in named)
        {
            if (problem is not null) wrong++;
            else if (members.TryGetValue(account, out var customer) ? !seen.Add(customer) : !strangers.Add(account)) doubled++;
            else if (members.ContainsKey(account)) accounts.Add(account);
            else problems.Add([NamedAccount.Broken("result.account-not-affected", line, ("account", account))]);
            if (problem is not null) problems.Add([problem]);
        }
        return new(accounts, strangers.Count, doubled, wrong, problems.Named, reading?.Invoke(problems.Counts));
    }
}
