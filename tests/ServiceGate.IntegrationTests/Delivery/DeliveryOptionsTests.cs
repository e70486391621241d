using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Delivery;
using ServiceGate.Delivery.Senders;
using ServiceGate.Delivery.Settings;
using ServiceGate.IntegrationTests.Outages;

namespace ServiceGate.IntegrationTests.Delivery;

public sealed class DeliveryOptionsTests
{
    private const string Secret = "0123456789abcdef";

    [Test]
    public void Read_WhenNothingIsSet_LeavesFilesInThePickupFolder()
    {
        var options = Read();
        Assert.That(options.PickupFolder, Is.EqualTo("data/pickup"));
        foreach (var channel in Enum.GetValues<NoticeChannel>())
            Assert.That((options.For(channel).Kind, options.For(channel).TimeoutSeconds, options.For(channel).PerSecond, options.For(channel).Parallel),
                Is.EqualTo(("pickup", 20, (int?)null, 2)));
    }

    [Test]
    public void Senders_PerChannel_AreOfTheKindThatIsSet()
    {
        var options = Read(("Sms:Kind", "http"), ("Sms:Url", "https://gateway.example/notices"), ("Sms:Secret", Secret));
        using var senders = new NoticeSenders(options, TimeProvider.System);
        Assert.That(senders.For(NoticeChannel.Sms), Is.InstanceOf<HttpGatewaySender>());
        Assert.That(senders.For(NoticeChannel.Push), Is.InstanceOf<PickupFolderSender>());
        Assert.That(senders.For(NoticeChannel.Sms).ReceiverDeduplicates, Is.False);
        Assert.That(senders.For(NoticeChannel.Push).ReceiverDeduplicates, Is.True);
    }

    [TestCase("Deduplicates")]
    [TestCase("SettlesDoubles")]
    public void Deduplicates_IsReadByBothNames(string name)
    {
        using var senders = new NoticeSenders(Read(($"Push:{name}", "false")), TimeProvider.System);
        Assert.That(senders.For(NoticeChannel.Push).ReceiverDeduplicates, Is.False);
    }

    [Test]
    public void Deduplicates_WhenBothNamesAgree_IsRead() =>
        Assert.That(Read(("Push:Deduplicates", "false"), ("Push:SettlesDoubles", "false")).Push.Deduplicates, Is.False);

    [Test]
    public void Deduplicates_WhenBothNamesDiffer_IsRefusedByBoth()
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Read(("Push:Deduplicates", "true"), ("Push:SettlesDoubles", "false")));
        Assert.That(failure!.Failures, Is.EqualTo(["Delivery:Push:Deduplicates must not differ from Delivery:Push:SettlesDoubles, its former name."]));
    }

    [Test]
    public void FormerName_WhenItIsUsed_IsWarnedOfOnce()
    {
        using var log = new LogLines();
        FormerNames.Warn(Read(("Push:SettlesDoubles", "false"), ("Sms:Deduplicates", "true")), log.CreateLogger("x"));
        Assert.That(log.Of(LogLevel.Warning), Is.EqualTo(["x: The setting Delivery:Push:SettlesDoubles is now called Deduplicates; the former name will be refused by the next version"]));
    }

    [TestCase("Sms:Kind", "smpp")]
    [TestCase("Sms:Url", "ftp://gateway.example")]
    [TestCase("Sms:Url", "https://name:hunter2@gateway.example")]
    [TestCase("Sms:Url", "/notices")]
    [TestCase("Sms:Secret", "0123456789abcde")]
    [TestCase("Sms:TimeoutSeconds", "0")]
    [TestCase("Sms:TimeoutSeconds", "51")]
    [TestCase("Push:PerSecond", "0")]
    [TestCase("Push:PerSecond", "100001")]
    [TestCase("Push:PerDay", "100000001")]
    [TestCase("Push:Parallel", "0")]
    [TestCase("Push:Parallel", "17")]
    [TestCase("PickupFolder", " ")]
    public void Read_WhenASettingIsWrong_NamesItAndNotItsValue(string name, string value)
    {
        (string, string)[] gateway = [("Sms:Kind", "http"), ("Sms:Url", "https://gateway.example"), ("Sms:Secret", Secret)];
        var failure = Assert.Throws<OptionsValidationException>(() => Read([.. gateway.Where(s => s.Item1 != name), (name, value)]));
        Assert.That(failure!.Failures.Single(), Does.StartWith($"Delivery:{name} must ").And.Not.Contain("hunter2"));
    }

    [Test]
    public void Read_WhenSeveralSettingsAreWrong_NamesEach()
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Read(("Sms:Kind", "http"), ("Push:Parallel", "99")));
        Assert.That(failure!.Failures.Select(f => f.Split(' ')[0]), Is.EqualTo(["Delivery:Sms:Url", "Delivery:Sms:Secret", "Delivery:Push:Parallel"]));
    }

    [TestCase("Sms:Ulr", "https://gateway.example")]
    [TestCase("Email:Kind", "http")]
    public void Read_WhenASettingIsUnknown_IsRefused(string name, string value) =>
        Assert.That(() => Read((name, value)), Throws.InvalidOperationException.With.Message.Contains(name.Split(':')[^1] == "Kind" ? "Email" : "Ulr"));

    private static DeliveryOptions Read(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>($"Delivery:{s.Name}", s.Value))).Build();
        using var services = new ServiceCollection().AddServiceGateDelivery(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<DeliveryOptions>>().Value;
    }
}
