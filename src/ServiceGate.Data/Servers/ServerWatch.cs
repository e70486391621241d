using System.Data.Common;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Servers;

/// <summary>Watches a server for as long as its database is open: whether it answers, and whether this program may still work on its schema.</summary>
/// <param name="detector">Knows whether it answers.</param>
/// <param name="schema">Knows whether the program may work on it.</param>
/// <param name="read">Opens a transaction for reading.</param>
/// <param name="tell">Told of each change.</param>
/// <param name="machine">The machine's clock.</param>
internal sealed class ServerWatch(FailureDetector detector, SchemaWatch schema, Func<Task<SqlScope>> read, Action<DatabaseNews> tell, TimeProvider machine)
{
    /// <summary>Watches until the database is closed.</summary>
    public async Task RunAsync(CancellationToken closing)
    {
        detector.Changed += tell;
        while (!closing.IsCancellationRequested)
        {
            await detector.TurnAsync(closing);
            if (!detector.IsAway) await LookAtSchemaAsync(closing);
        }
    }

    private async Task LookAtSchemaAsync(CancellationToken closing)
    {
        try
        {
            if (await schema.LookAsync(read).WaitAsync(FailureDetector.Patience, machine, closing) is { } refused)
                tell(new(DatabaseCondition.TooNew, refused.Message, TimeSpan.Zero));
        }
        catch (Exception e) when (e is DbException or TimeoutException or DatabaseUnavailableException)
        {
            // It is looked at again in a while; whether the server is there is asked at once.
            detector.Suspect();
        }
    }
}
