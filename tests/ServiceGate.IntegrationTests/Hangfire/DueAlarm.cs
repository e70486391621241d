namespace ServiceGate.Hangfire;

/// <summary>Named like the job that versions before 0.2 have left in storages, whose class is gone.</summary>
public sealed class DueAlarm
{
    /// <summary>Would wake a node.</summary>
    public void Ring() => throw new InvalidOperationException($"{this} is not to run.");
}
