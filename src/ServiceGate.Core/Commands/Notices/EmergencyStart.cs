using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Commands.Notices;

/// <summary>
/// The one way by which an emergency begins to reach customers, however its batch came to be planned: by its flow, a moved one, its window, a change, or again.
/// </summary>
internal static class EmergencyStart
{
    /// <summary>
    /// The batch as it begins, with the text that the plan has now, which is the one that was confirmed; null when it has to wait. With the first one it is written down
    /// how far the emergency reaches, so that the next of the same person counts it.
    /// </summary>
    public static async Task<Batch?> BeginAsync(LaunchContext desk, Batch batch)
    {
        if (!desk.Launch.HasBounds) return batch;
        await desk.Session.Emergencies.TakeTurnsAsync((await desk.FactsAsync()).Answering);
        var facts = await desk.FactsAsync();
        if (EmergencyBounds.Holds(batch, facts, desk.Now)) return null;
        if (!facts.Reaches.Any(r => r.LaunchId == desk.Launch.Id)) await CountAsync(desk, facts);
        return await BatchWriting.WithTextOfPlanAsync(desk, facts, batch);
    }

    private static async Task CountAsync(LaunchContext desk, LaunchFacts facts)
    {
        foreach (var person in facts.Answering)
            await desk.Session.Emergencies.AddAsync(new EmergencyReach(desk.Launch.Id, person, facts.Audience!.Count, EmergencyBounds.TogetherOf(person, facts, desk.Now), desk.Now));
    }
}
