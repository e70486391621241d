using System.CommandLine;
using System.Globalization;
using ServiceGate.Data.Sqlite;

namespace ServiceGate.Web.CommandLine;

/// <summary><c>backup &lt;file&gt;</c>: copies a database file whole, also while a server works on it. Exit 0: done; 1: refused.</summary>
internal static class BackupVerb
{
    public static Command Make()
    {
        var file = new Argument<string>("file") { Description = "The copy to be made; nothing may be there yet." };
        var backup = new Command("backup", "Copies a database file whole, also while a server works on it.") { file, CommonOptions.Database, JsonPrint.Option };
        backup.SetAction((parsed, cancellation) => RunAsync(parsed, parsed.GetValue(file)!, cancellation));
        return backup;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string file, CancellationToken cancellation)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            var settings = CommonOptions.DatabaseOf(parsed);
            if (settings.IsShared)
            {
                await console.Error.WriteLineAsync($"{settings.Name} is on a database server: back it up with that server's own tools, such as pg_dump or BACKUP DATABASE.");
                return 1;
            }
            var elsewhere = await FileBackup.CopyAsync(settings.Path, file, cancellation);
            if (JsonPrint.IsAsked(parsed))
            {
                JsonPrint.Write(console.Output, new { file, database = settings.Path, contentsElsewhere = elsewhere });
                return 0;
            }
            await console.Output.WriteLineAsync($"{file} is a whole copy of {settings.Name}. Keep it as secret as the database.");
            if (elsewhere > 0)
                await console.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The content of {elsewhere} attached files is kept in a folder or a bucket and is not in it: back that up besides."));
            return 0;
        }
        catch (Exception e) when (CommonOptions.IsOfDatabase(e))
        {
            await console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
