namespace ServiceGate.Data.Sql;

/// <summary>The database server cannot be reached, does not answer, or has no connection to spare. Unless it was lost while committing, nothing was done; the same may succeed a moment later.</summary>
public sealed class DatabaseUnavailableException : Exception
{
    internal DatabaseUnavailableException(Exception cause) : base($"The database cannot be reached: {cause.Message}", cause) { }

    internal DatabaseUnavailableException(string reason) : base($"The database cannot be reached: {reason}") { }
}

/// <summary>A database cannot be used as it is set up; the message says what its administrator has to do.</summary>
public sealed class DatabaseUnfitException : Exception
{
    internal DatabaseUnfitException(string reason, Exception cause) : base($"The database cannot be used: {reason}.", cause) { }
}
