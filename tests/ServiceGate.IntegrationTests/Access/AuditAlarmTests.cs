using System.Globalization;
using ServiceGate.Data.Sql;
using ServiceGate.Web.Features.History;

namespace ServiceGate.IntegrationTests.Access;

/// <summary>Pages say whether the audit trail is whole, each reader of the part that is his or hers.</summary>
public sealed class AuditAlarmTests
{
    private TwoCities _cities = null!;

    [SetUp]
    public async Task StartAsync() => _cities = await TwoCities.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _cities.DisposeAsync();

    [Test]
    public async Task Trail_ThatIsWhole_IsSaidToBe()
    {
        Assert.That((await CheckAsync()).Faults, Is.Empty);

        Assert.That((await _cities.PageAsync("administrator", "/history")).Text, Does.Contain("Audit trail whole").And.Contain("The system's chain is whole"));
        Assert.That((await _cities.PageAsync("neighbour", "/history")).Text, Does.Contain("Audit trail whole").And.Not.Contain("The system's chain"));
        Assert.That((await _cities.PageAsync("administrator", "/")).Text, Does.Not.Contain("udit trail"));
    }

    [Test]
    public async Task SystemsChain_WhenChanged_IsSaidAtOnceToWhoeverReadsAllOfIt()
    {
        await ExecuteAsync("UPDATE audit_event SET body = '{}' WHERE chain = 0 AND sequence = 3");

        Assert.That((await _cities.PageAsync("administrator", "/history")).Text, Does.Contain("system chain: broken at event 3"));
        await CheckAsync();
        Assert.That((await _cities.PageAsync("administrator", "/")).Text, Does.Contain("system chain: broken at event 3"));
        Assert.That((await _cities.PageAsync("neighbour", "/")).Text, Does.Not.Contain("broken at event"));
        Assert.That((await _cities.PageAsync("neighbour", "/history")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task LaunchsChain_WhenCut_AlarmsTheAuditorsOfItsUnitAndThoseAbove()
    {
        await ExecuteAsync($"DELETE FROM audit_event WHERE chain = (SELECT id FROM launch WHERE number = '{_cities.Number}') AND sequence = 2");
        await CheckAsync();

        Assert.That((await _cities.PageAsync("auditor", "/")).Text, Does.Contain(_cities.Number + ": broken at event"));
        Assert.That((await _cities.PageAsync("administrator", "/")).Text, Does.Contain(_cities.Number + ": broken at event"));
        Assert.That((await _cities.PageAsync("neighbour", "/")).Text, Does.Not.Contain("broken at event"));
        Assert.That((await _cities.PageAsync("manager", "/")).Text, Does.Not.Contain("broken at event"), "who does not read the trail is not told");
    }

    [Test]
    public async Task LookUps_OfManyCustomers_AreSaidToAuditorsOfThePersonsUnit()
    {
        var (agent, now) = (await _cities.Api.IdOfAsync("agent"), TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        await ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"INSERT INTO lookup_alarm (id, at, person_id, made) VALUES (1, {now}, {agent}, 501)"));

        Assert.That((await _cities.PageAsync("auditor", "/")).Text, Does.Contain("agent looked up 501 customers within an hour"));
        Assert.That((await _cities.PageAsync("neighbour", "/")).Text, Does.Not.Contain("looked up 501"));
        Assert.That((await _cities.PageAsync("agent", "/")).Text, Does.Not.Contain("looked up 501"));
    }

    private Task<AuditStanding> CheckAsync() => _cities.Api.Service<AuditGuard>().CheckAsync(new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero));

    private Task<int> ExecuteAsync(string statement) => _cities.Api.Service<Database>().WriteAsync(sql => sql.ExecuteAsync(statement), default);
}
