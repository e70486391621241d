using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace ServiceGate.BrowserTests;

/// <summary>Debian's browser, started once for all tests. Where it is missing the tests are ignored; with CI=true that is a failure.</summary>
[SetUpFixture]
public sealed class Chromium
{
    private const string Executable = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    /// <summary>The browser.</summary>
    internal static IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser was not started.");

    /// <summary>Where pictures of pages are left to be looked at; never in the repository.</summary>
    internal static string Screenshots { get; } = Path.Combine(SourceFolder(), "screenshots");

    /// <summary>The root of the repository.</summary>
    internal static string Repository { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "..", ".."));

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        if (!File.Exists(Executable)) Missing();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Arguments });
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static void Missing()
    {
        const string Message = $"There is no browser at {Executable}.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Message);
        Assert.Ignore(Message);
    }

    private static string SourceFolder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, ".."));
}
