using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Time;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Scheduling;

namespace ServiceGate.IntegrationTests.Scheduling;

/// <summary>Which alarm clock the setting chooses.</summary>
public sealed class SchedulersTests
{
    [TestCase(null)]
    [TestCase("Quartz")]
    public void Add_WithoutAWishOrWithQuartz_LeavesItToTheDelivery(string? kind) => Assert.That(Add(kind).Any(s => s.ServiceType == typeof(IAlarmClock)), Is.False);

    [Test]
    public void Add_WithSomethingElse_IsRefusedByName() =>
        Assert.That(() => Add("Cron"), Throws.TypeOf<SettingException>().With.Message.EqualTo("The setting Scheduler:Kind is wrong: it is Quartz or Hangfire."));

    private static ServiceCollection Add(string? kind)
    {
        var services = new ServiceCollection();
        var settings = new Dictionary<string, string?> { ["Scheduler:Kind"] = kind };
        Schedulers.Add(services, new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return services;
    }
}
