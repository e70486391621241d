namespace ServiceGate.Web.CommandLine.Gates;

/// <summary>It cannot be said how a gate stands; the message says why.</summary>
public sealed class GateUnknownException : Exception
{
    /// <summary>Makes it.</summary>
    public GateUnknownException() { }

    /// <summary>Makes it with the reason.</summary>
    public GateUnknownException(string message) : base(message) { }

    /// <summary>Makes it with the reason and its cause.</summary>
    public GateUnknownException(string message, Exception cause) : base(message, cause) { }
}
