namespace ServiceGate.Core.Ports.Signals;

/// <summary>Wakes whoever does due work, so that it need not wait for the next sweep.</summary>
public interface IWorkSignal
{
    /// <summary>Something may be due. Never blocks, never fails; many calls may end in one look.</summary>
    void Wake();

    /// <summary>What is to be begun for a launch, or when, may have changed. Never blocks, never fails; a call that is lost is made up for by the sweep.</summary>
    void RemindersMoved(long launchId) { }
}
