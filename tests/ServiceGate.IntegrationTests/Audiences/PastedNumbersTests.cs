using System.Net.Http.Headers;
using System.Text;
using ServiceGate.IntegrationTests.Api;

namespace ServiceGate.IntegrationTests.Audiences;

/// <summary>Numbers as people copy them, on their way in and when somebody asks by them.</summary>
public sealed class PastedNumbersTests
{
    private const string Lines = "account,name,phone,language,unit\n"
        + "FR51,x,10000050001,en,HZ\nFR52,x,+8610000050002,en,HZ\nFR53,x,8610000050003,en,HZ\nFR54,x,008610000050004,en,HZ\nFR55,x,100 0005 0005,en,HZ\n"
        + "FR56,x,100-0005-0006,en,HZ\nFR57,x,\u202D10000050007\u202C,en,HZ\nFR58,x,１０００００５０００８,en,HZ\nＦＲ５９,x,10000050002,en,HZ\n";

    private ApiStand _api = null!;
    private string _launch = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _api = await ApiStand.StartAsync();
        _launch = await _api.CreateLaunchAsync();
        var imported = await ImportAsync(Lines);
        Assert.That((imported.Status, (int)imported.Body["count"]!, (int)imported.Body["badLines"]!), Is.EqualTo((200, 9, 0)), imported.Text);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCase("10000050003", "FR53")]
    [TestCase("+8610000050004", "FR54")]
    [TestCase("100 0005 0005", "FR55")]
    [TestCase("0086-100-0005-0006", "FR56")]
    [TestCase("１０００００５０００７", "FR57")]
    [TestCase("\u202D10000050008\u202C", "FR58")]
    [TestCase("fr58", "FR58")]
    [TestCase(" FR58\u3000", "FR58")]
    public async Task Customer_IsFoundByEveryForm(string form, string account)
    {
        var found = await _api.GetAsync("operations", "/customers/" + Uri.EscapeDataString(form));
        Assert.That((found.Status, found.Member("account")), Is.EqualTo((200, account)), found.Text);
        Assert.That(found.Member("phone"), Is.EqualTo("1000005000" + account[3..]), "stored in one form, and seen by operations");
    }

    [Test]
    public async Task Customers_WithOneNumber_AreAllThere()
    {
        var found = await _api.GetAsync("agent", "/customers/" + Uri.EscapeDataString("+86 100 0005 0002"));
        Assert.That(new[] { found.Member("account") }.Concat(found.Body["others"]!.AsArray().Select(o => (string)o!["account"]!)), Is.EqualTo(new[] { "FR52", "FR59" }));
        Assert.That(found.Member("phone"), Is.EqualTo("100****0002"), "a hotline agent compares, and does not read it");
    }

    [TestCase("138O0000001", "import.phone-character")]
    [TestCase("1380000001", "import.phone")]
    public async Task Line_WithWhatIsNoNumber_SaysWhichCharacterAndWhere_NeverTheNumber(string phone, string rule)
    {
        var refused = await ImportAsync($"account,phone\nFR60,{phone}\n");
        Assert.That(refused.Status, Is.EqualTo(422), refused.Text);
        Assert.That(refused.Body["violations"]!.AsArray().Select(v => (string)v!["rule"]!), Is.EqualTo(new[] { "import.bad-lines", rule }));
        Assert.That(refused.Text, Does.Not.Contain(phone));
    }

    private Task<Answer> ImportAsync(string csv)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return _api.SendAsync("operations", HttpMethod.Put, $"/launches/{_launch}/audience?source=list.csv", file);
    }
}
