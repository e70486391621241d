using System.CommandLine;
using ServiceGate.Data;

namespace ServiceGate.Web.Verbs;

/// <summary><c>migrate</c>: brings a database's schema up to date without serving. Exit 0: done; 1: refused.</summary>
internal static class MigrateVerb
{
    public static Command Make()
    {
        var migrate = new Command("migrate", "Brings the database's schema up to date and ends.") { CommonOptions.Database };
        migrate.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                var settings = CommonOptions.DatabaseOf(parsed);
                await using var database = await Databases.OpenAsync(settings, TimeProvider.System, cancellation);
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{settings.Name} is up to date.");
                return 0;
            }
            catch (Exception e) when (CommonOptions.IsOfDatabase(e))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(e.Message);
                return 1;
            }
        });
        return migrate;
    }
}
