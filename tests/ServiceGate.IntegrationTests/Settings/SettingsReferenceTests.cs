using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Data.Opening;
using ServiceGate.Delivery;
using ServiceGate.Delivery.Settings;
using ServiceGate.Web.Hosting.Settings;

namespace ServiceGate.IntegrationTests.Settings;

/// <summary>The list of settings, the classes that read them, the sources and the written reference say the same.</summary>
public sealed partial class SettingsReferenceTests
{
    [Test]
    public void Reference_IsTheOneOfTheProgram() =>
        Assert.That(File.ReadAllText(Checkout.File("samples/deploy/SETTINGS.md")), Is.EqualTo(SettingsReference.File()),
            "It is stale: dotnet run --project src/ServiceGate.Web -- settings --reference > samples/deploy/SETTINGS.md");

    [Test]
    public void Readme_LeadsToTheReference() => Assert.That(File.ReadAllText(Checkout.File("README.md")), Does.Contain("(samples/deploy/SETTINGS.md)"));

    [Test]
    public void Settings_OfDelivery_AreThoseOfItsOptions()
    {
        var channels = typeof(DeliveryOptions).GetProperties().Where(p => p.PropertyType == typeof(ChannelOptions)).Select(p => p.Name).ToList();
        var expected = Settable(typeof(DeliveryOptions)).Except([.. channels, "CallOut", "CustomerAction"]).Concat(channels.SelectMany(c => Settable(typeof(ChannelOptions)).Select(p => $"{c}:{p}")))
            .Concat(Settable(typeof(CallOutOptions)).Select(p => $"CallOut:{p}")).Concat(Settable(typeof(CustomerActionOptions)).Select(p => $"CustomerAction:{p}"));
        Assert.That(NamesIn("Delivery"), Is.EquivalentTo(expected));
        Assert.That(channels, Is.EquivalentTo(Enum.GetNames<NoticeChannel>()));
    }

    [Test]
    public void Settings_OfTheDatabase_AreThoseOfItsRecord() =>
        Assert.That(NamesIn("Database").Select(n => n.Replace("Seconds", "", StringComparison.Ordinal)), Is.EquivalentTo(Settable(typeof(DatabaseSettings))));

    private static IEnumerable<string> Numbers() => KnownSettings.All.Where(s => s.Section == "Delivery" && s.Rule.Bounds is not null).Select(s => s.Name);

    [TestCaseSource(nameof(Numbers))]
    public void Bounds_OfDelivery_AreThoseOfItsOwnCheck(string name)
    {
        var (least, most) = KnownSettings.Find(name)!.Rule.Bounds!.Value;
        Assert.That((Takes(name, least - 1), Takes(name, least), Takes(name, most), Takes(name, most + 1)), Is.EqualTo((false, true, true, false)));
    }

    [Test]
    public void Sources_NameOnlyKnownSettings()
    {
        var unknown = from file in Directory.EnumerateFiles(Checkout.File("src"), "*.cs", SearchOption.AllDirectories)
                      where !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")
                      from name in Name().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)
                      where !KnownSettings.All.Any(s => s.Name == name || s.Name.StartsWith(name + ":", StringComparison.Ordinal))
                      select $"{Path.GetFileName(file)}: {name}";
        Assert.That(unknown, Is.Empty);
    }

    [Test]
    public void Sources_AreRead() => Assert.That(Name().Matches("""x["Database:Pth"]""").Select(m => m.Groups[1].Value), Is.EqualTo(["Database:Pth"]));

    private static bool Takes(string name, int value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(name, text)]).Build();
        using var services = new ServiceCollection().AddServiceGateDelivery(configuration).BuildServiceProvider();
        try
        {
            return services.GetRequiredService<IOptions<DeliveryOptions>>().Value is not null;
        }
        catch (OptionsValidationException e) when (e.Message.Contains(name, StringComparison.Ordinal))
        {
            return false;
        }
    }

    private static IEnumerable<string> NamesIn(string section) =>
        KnownSettings.All.Where(s => s.Section == section).Select(s => s.Name[(section.Length + 1)..]);

    private static IEnumerable<string> Settable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null).Select(p => p.Name);

    [GeneratedRegex("\"((?:Database|Delivery|Node|Proxy|Scheduler|Workflow):[A-Za-z][A-Za-z:]*)\"")]
    private static partial Regex Name();
}
