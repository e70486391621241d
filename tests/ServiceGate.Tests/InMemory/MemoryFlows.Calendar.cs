using ServiceGate.Core.Facts.Flows;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Tests.InMemory;

internal sealed partial class MemoryFlows
{
    public Task RecountAsync(long launchId, IReadOnlyList<FlowTimer> timers, string calendar)
    {
        MemorySession.Demand(session.State.Flows.ContainsKey(launchId));
        session.State = session.State with
        {
            Timers = session.State.Timers.RemoveAll(t => t.LaunchId == launchId).AddRange(timers),
            Calendars = session.State.Calendars.SetItem(launchId, calendar),
        };
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<long>> CountedOtherwiseAsync(string calendar, long after, int most) => Task.FromResult<IReadOnlyList<long>>(
        [.. session.State.Flows.Where(f => f.Key > after && session.State.Calendars.GetValueOrDefault(f.Key) != calendar)
            .Where(f => WorkflowState.FromJson(f.Value).Status is WorkflowStatus.Running).Select(f => f.Key).Order().Take(most)]);

    public Task<string?> CalendarInForceAsync() => Task.FromResult(session.State.CalendarInForce);

    public Task PutInForceAsync(string calendar)
    {
        if (session.State.CalendarInForce is null)
            session.State = session.State with { Calendars = session.State.Calendars.AddRange(session.State.Flows.Keys.Where(f => !session.State.Calendars.ContainsKey(f)).Select(f => KeyValuePair.Create(f, calendar))) };
        session.State = session.State with { CalendarInForce = calendar };
        return Task.CompletedTask;
    }
}
