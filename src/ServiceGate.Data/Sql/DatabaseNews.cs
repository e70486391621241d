namespace ServiceGate.Data.Sql;

/// <summary>How a database stands.</summary>
public enum DatabaseCondition
{
    /// <summary>It answers.</summary>
    Answers,

    /// <summary>It cannot be reached or does not answer; it is asked each second.</summary>
    Away,

    /// <summary>A newer program has changed its schema so that this one must not work on it any more.</summary>
    TooNew,
}

/// <summary>A change of how a database stands.</summary>
/// <param name="Condition">From now on.</param>
/// <param name="Reason">Why, in words for the log; empty when it answers.</param>
/// <param name="Lasted">How long the condition before has lasted, machine time.</param>
public sealed record DatabaseNews(DatabaseCondition Condition, string Reason, TimeSpan Lasted);
