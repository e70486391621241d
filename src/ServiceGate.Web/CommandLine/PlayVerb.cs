using System.CommandLine;
using System.Text.Json;
using ServiceGate.Data.Opening;
using ServiceGate.Web.Hosting.Settings;
using ServiceGate.Web.Play;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.CommandLine;

/// <summary>
/// <c>play &lt;sample&gt;</c>: plays a sample's whole story through the public API, with one token per actor. Exit 0: the launch stands where the story leaves it, as a rule closed, and the ledger holds exactly one
/// row per recipient, notice and planned channel; 1: something went otherwise; 3: it was refused before it began. With <c>--json</c> the story is told on standard error.
/// </summary>
internal static class PlayVerb
{
    private const string SecretVariable = "SERVICEGATE_SINK_SECRET";

    private static readonly Argument<string> Folder = new("sample") { Description = "Folder of the sample, for example samples/tv-user-migration." };
    private static readonly Option<string?> Database = new("--database") { Description = "The database file (default: a new one in a temporary folder)." };
    private static readonly Option<bool> Server = new("--server") { Description = "Play on the database server that the settings name; it gets the story's organisation and clock." };
    private static readonly Option<bool> Resume = new("--resume") { Description = "Go on with an interrupted playing; needs --database or --server." };
    private static readonly Option<int?> Customers = new("--customers") { Description = "Play only the first so many customers." };
    private static readonly Option<Uri?> Sink = Address("--sink", $"Send through this HTTP gateway instead of a pickup folder; its secret stands in {SecretVariable}.");
    private static readonly Option<Uri?> Url = Address("--url", "Play in minutes on this running demonstration instead of a server of its own.");
    private static readonly Option<FileInfo?> Accounts = new("--accounts") { Description = "Tokens by sign-in name, as a demonstration writes them; for --url." };

    public static Command Make()
    {
        var play = new Command("play", "Plays a sample's story from the first form to the last notice.")
        {
            Folder, Database, Server, Resume, Customers, Sink, Url, Accounts, ConsoleLanguage.Option, JsonPrint.Option,
        };
        play.Validators.Add(result =>
        {
            if (result.GetValue(Resume) && result.GetValue(Database) is null && !result.GetValue(Server)) result.AddError("--resume needs --database or --server.");
            if (result.GetValue(Server) && result.GetValue(Database) is not null) result.AddError("--server and --database exclude each other.");
            if (result.GetValue(Url) is not null != result.GetValue(Accounts) is not null) result.AddError("--url and --accounts go together.");
        });
        play.SetAction(RunAsync);
        return play;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            var sample = Sample.Read(Find(parsed.GetValue(Folder)!), parsed.GetValue(Customers));
            var log = Log(parsed, sample.Story);
            return parsed.GetValue(Url) is { } url
                ? await new RemotePlaying(sample, url, Tokens(parsed.GetValue(Accounts)!), log).RunAsync(cancellation)
                : await new OwnPlaying(Options(parsed, sample), log).RunAsync(cancellation);
        }
        catch (Exception e) when (CommonOptions.IsOfDatabase(e) || e is InvalidDataException or InvalidOperationException or JsonException)
        {
            await console.Error.WriteLineAsync(e.Message);
            return 3;
        }
    }

    private static PlayLog Log(ParseResult parsed, Story story)
    {
        var (console, asJson) = (parsed.InvocationConfiguration, JsonPrint.IsAsked(parsed));
        return new(asJson ? console.Error : console.Output, console.Error, ConsoleLanguage.Of(parsed), story) { Answer = asJson ? summary => JsonPrint.Write(console.Output, summary) : null };
    }

    private static PlayOptions Options(ParseResult parsed, Sample sample) => new(
        sample, DatabaseOf(parsed), parsed.GetValue(Resume), parsed.GetValue(Sink), Environment.GetEnvironmentVariable(SecretVariable));

    private static DatabaseSettings? DatabaseOf(ParseResult parsed)
    {
        if (parsed.GetValue(Database) is { } file) return new() { Path = Path.GetFullPath(file) };
        if (!parsed.GetValue(Server)) return null;
        var settings = DatabaseChoice.Read(DatabaseChoice.Configuration(), null);
        return settings.IsShared ? settings : throw new SettingException("Database:Provider", "--server needs a database server");
    }

    private static Dictionary<string, string> Tokens(FileInfo accounts) => JsonWords.Read<Dictionary<string, string>>(accounts.FullName);

    private static Option<Uri?> Address(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens.Single().Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") return address;
            result.AddError($"{name} must be an absolute http or https address.");
            return null;
        },
    };

    /// <summary>The folder as it was given, or among the samples that come with the program.</summary>
    private static string Find(string folder) => new[] { folder, Path.Combine(AppContext.BaseDirectory, folder), Path.Combine(AppContext.BaseDirectory, "samples", folder) }
        .FirstOrDefault(place => File.Exists(Path.Combine(place, "story.json"))) ?? throw new InvalidDataException($"There is no sample {folder}: no folder of that name with a story.json, here or beside the program.");
}
