using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Opening;
using ServiceGate.Data.Sessions;
using ServiceGate.Data.Sql;
using ServiceGate.Data.Sqlite;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.CommandLine.Gates;

/// <summary>Asks a database file for a gate while no server works with it.</summary>
internal static class GateInDatabase
{
    /// <summary>Reads a gate.</summary>
    /// <exception cref="GateUnknownException">There is no such file, launch or gate, or a server has the file.</exception>
    public static async Task<GateReport> ReadAsync(string path, string launch, string gate, Texts texts, CancellationToken cancellation)
    {
        if (!File.Exists(path)) throw new GateUnknownException(texts.T("gate-check.no-database", ("path", path)));
        try
        {
            await using var database = await Databases.OpenAsync(new() { Path = path }, TimeProvider.System, cancellation);
            var clock = await ClockKeeper.RestoreAsync(database, null, cancellation);
            var reader = new LaunchReader(new DbSessionFactory(database), FileCatalogue.Read(Path.Combine(AppContext.BaseDirectory, "workflows")), clock);
            var view = await reader.FindAsync(launch, Actor.System.PersonId, cancellation)
                ?? throw new GateUnknownException(texts.T("gate-check.no-launch", ("launch", launch)));
            return GateReport.Of(view, gate, texts) ?? throw new GateUnknownException(texts.T("gate-check.no-gate", ("launch", launch), ("gate", gate)));
        }
        catch (Exception e) when (e is DatabaseInUseException or NewerSchemaException)
        {
            throw new GateUnknownException(e.Message, e);
        }
    }
}
