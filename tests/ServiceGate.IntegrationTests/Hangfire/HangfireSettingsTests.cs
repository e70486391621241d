using Microsoft.Extensions.Configuration;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Scheduling;

namespace ServiceGate.IntegrationTests.Hangfire;

/// <summary>Where jobs are kept by the settings, and which settings stop a start.</summary>
public sealed class HangfireSettingsTests
{
    private const string Server = "Server=db;Database=gate";

    [Test]
    public void Storage_UnlessSaidOtherwise_IsWhereTheDomainIsIfThatIsSqlServer()
    {
        Assert.That(Read(), Is.EqualTo(new HangfireSettings(null, "HangFire")));
        Assert.That(Read(("Database:Provider", "PostgreSql"), ("Database:ConnectionString", "Host=db")), Is.EqualTo(new HangfireSettings(null, "HangFire")));
        Assert.That(Read(("Database:Provider", "SqlServer"), ("Database:ConnectionString", Server)), Is.EqualTo(new HangfireSettings(Server, "HangFire")));
        Assert.That(
            Read(("Database:Provider", "SqlServer"), ("Database:ConnectionString", Server), ("Scheduler:Hangfire:Storage", "Memory")),
            Is.EqualTo(new HangfireSettings(null, "HangFire")));
        Assert.That(
            Read(("Scheduler:Hangfire:Storage", "SqlServer"), ("Database:ConnectionString", Server), ("Scheduler:Hangfire:Schema", "gate_jobs")),
            Is.EqualTo(new HangfireSettings(Server, "gate_jobs")));
    }

    [TestCase("Scheduler:Hangfire:Storage", "Redis", "Scheduler:Hangfire:Storage")]
    [TestCase("Scheduler:Hangfire:Storage", "SqlServer", "Database:ConnectionString")]
    [TestCase("Scheduler:Hangfire:Schema", "", "Scheduler:Hangfire:Schema")]
    [TestCase("Scheduler:Hangfire:Schema", "dbo]; DROP TABLE launch; --", "Scheduler:Hangfire:Schema")]
    [TestCase("Scheduler:Hangfire:Schema", "jobs\n", "Scheduler:Hangfire:Schema")]
    public void Setting_WhenItIsWrong_IsNamed(string setting, string value, string named) =>
        Assert.That(() => Read((setting, value)), Throws.TypeOf<SettingException>().With.Message.Contain($"The setting {named} is wrong"));

    private static HangfireSettings Read(params (string Name, string Value)[] settings) => HangfireSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build());
}
