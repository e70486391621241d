using System.CommandLine;
using System.Globalization;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Opening;
using ServiceGate.Data.Queries.Trail;
using ServiceGate.Data.Sql;
using ServiceGate.Web.Features.History;
using ServiceGate.Web.Hosting.Settings;

namespace ServiceGate.Web.CommandLine;

/// <summary>
/// <c>audit verify</c>: follows every chain of the audit trail, and compares with a file of signed heads when one is named. Exit 0: all are whole; 2: one is not, chain and event are
/// named; 3: database, file or key cannot be read.
/// </summary>
internal static class AuditVerifyVerb
{
    private static readonly Option<string?> Heads = new("--heads") { Description = "A file of signed heads, audit-heads.jsonl of a data folder." };
    private static readonly Option<string?> KeyFile = new("--key-file") { Description = "The file of their key (default: the setting Audit:HeadsKey, else audit-heads.key beside the heads)." };

    public static Command Make()
    {
        var verify = new Command("verify", "Checks every chain of the audit trail. Exit 0 whole, 2 not (chain and event named), 3 unreadable.") { CommonOptions.Database, Heads, KeyFile, JsonPrint.Option };
        verify.SetAction(RunAsync);
        return new Command("audit", "Works with the audit trail.") { verify };
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            var settings = CommonOptions.DatabaseOf(parsed);
            if (!settings.IsShared && !File.Exists(settings.Path)) return await RefuseAsync(console, $"{settings.Path}: no such file");
            var signed = parsed.GetValue(Heads) is { } heads ? await ReadAsync(heads, parsed.GetValue(KeyFile), cancellation) : [];
            await using var database = await Databases.OpenAsync(settings, TimeProvider.System, cancellation);
            return await CheckAsync(database, signed, console.Output, JsonPrint.IsAsked(parsed), cancellation);
        }
        catch (InvalidDataException e)
        {
            await console.Output.WriteLineAsync(e.Message);
            return 2;
        }
        catch (Exception e) when (CommonOptions.IsOfDatabase(e) || e is FormatException)
        {
            return await RefuseAsync(console, e.Message);
        }
    }

    private static async Task<int> CheckAsync(Database database, IReadOnlyCollection<ChainHead> signed, TextWriter output, bool asJson, CancellationToken cancellation)
    {
        var chains = new AuditChains(database);
        var check = await chains.CheckAsync(cancellation);
        FaultyChain[] faults = [.. check.Faults, .. await chains.CompareAsync(signed, cancellation)];
        if (asJson)
        {
            JsonPrint.Write(output, new { whole = faults.Length == 0, chains = check.Chains, events = check.Events, signedHeads = signed.Count, faults = faults.Select(f => new { chain = f.Chain, launch = f.Launch, @event = f.Sequence, kind = f.Kind }) });
            return faults.Length == 0 ? 0 : 2;
        }
        foreach (var fault in faults)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"chain {fault.Chain} ({fault.Launch ?? (fault.Chain == 0 ? "system" : "-")}), event {fault.Sequence}: {fault.Kind.Code()}"));
        if (faults.Length == 0) await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{check.Chains} chains with {check.Events} events are whole; {signed.Count} signed heads stand."));
        return faults.Length == 0 ? 0 : 2;
    }

    private static async Task<IReadOnlyCollection<ChainHead>> ReadAsync(string heads, string? keyFile, CancellationToken cancellation)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(heads))!, AuditHeads.KeyFileName);
        var configured = keyFile is null ? DatabaseChoice.Configuration()[AuditGuard.Key] : null;
        var key = await AuditHeads.KeyAsync(configured, keyFile ?? beside, cancellation) ?? throw new FileNotFoundException($"{keyFile ?? beside}: no such file, and Audit:HeadsKey is not set");
        return await new AuditHeads(heads, key).ReadAsync(cancellation);
    }

    private static async Task<int> RefuseAsync(InvocationConfiguration console, string message)
    {
        await console.Error.WriteLineAsync(message);
        return 3;
    }
}
