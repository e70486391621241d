using System.Data.Common;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Contents;

/// <summary>
/// Sees to it that a place outside the database is the one place of this installation: the first node to use it writes a mark into it and into the database, and whoever does not find that mark is
/// looking at something else, be it a folder of its own machine, one that is not mounted, or a bucket of others.
/// </summary>
/// <param name="database">The installation's database.</param>
public sealed class PlaceMark(Database database)
{
    private const string Installation = "installation";

    /// <summary>Checks a place, and marks one that was never used.</summary>
    /// <param name="setting">Name under which the database keeps the mark, such as <c>attachments-folder</c>.</param>
    /// <param name="place">The place.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Whether it is the one place of this installation.</returns>
    /// <exception cref="Core.Ports.Attachments.ContentAwayException">The place does not answer.</exception>
    public async Task<bool> IsOursAsync(string setting, IMarkedPlace place, CancellationToken cancellation)
    {
        var installation = await KeepAsync(Installation, Guid.NewGuid().ToString("N"), cancellation);
        // The mark names the installation, so that one that was written just before a crash is known again, and one of another installation never taken over.
        var there = await place.ReadMarkAsync(cancellation);
        if (there is not null) return Names(there, installation) && await KeepAsync(setting, there, cancellation) == there;
        if (await FindAsync(setting, cancellation) is not null) return false;
        var mark = $"{installation} {Guid.NewGuid():N}";
        await place.WriteMarkAsync(mark, cancellation);
        // Another node may have marked at the same moment: what the database keeps counts, and this place has to have it.
        var kept = await KeepAsync(setting, mark, cancellation);
        return kept == mark || await place.ReadMarkAsync(cancellation) == kept;
    }

    private static bool Names(string mark, string installation) => mark.StartsWith(installation + " ", StringComparison.Ordinal);

    /// <summary>Keeps a text unless there is one; what is there then.</summary>
    private async Task<string> KeepAsync(string name, string value, CancellationToken cancellation)
    {
        if (await FindAsync(name, cancellation) is { } there) return there;
        try
        {
            await database.WriteAsync(sql => sql.ExecuteAsync("INSERT INTO setting (name, value) VALUES (@name, @value)", new { name, value }), cancellation);
            return value;
        }
        catch (DbException)
        {
            // Of two that keep one at once the first one's stays.
            if (await FindAsync(name, cancellation) is { } first) return first;
            throw;
        }
    }

    private Task<string?> FindAsync(string name, CancellationToken cancellation) => database.ReadAsync(
        sql => sql.FirstAsync("SELECT value FROM setting WHERE name = @name", new { name }, row => row.Text("value")), cancellation);
}
