using System.Text.Json;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Web.Play;

/// <summary>Reads a story and refuses one that cannot be played.</summary>
public static class StoryReader
{
    /// <summary>Reads a story.</summary>
    /// <exception cref="InvalidDataException">It is no story, or is inconsistent; the message says where.</exception>
    public static Story Read(string json)
    {
        Story story;
        try
        {
            story = CoreJson.Read<Story>(json);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"story.json: {e.Message}", e);
        }
        return Problems(story).FirstOrDefault() is { } problem ? throw new InvalidDataException($"story.json: {problem}") : story;
    }

    private static IEnumerable<string> Problems(Story story)
    {
        var phases = story.Phases.Select(p => p.Code).ToList();
        var furthest = 0;
        foreach (var (step, i) in story.Steps.Select((s, i) => (s, i)))
        {
            var phase = phases.IndexOf(step.Phase);
            if (step.No != i + 1) yield return $"step {i + 1} has the number {step.No}";
            if (phase < 0) yield return $"step {step.No}: unknown phase {step.Phase}";
            if (phase < furthest) yield return $"step {step.No} goes back to phase {step.Phase}";
            if (step.Actor is { } actor && !story.Actors.ContainsKey(actor)) yield return $"step {step.No}: unknown actor {actor}";
            if (step.Call is not null && step.Actor is null) yield return $"step {step.No} calls the server without an actor";
            if (step is { Settle: true, Actor: null }) yield return $"step {step.No} waits for batches without an actor who may see them";
            if (step.Call is { Until: true, Method: not "GET" }) yield return $"step {step.No} would give its command again";
            furthest = Math.Max(phase, furthest);
        }
    }
}
