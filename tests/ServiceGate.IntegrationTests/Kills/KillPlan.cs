namespace ServiceGate.IntegrationTests.Kills;

/// <summary>One kill: in which phase of the story, at which failpoint, and which of its next hits.</summary>
/// <param name="Phase">Phase in which the step in flight must lie.</param>
/// <param name="Failpoint">Name of the failpoint.</param>
/// <param name="Hit">The hit that kills, counted from the story's first command; for <c>play.step</c> the number of the step.</param>
internal sealed record Kill(string Phase, string Failpoint, int Hit)
{
    /// <summary>The environment's value that brings it about.</summary>
    /// <param name="step">The last step that is over.</param>
    /// <param name="commandsAtStart">How many commands a process gives before it goes on with the story: one token for each actor.</param>
    public string After(int step, int commandsAtStart)
    {
        var hit = Failpoint.StartsWith("command.", StringComparison.Ordinal) ? Hit + commandsAtStart : Failpoint == "play.step" ? Hit - step : Hit;
        return $"{Failpoint}:{hit}";
    }
}

/// <summary>Twenty kills in the order of the story, drawn from a seed.</summary>
internal static class KillPlan
{
    /// <summary>Draws the kills.</summary>
    /// <param name="seed">Same seed, same kills.</param>
    /// <param name="stepsOf">First and last step of each phase.</param>
    public static IReadOnlyList<Kill> Draw(int seed, IReadOnlyDictionary<string, (int First, int Last)> stepsOf)
    {
        var random = new Random(seed);
        Kill At(string phase, string failpoint, int least, int most) => new(phase, failpoint, random.Next(least, most + 1));
        Kill Within(string phase, int part, int parts)
        {
            var (first, last) = stepsOf[phase];
            var length = last - first + 1;
            return At(phase, "play.step", first + (part * length / parts), first + (((part + 1) * length) / parts) - 1);
        }
        return
        [
            At("dossier", "command.before-commit", 1, 15),
            At("dossier", "command.after-commit", 1, 12),
            At("customers", "import.chunk", 1, 4),
            At("customers", "command.before-commit", 1, 2),
            At("customers", "command.after-commit", 1, 4),
            Within("review", 0, 3),
            At("review", "command.before-commit", 1, 2),
            Within("review", 2, 3),
            At("announce", "batch.started", 1, 2),
            At("announce", "chunk.claimed", 1, 4),
            At("announce", "chunk.sent", 1, 4),
            At("announce", "chunk.recorded", 1, 3),
            Within("go-ahead", 0, 3),
            At("go-ahead", "chunk.claimed", 1, 4),
            At("go-ahead", "chunk.sent", 1, 3),
            Within("cutover", 0, 2),
            Within("cutover", 1, 2),
            At("completion", "chunk.sent", 1, 4),
            At("completion", "chunk.claimed", 1, 4),
            new("completion", "play.step", stepsOf["completion"].Last),
        ];
    }
}
