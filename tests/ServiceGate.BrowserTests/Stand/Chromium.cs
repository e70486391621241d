using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace ServiceGate.BrowserTests;

/// <summary>Debian's browser, started once for all tests. Where it is missing the tests are ignored; with CI=true that is a failure.</summary>
[SetUpFixture]
public sealed class Chromium
{
    /// <summary>The first that is there: the shell draws the same pages in less time than the whole browser.</summary>
    private static readonly string[] Executables = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

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
        var executable = Array.Find(Executables, File.Exists);
        if (executable is null) Missing();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Arguments });
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static void Missing()
    {
        var message = $"There is no browser at {string.Join(" or ", Executables)}.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(message);
        Assert.Ignore(message);
    }

    private static string SourceFolder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, ".."));
}
