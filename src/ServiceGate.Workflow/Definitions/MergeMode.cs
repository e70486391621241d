namespace ServiceGate.Workflow.Definitions;

/// <summary>How a merge treats the word that arrives.</summary>
internal enum MergeMode
{
    /// <summary>Runs when all inbound connections were followed; skipped as soon as all have news and one was not.</summary>
    WaitAll,

    /// <summary>Runs when all have news and one was followed: what every activity does that is not a join.</summary>
    WaitAllActive,

    /// <summary>Runs at the first one that is followed.</summary>
    WaitAny,
}

/// <summary>Reads how word is merged.</summary>
internal static class MergeModes
{
    /// <summary>How word is merged at an activity; a join without a mode waits for any.</summary>
    internal static MergeMode Of(Activity activity)
    {
        if (activity.Type != ElsaTypes.Join)
            return MergeMode.WaitAllActive;
        return Enum.TryParse<MergeMode>(activity.Text("mode"), out var mode) ? mode : MergeMode.WaitAny;
    }
}
