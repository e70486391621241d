namespace ServiceGate.IntegrationTests.Access;

/// <summary>The page of the audit trail shows each reader the part that is his or hers.</summary>
public sealed class AuditAccessTests
{
    private TwoCities _cities = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _cities = await TwoCities.StartAsync();
        await _cities.Api.AddAsync([], [], [("audit-sx", "auditor", "SX", null, null), ("admin-sx", "administrator", "SX", null, null)]);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _cities.DisposeAsync();

    [TestCase("audit-sx")]
    [TestCase("admin-sx")]
    public async Task History_OfACity_HasNoLaunchOfAnotherOne(string reader)
    {
        var page = await _cities.PageAsync(reader, "/history");

        Assert.That(page.Status, Is.EqualTo(200));
        Assert.That(page.Text, Does.Contain(_cities.Neighbouring).And.Not.Contain("HZ-"));
    }

    [Test]
    public async Task History_SaysWhichItemInWhichVersion_AndIsExportedAsItIsFiltered()
    {
        var page = await _cities.PageAsync("administrator", $"/history?launch={_cities.Neighbouring}&what=dossier");
        Assert.That(page.Text, Does.Contain("basics · revision 1"));

        var csv = (await _cities.PageAsync("administrator", $"/history/export.csv?launch={_cities.Neighbouring.ToLowerInvariant()}&what=dossier")).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.That(csv[0].TrimStart('\uFEFF'), Is.EqualTo("at,who,what,what_name,about,launch,chain,sequence,body,hash"));
        Assert.That(csv.Skip(1), Is.Not.Empty.And.All.Contains($",{_cities.Neighbouring},").And.All.Contains(",dossier."));
        Assert.That(csv.Skip(1).Select(line => line.Split(',')[4]), Does.Contain("basics · revision 1"));
        Assert.That((await _cities.PageAsync("administrator", "/history?launch=HZ-2026-099999")).Text, Does.Contain("No events yet"));
    }

    [TestCase("audit-sx", 200)]
    [TestCase("agent-sx", 403)]
    public async Task Export_IsForWhoReadsTheTrail_AndHoldsTheSame(string reader, int status)
    {
        var answer = await _cities.PageAsync(reader, "/history/export.csv");
        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(answer.Text, Does.Not.Contain("HZ-"));
    }

    [Test]
    public async Task History_OfTheSystem_IsReadAtTheTopAndByAnAdministratorAsFarAsOwnPeopleGo()
    {
        var auditor = await _cities.PageAsync("audit-sx", "/history?what=token");
        var administrator = await _cities.PageAsync("admin-sx", "/history?what=token");
        var top = await _cities.PageAsync("administrator", "/history?what=token");

        Assert.That(auditor.Text, Does.Contain("No events yet"));
        Assert.That(administrator.Text, Does.Contain("\"userName\":\"neighbour\"").And.Not.Contain("\"userName\":\"insider\""));
        Assert.That(top.Text, Does.Contain("\"userName\":\"neighbour\"").And.Contain("\"userName\":\"insider\""));
    }

    [Test]
    public async Task History_OfManyEvents_IsReachedPageByPage()
    {
        for (var i = 0; i < 40; i++) await _cities.Api.CreateLaunchAsync();

        var first = await _cities.PageAsync("administrator", "/history");
        var second = await _cities.PageAsync("administrator", "/history?page=2");

        Assert.That(first.Text, Does.Contain("/history?page=2"));
        Assert.That(second.Status, Is.EqualTo(200));
        Assert.That(second.Text, Does.Not.Contain("No events yet").And.Contain("href=\"/history?page=1\""));
        Assert.That((await _cities.PageAsync("administrator", "/history?who=outsider")).Text, Does.Contain("No events yet").Or.Contain("outsider"));
        Assert.That((await _cities.PageAsync("administrator", "/history?until=2026-11-01&from=x")).Text, Does.Contain("No events yet"));
    }
}
