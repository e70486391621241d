namespace ServiceGate.Data.Moving;

/// <summary>An installation cannot be copied as things stand. The message says why, for people.</summary>
public sealed class MoveRefusedException : Exception
{
    internal MoveRefusedException(string reason) : base(reason) { }

    internal MoveRefusedException(string reason, Exception cause) : base(reason, cause) { }
}
