namespace ServiceGate.IntegrationTests.Servers;

/// <summary>Waits for what another thread or process brings about. Nothing is said about how soon: a busy machine is no fault of the product.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5), Rest = TimeSpan.FromMilliseconds(50);

    /// <summary>Reads until something holds of what was read.</summary>
    /// <returns>What was read last, also where it never held: the assertion says what it was.</returns>
    public static async Task<T> ReadAsync<T>(Func<Task<T>> read, Func<T, bool> holds)
    {
        for (var started = TimeProvider.System.GetTimestamp(); ; await Task.Delay(Rest, TimeProvider.System))
            if (await read() is var seen && (holds(seen) || TimeProvider.System.GetElapsedTime(started) > Patience)) return seen;
    }
}
