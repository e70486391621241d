using Microsoft.Extensions.Configuration;
using ServiceGate.IntegrationTests.Kills;
using ServiceGate.Web.Hosting.Settings;

namespace ServiceGate.IntegrationTests.Settings;

/// <summary>Where settings come from, and what the executable says about them.</summary>
public sealed class SettingSourcesTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void Open() => _folder = Directory.CreateTempSubdirectory("servicegate-secrets-");

    [TearDown]
    public void Close() => _folder.Delete(recursive: true);

    [TestCase("serve")]
    [TestCase("migrate")]
    [TestCase("settings", "--check")]
    [TestCase("admin", "reset-password", "somebody")]
    public async Task Verb_WhenASettingIsWrong_EndsWithOneLineAndExitCode1(params string[] verb)
    {
        var (exit, output) = await Executable.RunAsync(verb, new Dictionary<string, string> { ["Database__ConnectTimeoutSeconds"] = "hunter2" });
        Assert.That((exit, output.TrimEnd('\n')), Is.EqualTo((1, "The setting Database:ConnectTimeoutSeconds is wrong: it must be a whole number from 1 to 60.")));
    }

    [TestCase("SecretsFolder")]
    [TestCase("CREDENTIALS_DIRECTORY")]
    public async Task Secrets_InAFolder_AreSettings(string variable)
    {
        await WriteAsync("Delivery__Sms__Secret", "hunter2-hunter2-hunter2\n");
        await WriteAsync("Delivery__Sms__Kind", "http\n");
        await WriteAsync("..data", "what Kubernetes keeps there");
        var environment = new Dictionary<string, string> { [variable] = _folder.FullName };
        Assert.That(await CheckAsync(environment), Is.EqualTo((1, "The setting Delivery:Sms:Url is wrong: with Delivery:Sms:Kind http it is required.\n")));
        Assert.That(await CheckAsync(new(environment) { ["Delivery__Sms__Url"] = "https://gateway.example" }), Is.EqualTo((0, "All settings are right.\n")));
    }

    [Test]
    public async Task Secrets_StandBeforeTheEnvironment()
    {
        await WriteAsync("Node__Name", "node 1");
        var (exit, output) = await CheckAsync(new() { ["SecretsFolder"] = _folder.FullName, ["Node__Name"] = "node-1" });
        Assert.That((exit, output), Is.EqualTo((1, "The setting Node:Name is wrong: it must be 1 to 64 characters: letters, digits, ., _, -.\n")));
    }

    [Test]
    public async Task Secrets_WithANameThatIsNotKnown_AreRefusedInTheirFolder_AndPassedOverAmongCredentials()
    {
        await WriteAsync("database_password", "hunter2");
        Assert.That(await CheckAsync(new() { ["SecretsFolder"] = _folder.FullName }), Is.EqualTo((1, "The setting database_password is wrong: there is no such setting.\n")));
        Assert.That((await CheckAsync(new() { ["CREDENTIALS_DIRECTORY"] = _folder.FullName })).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Secrets_WhenTheFolderIsMissing_AreRefused() =>
        Assert.That(await CheckAsync(new() { ["SecretsFolder"] = "/hunter2" }), Is.EqualTo((1, "The setting SecretsFolder is wrong: it must be a path of a folder that exists.\n")));

    [Test]
    public async Task Environment_WithMuchThatIsNotOurs_IsNotRefused() =>
        Assert.That(await CheckAsync(new() { ["NODE"] = "/usr/bin/node", ["PROXY"] = "x", ["Other__Thing"] = "x", ["NODE_PORT_80"] = "x", ["ASPNETCORE_HTTP_PORTS"] = "8080", ["ASPNETCORE_ENVIRONMENT"] = "Staging" }),
            Is.EqualTo((0, "All settings are right.\n")));

    [Test]
    public async Task Environment_WithThePrefixOfTheFramework_IsJudgedToo() =>
        Assert.That((await CheckAsync(new() { ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true" })).Output, Does.StartWith("The setting ForwardedHeaders_Enabled is wrong: "));

    [TestCase("""{ "Databas": { "Path": "hunter2" } }""", "Databas:Path")]
    [TestCase("""{ "Database": "hunter2" }""", "Database")]
    [TestCase("""{ "Database": { "Path": ["hunter2"] } }""", "Database:Path:0")]
    [TestCase("""{ "DataFodler": "hunter2" }""", "DataFodler")]
    [TestCase("""{ "Delivery": { "Sms": { "PerSecond": 1.5 } } }""", "Delivery:Sms:PerSecond")]
    [TestCase("""{ "Delivery": { "Sms": { "SettlesDoubles": 1 } } }""", "Delivery:Sms:SettlesDoubles")]
    [TestCase("""{ "Delivery": { "Sms": { "Deduplicates": 1 } } }""", "Delivery:Sms:Deduplicates")]
    [TestCase("""{ "Delivery": { "Sms": { "Deduplicates": true, "SettlesDoubles": false } } }""", "Delivery:Sms:Deduplicates")]
    public async Task File_WhenSomethingIsWrong_IsNamed(string json, string named)
    {
        var problems = SettingsCheck.Problems(await FileAsync(json));
        Assert.That(problems.Select(p => p.Setting), Is.EqualTo([named]));
        Assert.That(problems.Single().ToString(), Does.Not.Contain(WrongValues.Marker));
    }

    [Test]
    public async Task File_WithAllKindsOfValues_IsRight() =>
        Assert.That(
            SettingsCheck.Problems(await FileAsync("""
                { "$schema": "x", "AllowedHosts": "*", "Logging": { "LogLevel": { "Default": "Warning", "Quartz": "none" } }, "Node": {},
                  "urls": "http://127.0.0.1:1;http://[::1]:1;http://*:0", "Database": { "path": "x.db", "StartWaitSeconds": 0 }, "Delivery": { "Sms": { "SettlesDoubles": true, "deduplicates": "True", "PerDay": null } },
                  "Proxy": { "KnownProxies": "10.0.0.1, fd00::1", "KnownNetworks": "10.0.0.0/24,fd00::/64" } }
                """)),
            Is.Empty);

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), text);

    private async Task<IConfigurationRoot> FileAsync(string json)
    {
        await WriteAsync("settings.json", json);
        return new ConfigurationBuilder().AddJsonFile(Path.Combine(_folder.FullName, "settings.json")).Build();
    }

    private static Task<(int ExitCode, string Output)> CheckAsync(Dictionary<string, string> environment) => Executable.RunAsync(["settings", "--check"], environment);
}
