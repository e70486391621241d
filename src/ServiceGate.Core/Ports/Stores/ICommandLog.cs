using ServiceGate.Core.Facts.Commands;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>The stored answers of commands.</summary>
public interface ICommandLog : IStore
{
    /// <summary>The command that a person gave under an id; null when none.</summary>
    Task<CommandRecord?> FindAsync(long personId, string commandId);

    /// <summary>Keeps a command's answer. Two transactions that keep the same id: one fails transiently and finds the other's answer on its retry.</summary>
    Task AddAsync(CommandRecord record);
}

/// <summary>The port's name in a transaction.</summary>
public static class CommandLogName
{
    extension(ICommandSession session)
    {
        /// <summary>Commands that were carried out.</summary>
        public ICommandLog Commands => session.Store<ICommandLog>();
    }
}
