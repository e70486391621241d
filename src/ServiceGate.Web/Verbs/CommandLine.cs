using System.CommandLine;

namespace ServiceGate.Web.Verbs;

/// <summary>The command line of the executable.</summary>
public static class CommandLine
{
    /// <summary>Runs a command line; without a verb it serves.</summary>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("ServiceGate: service risk review before launch, for telecom operators.")
        {
            ServeVerb.Make(),
            MigrateVerb.Make(),
            WorkflowCheckVerb.Make(),
            AdminVerb.Make(),
            PlayVerb.Make(),
            GateCheckVerb.Make(),
            AnnouncementsVerb.Make(),
        };
        return root.Parse(IsServing(args) ? ["serve", .. args] : args).InvokeAsync();
    }

    private static bool IsServing(string[] args) =>
        args.Length == 0 || (args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not ("--help" or "--version"));
}
