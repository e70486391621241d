using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using ServiceGate.IntegrationTests.Accounts;
using ServiceGate.Web.Hosting.Settings;
using YamlDotNet.Serialization;

namespace ServiceGate.IntegrationTests.Settings;

/// <summary>The files of <c>samples/deploy</c>: they can be read, name only what is there, and their settings are ones that a start takes.</summary>
public sealed partial class DeployFilesTests
{
    private static readonly string Folder = Checkout.File("samples/deploy");

    [Test]
    public void Compose_DefinesWhatItUses()
    {
        var compose = Compose();
        var (services, secrets) = (Map(compose["services"]), Map(compose["secrets"]).Keys);
        Assert.That(services.Keys, Is.EquivalentTo(["database", "database-setup", "node-1", "node-2", "proxy"]));
        foreach (var (name, service) in services.Select(s => (s.Key, Map(s.Value))))
        {
            Assert.That(secrets, Is.SupersetOf(ListOf(service, "secrets").Select(s => s is string text ? text : (string)Map(s)["source"])), name);
            Assert.That(services.Keys, Is.SupersetOf(NamesOf(service.GetValueOrDefault("depends_on"))), name);
            Assert.That(Map(compose["networks"]).Keys, Is.SupersetOf(NamesOf(service["networks"])), name);
            foreach (var volume in ListOf(service, "volumes").Cast<string>().Select(v => v.Split(':')[0]))
                Assert.That(volume.StartsWith("./", StringComparison.Ordinal) ? Path.Exists(Path.Combine(Folder, volume)) : Map(compose["volumes"]).ContainsKey(volume), $"{name}: {volume}");
        }
        Assert.That(File.Exists(Path.Combine(Folder, (string)Map(Map(services["node-1"])["build"])["context"], (string)Map(Map(services["node-1"])["build"])["dockerfile"])));
    }

    [Test]
    public void Compose_TrustsItsProxy_AndNobodyElse()
    {
        var compose = Compose();
        var address = (string)Map(Map(Map(Map(compose["services"])["proxy"])["networks"])["inside"])["ipv4_address"];
        Assert.That(NodesOf(compose).Select(n => Map(n["environment"])["Proxy__KnownProxies"]), Is.EqualTo([address, address]));
    }

    [Test]
    public void Compose_HoldsNoSecret() =>
        Assert.That(File.ReadAllText(Path.Combine(Folder, "compose.yaml")), Does.Not.Match(@"(?i)password\s*[=:]\s*[^\s{$]"));

    [Test]
    public void Settings_OfEveryFile_AreOnesThatAStartTakes()
    {
        var container = Variables("Containerfile", ContainerVariable());
        foreach (var node in NodesOf(Compose()))
            Check("compose.yaml", [.. container, .. Map(node["environment"]).Select(e => ($"{e.Key}", $"{e.Value}")), ("Database__ConnectionString", "Server=database;Database=servicegate")]);
        Check("servicegate@.service", [
            .. Variables("systemd/servicegate.env", Variable()), .. Variables("systemd/servicegate@.service", UnitVariable()).Select(v => (v.Item1, v.Item2.Replace("%i", "1", StringComparison.Ordinal)
                .Replace("%H", "host", StringComparison.Ordinal).Replace("%S", "/var/lib", StringComparison.Ordinal))),
            ("Database__ConnectionString", "Host=127.0.0.1;Database=servicegate")]);
        Assert.That(Variables("systemd/servicegate@.service", Credential()).Select(c => c.Item1), Is.EqualTo(["Database__ConnectionString", "Keys__Secret"]));
    }

    // It gives up after four seconds, which the very first answer of a server may take on a busy machine.
    [Test, Platform("Linux"), Category("Waiting")]
    public async Task Healthy_FollowsTheAnswer()
    {
        await using var server = await ServerStand.StartAsync(demo: false);
        using var browser = server.NewBrowser();
        await browser.GetAsync("/sign-in");
        var port = browser.Port;
        Assert.That((await HealthyAsync(port, "/sign-in"), await HealthyAsync(port, "/api/v1/nothing"), await HealthyAsync(1, "/sign-in")), Is.EqualTo((true, false, false)));
    }

    private static async Task<bool> HealthyAsync(int port, string path)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Folder, "containers", "healthy"), $"{port}", path]) { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    private static void Check(string file, IEnumerable<(string Name, string Value)> variables)
    {
        // What systemd and compose put there is theirs; a folder of the container is not on this machine.
        var settings = variables.Where(v => !v.Name.StartsWith("DOTNET_", StringComparison.Ordinal) && !v.Name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToList();
        Assert.That(settings.Select(s => s.Name), Is.SubsetOf(KnownSettings.All.Select(s => s.EnvironmentName)), file);
        var values = settings.Where(s => s.Name is not ("SecretsFolder" or "Database__Path"))
            .GroupBy(s => s.Name, StringComparer.Ordinal).Select(g => KeyValuePair.Create(g.Key.Replace("__", ":", StringComparison.Ordinal), (string?)g.Last().Value));
        Assert.That(SettingsCheck.Problems(new ConfigurationBuilder().AddInMemoryCollection(values).Build()), Is.Empty, file);
    }

    private static List<(string, string)> Variables(string file, Regex pattern)
    {
        var found = pattern.Matches(File.ReadAllText(Path.Combine(Folder, file))).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).ToList();
        Assert.That(found, Is.Not.Empty, file);
        return found;
    }

    private static Dictionary<string, object> Compose()
    {
        var parser = new YamlDotNet.Core.MergingParser(new YamlDotNet.Core.Parser(new StringReader(File.ReadAllText(Path.Combine(Folder, "compose.yaml")))));
        return Map(new DeserializerBuilder().Build().Deserialize<object>(parser)!);
    }

    private static IEnumerable<Dictionary<string, object>> NodesOf(Dictionary<string, object> compose) =>
        Map(compose["services"]).Where(s => s.Key.StartsWith("node-", StringComparison.Ordinal)).Select(s => Map(s.Value));

    private static Dictionary<string, object> Map(object node) => ((Dictionary<object, object>)node).ToDictionary(e => (string)e.Key, e => e.Value, StringComparer.Ordinal);

    private static List<object> ListOf(Dictionary<string, object> map, string key) => map.TryGetValue(key, out var list) ? (List<object>)list : [];

    private static IEnumerable<string> NamesOf(object? node) => node switch
    {
        null => [],
        List<object> list => list.Cast<string>(),
        var map => Map(map).Keys,
    };

    [GeneratedRegex(@"^(?:ENV)? +([A-Za-z_]+)=([^\s\\]*)", RegexOptions.Multiline)]
    private static partial Regex ContainerVariable();

    [GeneratedRegex(@"^([A-Za-z_]+)=(\S*)", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^Environment=([A-Za-z_]+)=(\S*)", RegexOptions.Multiline)]
    private static partial Regex UnitVariable();

    [GeneratedRegex(@"^LoadCredential=([A-Za-z_]+):(\S*)", RegexOptions.Multiline)]
    private static partial Regex Credential();
}
