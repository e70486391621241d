using ServiceGate.Data.Sql;
using ServiceGate.Delivery.Outages;

namespace ServiceGate.Web.Hosting.Outage;

/// <summary>Tells the log how the database stands: a line when it goes, a line when it is back, and why no more work is taken once it is too new for this program.</summary>
/// <param name="database">The database.</param>
/// <param name="outage">Keeps the log short.</param>
/// <param name="logger">The log.</param>
internal sealed partial class DatabaseWatch(Database database, OutageLog outage, ILogger<DatabaseWatch> logger) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        database.Changed += Tell;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        database.Changed -= Tell;
        return Task.CompletedTask;
    }

    private void Tell(DatabaseNews news)
    {
        if (news.Condition is DatabaseCondition.TooNew) LogTooNew(news.Reason);
        else if (news.Condition is DatabaseCondition.Away) outage.Begin("Asking it for a sign of life", news.Reason);
        else outage.End(TimeProvider.System.GetTimestamp());
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "No more work is taken, requests are answered 503: {Reason}")]
    private partial void LogTooNew(string reason);
}
