using System.Globalization;
using Microsoft.Extensions.Configuration;
using ServiceGate.Data.Opening;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Hosting.Settings;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.IntegrationTests.Settings;

/// <summary>What a start refuses about its settings, by the real host.</summary>
public sealed class SettingsStartTests
{
    private static IEnumerable<TestCaseData> Wrong() =>
        from setting in KnownSettings.All
        from value in WrongValues.Of(setting).Select((text, i) => (Text: text, Number: i))
        select new TestCaseData(setting.Name, value.Text) { TestName = $"Start_When{setting.Name.Replace(":", "", StringComparison.Ordinal)}IsWrong_NamesIt({value.Number})" };

    [TestCaseSource(nameof(Wrong))]
    public async Task Start_WhenAValueIsWrong_NamesTheSettingAndNotTheValue(string name, string value)
    {
        var refused = await RefusedAsync((name, value));
        Assert.That(refused.Problems.Select(p => p.Setting), Is.EqualTo([name]));
        Assert.That(refused.Message, Does.StartWith($"The setting {name} is wrong: it must be ").And.Not.Contain(WrongValues.Marker).And.Not.Contain("\n").And.Not.Contain("`"));
    }

    [TestCase("Database:Pth")]
    [TestCase("Database:Provider:Kind")]
    [TestCase("Delivery:Email:Kind")]
    [TestCase("Delivery:Sms:Ulr")]
    [TestCase("delivery:sms:perhour")]
    [TestCase("Node:Nmae")]
    [TestCase("Proxy:KnownProxies:0")]
    [TestCase("Scheduler:Hangfire:Queue")]
    [TestCase("Workflow:Elsa:Url")]
    public async Task Start_WhenASettingIsUnknown_NamesItAndWhatThereIs(string name)
    {
        var refused = await RefusedAsync((name, WrongValues.Marker));
        Assert.That(refused.Message, Does.StartWith($"The setting {name} is wrong: there is no such setting; ").IgnoreCase.And.Not.Contain(WrongValues.Marker));
    }

    [TestCase("Databse:Path", "Database")]
    [TestCase("Deliver:Sms:Url", "Delivery")]
    [TestCase("Nodes:Name", "Node")]
    public async Task Start_WhenASectionLooksMistyped_AsksWhetherItIsMeant(string name, string section) =>
        Assert.That((await RefusedAsync((name, "x"))).Message, Is.EqualTo($"The setting {name} is wrong: there is no such setting; perhaps the section {section} is meant."));

    [Test]
    public async Task Start_WhenOneValueIsGivenParts_SaysSo() =>
        Assert.That((await RefusedAsync(("Urls:0", "http://127.0.0.1:5080"))).Message, Is.EqualTo("The setting Urls is wrong: it is one value and has no parts."));

    [Test]
    public async Task Start_WhenSeveralSettingsAreWrong_NamesEachOnOneLine()
    {
        var refused = await RefusedAsync(("Database:Pth", "x"), ("Delivery:Sms:Parallel", "0"), ("Node:Name", "a b"), ("Logging:LogLevel:Default", "Loud"));
        Assert.That(refused.Problems.Select(p => p.Setting), Is.EquivalentTo(["Database:Pth", "Delivery:Sms:Parallel", "Node:Name", "Logging:LogLevel:Default"]));
        Assert.That(refused.Message.Split("The setting ").Length - 1, Is.EqualTo(4));
    }

    [TestCase("Database:ConnectionString", "Database:Provider=PostgreSql")]
    [TestCase("Database:ConnectionString", "Database:Provider=PostgreSql", "Database:ConnectionString=Host=hunter2")]
    [TestCase("Database:ConnectionString", "Database:Provider=PostgreSql", "Database:ConnectionString=Host=db;Database=sg;Password=hunter2;Multiplexing=true")]
    [TestCase("Database:ConnectionString", "Database:Provider=PostgreSql", "Database:ConnectionString=Host=db;Database=sg;Password=hunter2;Pooling=false")]
    [TestCase("Database:ConnectionString", "Database:Provider=PostgreSql", "Database:ConnectionString=Host=db;Database=sg;Password=hunter2;Maximum Pool Size=0")]
    [TestCase("Database:ConnectionString", "Database:Provider=PostgreSql", "Database:ConnectionString=Host=db;Database=sg;Password=hunter2;Port=99999")]
    [TestCase("Database:ConnectionString", "Database:Provider=sqlserver", "Database:ConnectionString=Nonsense=hunter2")]
    [TestCase("Database:ConnectionString", "Database:ConnectionString=Host=db;Password=hunter2")]
    [TestCase("Database:Path", "Database:Provider=PostgreSql", "Database:ConnectionString=Host=db;Database=sg;Password=hunter2", "Database:Path=hunter2.db")]
    [TestCase("Delivery:Sms:Url", "Delivery:Sms:Kind=http", "Delivery:Sms:Secret=hunter2-hunter2-hunter2")]
    [TestCase("Delivery:Sms:Secret", "Delivery:Sms:Kind=http", "Delivery:Sms:Url=https://hunter2.example")]
    [TestCase("Delivery:Push:Url", "Delivery:Push:Url=https://hunter2.example")]
    [TestCase("Delivery:Push:Secret", "Delivery:Push:Secret=hunter2-hunter2-hunter2")]
    [TestCase("Workflow:Elsa:ConnectionString", "Workflow:Elsa:ConnectionString=Password=hunter2")]
    [TestCase("Workflow:Elsa:Distributed", "Workflow:Engine=Embedded", "Workflow:Elsa:Distributed=true")]
    [TestCase("Urls", "Urls=https://127.0.0.1:5443")]
    [TestCase("Kestrel:Endpoints", "Kestrel:Endpoints:Http:Url=http://0.0.0.0:80")]
    [TestCase("ForwardedHeaders_Enabled", "ForwardedHeaders_Enabled=true")]
    public async Task Start_WhenSettingsDoNotGoTogether_NamesTheOneThatHasToChange(string named, params string[] settings)
    {
        var refused = await RefusedAsync([.. settings.Select(s => s.Split('=', 2)).Select(s => (s[0], s[1]))]);
        Assert.That(refused.Problems.Select(p => p.Setting), Is.EqualTo([named]));
        Assert.That(refused.Message, Does.Not.Contain(WrongValues.Marker));
    }

    [TestCase("Scheduler:Hangfire:Enabled", "true", "Hangfire", "without -p:WithoutHangfire=true")]
    [TestCase("Workflow:Engine", "Elsa", "Elsa", "-p:UseElsa=true")]
    public async Task Start_WhenAnAdapterIsNotBuiltIn_SaysHowToBuildIt(string name, string value, string adapter, string how)
    {
        if (BuiltIn.Has(adapter)) Assert.Ignore($"This build has {adapter}.");
        Assert.That((await RefusedAsync((name, value))).Message, Does.StartWith($"The setting {name} is wrong: ").And.Contain(how));
    }

    // Those who upgrade are not stopped by what chose the scheduler before.
    [TestCase("Scheduler:Kind", "Quartz")]
    [TestCase("Scheduler:Kind", "Hangfire")]
    [TestCase("Scheduler:Hangfire:Storage", "Memory")]
    public async Task Start_WithWhatHasNoEffectAnyMore_IsNotRefused(string name, string value) => await (await StartAsync((name, value))).DisposeAsync();

    [Test, Platform(Exclude = "Win")]
    public async Task Start_WhenTheDataFolderCannotBeMade_NamesTheSetting()
    {
        var refused = await RefusedAsync(("DataFolder", "/proc/hunter2"));
        Assert.That(refused.Problems.Select(p => p.Setting), Is.EqualTo(["DataFolder"]));
        Assert.That(refused.Message, Does.Not.Contain(WrongValues.Marker));
    }

    [Test]
    public async Task Start_WithNumbersAtTheirBounds_IsNotRefused()
    {
        var numbers = KnownSettings.All.Where(s => s.Rule.Bounds is not null).ToList();
        Assert.That(numbers, Is.Not.Empty);
        foreach (var bound in new Func<SettingRule, int>[] { r => r.Bounds!.Value.Least, r => r.Bounds!.Value.Most })
            await using (await StartAsync([.. numbers.Select(s => (s.Name, bound(s.Rule).ToString(CultureInfo.InvariantCulture)))])) { }
    }

    [Test]
    public void Choice_ReadsWhatIsConfigured()
    {
        var choice = DatabaseChoice.Settings(
            new ConfigurationBuilder().AddInMemoryCollection([new("Database:Provider", "postgresql"), new("Database:StartWaitSeconds", "7"), new("Database:ConnectTimeoutSeconds", "8"), new("Database:CommandTimeoutSeconds", "9")]).Build(), null, demo: true);
        Assert.That(choice, Is.EqualTo(new DatabaseSettings
        {
            Provider = DatabaseProvider.PostgreSql,
            Path = Path.Combine("data", "demo.db"),
            StartWait = TimeSpan.FromSeconds(7),
            ConnectTimeout = TimeSpan.FromSeconds(8),
            CommandTimeout = TimeSpan.FromSeconds(9),
        }));
    }

    private static async Task<SettingException> RefusedAsync(params (string Name, string Value)[] settings) =>
        (await Assert.ThrowsAsync<SettingException>(async () =>
        {
            // It must be refused before a database is opened; if it is not, the file goes to a folder that is thrown away.
            await using var app = await StartAsync(settings);
        }))!;

    private static async Task<IAsyncDisposable> StartAsync(params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("servicegate-settings-");
        try
        {
            var overrides = settings.ToDictionary(s => s.Name, s => (string?)s.Value, StringComparer.Ordinal);
            if (!settings.Any(s => s.Name is "Database:Path" or "Database:Provider")) overrides["Database:Path"] = Path.Combine(folder.FullName, "test.db");
            if (!settings.Any(s => s.Name.StartsWith("Urls", StringComparison.Ordinal))) overrides["Urls"] = "http://127.0.0.1:0";
            return new Stand(await ServerHost.BuildAsync(new() { Quiet = true, Overrides = overrides }), folder);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    private sealed class Stand(IAsyncDisposable app, DirectoryInfo folder) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await app.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }
}
