using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Data.Sql;
using ServiceGate.Data.Sqlite;
using ServiceGate.IntegrationTests.Accounts;
using SQLitePCL;

namespace ServiceGate.IntegrationTests.Statements;

/// <summary>Hears which statements a server's readers execute for a request; what its workers read meanwhile does not count. Only one request may be asked at a time.</summary>
internal sealed class RequestTrace : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly strdelegate_trace _hear;
    private readonly List<string> _heard = [];
    private readonly Lock _lock = new();

    public RequestTrace(ServerStand server)
    {
        _database = (SqliteDatabase)server.Services.GetRequiredService<Database>();
        var accessor = server.Services.GetRequiredService<IHttpContextAccessor>();
        _hear = (_, sql) => Add(sql);
        _database.Readers.Taken = reader => raw.sqlite3_trace(reader.Handle, accessor.HttpContext is null ? null : _hear, null);
    }

    /// <summary>What is executed while something is asked.</summary>
    /// <param name="ask">Asks it.</param>
    /// <param name="forgets">Whether nothing that was read before of a launch is at hand, as on another node.</param>
    public async Task<IReadOnlyList<string>> OfAsync(Func<Task> ask, bool forgets)
    {
        if (forgets) _database.Memory.Launches.Forget();
        lock (_lock) _heard.Clear();
        await ask();
        lock (_lock) return [.. _heard];
    }

    public void Dispose() => _database.Readers.Taken = null;

    private void Add(string statement)
    {
        lock (_lock) _heard.Add(statement);
    }
}
