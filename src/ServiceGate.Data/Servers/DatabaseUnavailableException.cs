namespace ServiceGate.Data;

/// <summary>The database server cannot be reached, or has no connection to spare. Nothing was done; the same may succeed a moment later.</summary>
public sealed class DatabaseUnavailableException : Exception
{
    internal DatabaseUnavailableException(Exception cause) : base($"The database cannot be reached: {cause.Message}", cause) { }
}
