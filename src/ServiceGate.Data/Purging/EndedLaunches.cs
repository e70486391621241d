namespace ServiceGate.Data.Purging;

/// <summary>When a launch has ended: the moment of the last entry of its journal, once its state says that it has.</summary>
internal static class EndedLaunches
{
    /// <summary>A condition on <c>launch l</c>: it ended before <c>@before</c>.</summary>
    public const string Before =
        """
        l.status IN ('closed', 'cancelled', 'lapsed')
        AND COALESCE((SELECT MAX(j.written_at) FROM journal j WHERE j.launch_id = l.id), l.created_at) < @before
        """;
}
