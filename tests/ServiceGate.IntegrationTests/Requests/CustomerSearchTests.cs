using System.Net;
using System.Text;
using ServiceGate.IntegrationTests.Accounts;
using ServiceGate.IntegrationTests.Api;

namespace ServiceGate.IntegrationTests.Requests;

/// <summary>A customer's number is posted and stands in no address.</summary>
public sealed class CustomerSearchTests
{
    private const string Phone = "13800138001";

    private ApiStand _api = null!;
    private Browser _agent = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _api = await ApiStand.StartAsync();
        var number = await _api.CreateLaunchAsync();
        using var list = new StringContent($"account,name,phone\nTV1,Test,{Phone}\n", Encoding.UTF8, "text/csv");
        var imported = await _api.SendAsync("operations", HttpMethod.Put, $"/launches/{number}/audience", list);
        Assert.That(imported.Status, Is.EqualTo(200), imported.Text);
        await SignIn.AsAsync(_api, "agent");
        _agent = new(_api.Address);
        await _agent.SignInAsync("agent", "correct horse battery");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _agent.Dispose();
        await _api.DisposeAsync();
    }

    [TestCase(Phone)]
    [TestCase("TV1")]
    public async Task Search_WhenPosted_FindsTheCustomer(string typed)
    {
        var answer = await _agent.PostAsync("/customers", "look-up", ("q", typed));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Html, Does.Contain("TV1 &#xB7; Test"));
    }

    [TestCase(Phone)]
    [TestCase("TV2")]
    [TestCase("")]
    public async Task Address_WithWhatIsNoAccount_IsLeftAtOnce(string typed)
    {
        var answer = await _agent.GetAsync("/customers?q=" + typed);

        Assert.That((answer.Status, answer.Location), Is.EqualTo((HttpStatusCode.Found, "/customers")));
    }

    [Test]
    public async Task Address_WithAnAccount_ShowsIt() => Assert.That((await _agent.GetAsync("/customers?q=TV1")).Html, Does.Contain("TV1 &#xB7; Test"));

    [Test]
    public async Task Page_HasNoFormThatPutsTheNumberIntoAnAddress()
    {
        var page = await _agent.GetAsync("/customers");

        Assert.That(page.Html[page.Html.IndexOf("<main", StringComparison.Ordinal)..], Does.Not.Contain("method=\"get\""));
    }
}
