namespace ServiceGate.Core.Rules.Notices;

/// <summary>What a planned batch is ready for.</summary>
public enum BatchTurn
{
    /// <summary>To wait: for its time, its gate, or the end of the quiet hours.</summary>
    Wait,

    /// <summary>To be sent.</summary>
    Start,

    /// <summary>To be given up, since it has lost its use.</summary>
    Expire,

    /// <summary>To be dropped, since what it would say is no longer so.</summary>
    Drop,
}
