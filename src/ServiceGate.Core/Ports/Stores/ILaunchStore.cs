using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>The launches of a transaction.</summary>
public interface ILaunchStore : IStore
{
    /// <summary>A launch by number; null when there is none.</summary>
    Task<Launch?> FindAsync(string number);

    /// <summary>A launch by id; null when there is none.</summary>
    Task<Launch?> FindAsync(long id);

    /// <summary>The next running number of a unit in a year, from 1; never handed out twice.</summary>
    Task<int> NextNumberAsync(long unitId, int year);

    /// <summary>Adds a launch.</summary>
    Task AddAsync(Launch launch);

    /// <summary>Writes a launch back if nobody changed it since (guarded by <paramref name="seenInputRevision"/>).</summary>
    /// <exception cref="ConcurrentChangeException">Somebody did; the command is retried.</exception>
    Task UpdateAsync(Launch launch, long seenInputRevision);

    /// <summary>The people who act for the owner of a launch, in the order in which they were named.</summary>
    Task<IReadOnlyList<long>> DeputiesAsync(long launchId);

    /// <summary>Names somebody who acts for the owner.</summary>
    Task AddDeputyAsync(long launchId, long personId, long by, DateTimeOffset at);

    /// <summary>Ends that somebody acts for the owner.</summary>
    Task RemoveDeputyAsync(long launchId, long personId);

    /// <summary>
    /// Ids of launches for which time alone has something to do: a timer is due, the window passed without the go-ahead, something is late; and of those whose bookmarks are missing.
    /// </summary>
    Task<IReadOnlyList<long>> DueForSettlingAsync(DateTimeOffset now, int most);

    /// <summary>Has the launches looked at again that ask for a role, since who holds it has changed.</summary>
    /// <param name="role">The role.</param>
    /// <param name="now">Business time.</param>
    Task LookAgainAsync(Role role, DateTimeOffset now);

    /// <summary>Has the launches looked at again that ask for a kind of work, since who is there to do it has changed.</summary>
    /// <param name="kind">The kind of work.</param>
    /// <param name="now">Business time.</param>
    Task LookAgainAsync(WorkKind kind, DateTimeOffset now);
}

/// <summary>Two transactions met at one row; the loser is retried from the start.</summary>
public sealed class ConcurrentChangeException : Exception
{
    /// <summary>Makes it.</summary>
    public ConcurrentChangeException() : base("The row was changed by another transaction.") { }

    /// <summary>Makes it with a message.</summary>
    public ConcurrentChangeException(string message) : base(message) { }

    /// <summary>Makes it with a message and a cause.</summary>
    public ConcurrentChangeException(string message, Exception cause) : base(message, cause) { }
}

/// <summary>The port's name in a transaction.</summary>
public static class LaunchStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Launches.</summary>
        public ILaunchStore Launches => session.Store<ILaunchStore>();
    }
}
