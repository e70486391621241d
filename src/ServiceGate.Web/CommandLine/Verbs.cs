using System.CommandLine;

namespace ServiceGate.Web.CommandLine;

/// <summary>The command line of the executable.</summary>
public static class Verbs
{
    // Longer than the host gives its requests and workers to end (30 seconds), shorter than systemd and the containers wait (45 seconds).
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(40);

    /// <summary>Runs a command line; without a verb it serves.</summary>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] args) => Root().Parse(Meant(args)).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = Farewell });

    /// <summary>All verbs. Each that ends by itself answers as JSON when it is asked (<see cref="JsonPrint"/>).</summary>
    internal static RootCommand Root() => new("ServiceGate: service risk review before launch, for telecom operators.")
    {
        ServeVerb.Make(),
        MigrateVerb.Make(),
        BackupVerb.Make(),
        WorkflowCheckVerb.Make(),
        AdminVerb.Make(),
        AuditVerifyVerb.Make(),
        AttachmentsVerb.Make(),
        PlayVerb.Make(),
        GateCheckVerb.Make(),
        AnnouncementsVerb.Make(),
        SettingsVerb.Make(),
    };

    /// <summary>Without a verb it serves; <c>help gate check</c> is <c>gate check --help</c>.</summary>
    private static string[] Meant(string[] args) => IsServing(args) ? ["serve", .. args] : args[0] == "help" ? [.. args[1..], "--help"] : args;

    private static bool IsServing(string[] args) =>
        args.Length == 0 || (args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not ("--help" or "--version"));
}
