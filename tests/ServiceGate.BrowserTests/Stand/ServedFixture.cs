namespace ServiceGate.BrowserTests;

/// <summary>Tests that share a server of their own.</summary>
public abstract class ServedFixture
{
    private protected Server Server { get; private set; } = null!;

    /// <summary>Settings of the server beside the defaults.</summary>
    private protected virtual (string Name, string Value)[] Settings => [];

    [OneTimeSetUp]
    public async Task StartAsync() => Server = await Server.StartAsync(Settings);

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (Server is not null) await Server.DisposeAsync();
    }

    /// <summary>The fields of a new launch.</summary>
    internal static (string Field, string Value)[] NewLaunch(string title) =>
        [("title", title), ("window.start", "2026-11-28T00:00"), ("window.end", "2026-11-28T06:00"), ("scope", "HZ")];
}
