using System.CommandLine;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Data.Moving;
using ServiceGate.Data.Opening;
using ServiceGate.Data.Sessions;
using ServiceGate.Web.CommandLine.Moves;
using ServiceGate.Web.Features.Attachments.Keeping;
using ServiceGate.Web.Hosting.Settings;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.CommandLine;

/// <summary>
/// <c>migrate</c>: brings a database's schema up to date without serving. With <c>--to</c> it copies the whole installation into another, empty database and proves
/// that it is the same. Exit 0: done; 1: refused; 2: copied, but the proof failed; 130: stopped, and can go on. With <c>--json</c> the copy's progress is told on standard error.
/// </summary>
internal static class MigrateVerb
{
    private static readonly string Kinds = string.Join(", ", Enum.GetNames<DatabaseProvider>());

    /// <summary>Counting and hashing a large table takes its time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly Option<string?> To = new("--to")
    {
        Description = $"Copy the installation to another database ({Kinds}); the setting MigrateTo:ConnectionString says how a server is reached.",
    };

    private static readonly Option<string?> ToPath = new("--to-path") { Description = "The file to copy to, with --to Sqlite." };
    private static readonly Option<bool> Resume = new("--resume") { Description = "Go on with a copy that was interrupted." };

    public static Command Make()
    {
        var migrate = new Command("migrate", "Brings the database's schema up to date, or copies the installation to another database, and ends.")
        {
            CommonOptions.Database, To, ToPath, Resume, ConsoleLanguage.Option, JsonPrint.Option,
        };
        migrate.Validators.Add(result =>
        {
            var to = result.GetValue(To);
            var provider = to is null ? null : DatabaseChoice.ProviderNamed(to);
            if (to is not null && provider is null) result.AddError($"--to must be {Kinds}.");
            else if (provider is DatabaseProvider.Sqlite != result.GetValue(ToPath) is not null) result.AddError("--to Sqlite and --to-path go together.");
            if (to is null && result.GetValue(Resume)) result.AddError("--resume needs --to.");
        });
        migrate.SetAction(RunAsync);
        return migrate;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            var settings = CommonOptions.DatabaseOf(parsed);
            if (parsed.GetValue(To) is { } to) return await MoveAsync(parsed, settings, Target(to, parsed), cancellation);
            await using var database = await Databases.OpenAsync(settings, TimeProvider.System, cancellation);
            if (JsonPrint.IsAsked(parsed)) JsonPrint.Write(console.Output, new { database = settings.Name, upToDate = true });
            else await console.Output.WriteLineAsync($"{settings.Name} is up to date.");
            return 0;
        }
        catch (Exception e) when (CommonOptions.IsOfDatabase(e) || e is MoveRefusedException or ContentAwayException)
        {
            await console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task<int> MoveAsync(ParseResult parsed, DatabaseSettings origin, DatabaseSettings destination, CancellationToken cancellation)
    {
        RefuseSame(origin, destination);
        var configuration = DatabaseChoice.Configuration();
        var (console, asJson) = (parsed.InvocationConfiguration, JsonPrint.IsAsked(parsed));
        var log = new MoveLog(asJson ? console.Error : console.Output, ConsoleLanguage.Of(parsed), origin.Name, destination.Name);
        var answer = new MoveAnswer(origin.Name, destination.Name);
        try
        {
            await using var source = await Databases.OpenAsync(origin with { CommandTimeout = Patience }, TimeProvider.System, cancellation);
            await using var target = await Databases.OpenAsync(destination with { CommandTimeout = Patience }, TimeProvider.System, cancellation);
            log.Begins();
            var options = new MoveOptions
            {
                SourceName = origin.Name,
                Resume = parsed.GetValue(Resume),
                Copied = log.Copied,
                Proved = log.Proved,
                LeftBehind = tables =>
                {
                    log.LeftBehind(tables);
                    answer.LeftBehind(tables);
                },
                Contents = (database, ending) => ContentProof.RunAsync(database, ContentSettings.Open(configuration, new DbSessionFactory(database)), ending),
            };
            var proof = await new InstallationMove(source, target, options, TimeProvider.System).RunAsync(cancellation);
            log.Ends(proof);
            if (asJson) JsonPrint.Write(console.Output, answer.Of(proof));
            return proof.Holds ? 0 : 2;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            log.Stopped(CommandOf(parsed));
            if (asJson) JsonPrint.Write(console.Output, answer.Stopped(CommandOf(parsed)));
            return CommonOptions.Stopped;
        }
    }

    private static DatabaseSettings Target(string to, ParseResult parsed) =>
        DatabaseChoice.ReadTarget(DatabaseChoice.Configuration(), DatabaseChoice.ProviderNamed(to)!.Value, parsed.GetValue(ToPath));

    // The settings name the rest, now as then.
    private static string CommandOf(ParseResult parsed) => string.Join(' ', (IEnumerable<string>)
    [
        "migrate",
        .. parsed.GetValue(CommonOptions.Database) is { } file ? ["--database", file] : Array.Empty<string>(),
        "--to", parsed.GetValue(To)!,
        .. parsed.GetValue(ToPath) is { } path ? ["--to-path", path] : Array.Empty<string>(),
        "--resume",
    ]);

    private static void RefuseSame(DatabaseSettings origin, DatabaseSettings destination)
    {
        if (!origin.IsShared && !File.Exists(origin.Path)) throw new SettingException($"There is no database file {origin.Path}.");
        var same = origin.Provider == destination.Provider && (origin.IsShared ? origin.Name == destination.Name : Path.GetFullPath(origin.Path) == Path.GetFullPath(destination.Path));
        if (same) throw new SettingException($"{origin.Name} cannot be copied to itself.");
    }
}
