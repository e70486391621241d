using System.Text.Json;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Delivery.Outages;
using ServiceGate.Web.Features.Accounts.Passwords;
using ServiceGate.Web.Features.Accounts.Tokens;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.Demo;

/// <summary>
/// Leaves an API token for each of the demonstration's people in a file beside the database, so that a story can be played on it. Later starts keep the file
/// while its tokens are good.
/// </summary>
/// <param name="sessions">Knows the people.</param>
/// <param name="tokens">Looks at tokens.</param>
/// <param name="issuer">Issues tokens.</param>
/// <param name="folder">Where the file is written.</param>
/// <param name="outage">Told of failures that are the database's.</param>
/// <param name="logger">Says where the file is.</param>
internal sealed partial class DemoTokens(
    ISessionFactory sessions, ApiTokens tokens, TokensForPeople issuer, DataFolder folder, OutageLog outage, ILogger<DemoTokens> logger) : DemoWork(outage)
{
    /// <summary>Name of the file in the folder of the database.</summary>
    public const string FileName = "demo-accounts.json";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <inheritdoc/>
    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var path = Path.Combine(folder.Path, FileName);
        var people = await PeopleAsync(cancellation);
        if (!await IsGoodAsync(path, people, cancellation))
            await OwnerOnlyFile.WriteAsync(path, JsonSerializer.SerializeToUtf8Bytes(await issuer.IssueAsync(people, "demo", Lifetime, cancellation), CoreJson.Options), cancellation);
        LogWritten(path);
        return true;
    }

    private async Task<IReadOnlyList<string>> PeopleAsync(CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return [.. (await session.Organisation.PeopleAsync()).Where(p => p.Active).Select(p => p.UserName)];
    }

    private async Task<bool> IsGoodAsync(string path, IReadOnlyList<string> people, CancellationToken cancellation)
    {
        if (!File.Exists(path)) return false;
        var written = Read(await File.ReadAllTextAsync(path, cancellation));
        foreach (var userName in people)
            if ((await tokens.CheckAsync(written.GetValueOrDefault(userName), cancellation)).Token is null) return false;
        return true;
    }

    /// <summary>What stands in the file; nothing when it is no longer what was written.</summary>
    private static Dictionary<string, string> Read(string json)
    {
        try
        {
            return CoreJson.Read<Dictionary<string, string>>(json);
        }
        catch (JsonException)
        {
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "API tokens of the demonstration's people stand in {Path}.")]
    private partial void LogWritten(string path);
}
