namespace ServiceGate.IntegrationTests.Api;

/// <summary>Absences over HTTP: the substitute has the work and the rights of who is away, and the record says for whom.</summary>
public sealed class AbsenceTests
{
    private ApiStand _api = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _api = await ApiStand.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task Substitute_HasTheWork_ActsInTheNameOfWhoIsAway_AndNoLongerOnceItHasEnded()
    {
        var number = await _api.CreateLaunchAsync();
        Assert.That(await WorkAsync("agent"), Does.Not.Contain(number));

        var recorded = await _api.SendAsync("manager", HttpMethod.Post, "/people/manager/absences", new { from = "2026-11-20", until = "2026-11-22", substitute = "agent" });
        Assert.That(recorded.Status, Is.EqualTo(200), recorded.Text);
        var absence = (long)recorded.Body["absence"]!;
        var listed = (await _api.GetAsync("agent", "/people/agent/absences")).Body["items"]![0]!;
        Assert.That(
            ((long)listed["id"]!, (string)listed["person"]!, (string)listed["substitute"]!, (string)listed["from"]!, (string)listed["until"]!),
            Is.EqualTo((absence, "manager", "agent", "2026-11-20", "2026-11-22")));

        Assert.That(await WorkAsync("agent"), Does.Contain(number));
        var messages = (await _api.GetAsync("agent", "/messages")).Text;
        Assert.That(messages, Does.Contain("agent stands in").And.Contain("2026-11-20"));
        var saved = await _api.SendAsync("agent", HttpMethod.Put, $"/launches/{number}/dossier/risks/R1", ApiStand.Risk(), ifNoneMatch: "*");
        Assert.That(saved.Status, Is.EqualTo(201), saved.Text);

        Assert.That((await _api.SendAsync("outsider", HttpMethod.Delete, $"/people/manager/absences/{absence}")).Status, Is.EqualTo(403));
        Assert.That((await _api.SendAsync("agent", HttpMethod.Delete, $"/people/manager/absences/{absence}")).Status, Is.EqualTo(403));
        Assert.That((await _api.SendAsync("head", HttpMethod.Delete, $"/people/manager/absences/{absence}")).Status, Is.EqualTo(200), "the head of the department");
        Assert.That(await WorkAsync("agent"), Does.Not.Contain(number));
        var later = await _api.SendAsync("agent", HttpMethod.Put, $"/launches/{number}/dossier/risks/R2", ApiStand.Risk(), ifNoneMatch: "*");
        Assert.That((later.Status, later.Rule), Is.EqualTo((403, "policy.not-allowed")));
    }

    [TestCase("2026-11-19", "2026-11-22", "agent", "absence.in-the-past", "from")]
    [TestCase("20.11.2026", "2026-11-22", "agent", "date.format", "from")]
    [TestCase("2026-11-20", "2026-11-22", "outsider", "absence.substitute-elsewhere", "substitute")]
    [TestCase("2026-11-20", "2026-11-22", null, "person.unknown", "substitute")]
    public async Task Absence_ThatCannotBe_NamesFieldAndRule(string from, string until, string? substitute, string rule, string field)
    {
        var answer = await _api.SendAsync("reviewer", HttpMethod.Post, "/people/reviewer/absences", new { from, until, substitute });

        Assert.That((answer.Status, (string)answer.Body["violations"]![0]!["rule"]!, (string)answer.Body["violations"]![0]!["field"]!), Is.EqualTo((422, rule, field)), answer.Text);
    }

    [Test]
    public async Task Absences_OfOthers_AreNotToBeSeen()
    {
        Assert.That((await _api.GetAsync("agent", "/people/manager/absences")).Status, Is.EqualTo(404));
        Assert.That((await _api.GetAsync("administrator", "/people/manager/absences")).Status, Is.EqualTo(200));
        Assert.That((await _api.SendAsync("agent", HttpMethod.Post, "/people/manager/absences", new { from = "2026-11-21", until = "2026-11-22", substitute = "agent" })).Status, Is.EqualTo(403));
    }

    private async Task<string> WorkAsync(string who) => (await _api.GetAsync(who, "/work")).Text;
}
