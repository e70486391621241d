using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Announcements over HTTP and on their page: looked through first, then taken over; nothing for who may not.</summary>
public sealed class AnnouncementTests
{
    private ApiStand _api = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _api = await ApiStand.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    private static string File(string id, params (string Status, string Night)[] rows) => "[" + string.Join(", ", rows.Select(row =>
        $$"""{"provider": "carrier", "maintenanceId": "{{id}}", "account": "A", "status": "{{row.Status}}", "start": "2026-12-{{row.Night}}T18:00:00Z", "end": "2026-12-{{row.Night}}T22:00:00Z", "circuits": [{"id": "CKT-{{row.Night}}", "impact": "OUTAGE"}], "summary": "Work"}""")) + "]";

    private Task<Answer> PostAsync(string who, string query, string body, string type = "application/json", string? key = null) =>
        _api.SendAsync(who, HttpMethod.Post, $"/announcements?{query}", new StringContent(body, Encoding.UTF8, type), key);

    private static IEnumerable<string> Of(JsonNode list, params string[] members) =>
        list.AsArray().Select(item => string.Join(' ', members.Select(m => Convert.ToString(item![m]?.ToString(), CultureInfo.InvariantCulture))));

    [Test]
    public async Task Preview_ChangesNothing_AndWhatIsTakenOverLinksItsNights()
    {
        var file = File("API-1", ("CONFIRMED", "23"), ("CONFIRMED", "24"), ("MAYBE", "25"));

        var preview = await PostAsync("manager", "unit=HZ&preview=true", file);
        var taken = await PostAsync("manager", "unit=HZ", file, key: "announcements-1");
        var repeated = await PostAsync("manager", "unit=HZ", file, key: "announcements-1");
        var again = await PostAsync("manager", "unit=HZ", file);

        Assert.That(preview.Status, Is.EqualTo(200), preview.Text);
        Assert.That(Of(preview.Body["rows"]!, "row", "maintenance", "verdict", "launch"), Is.EqualTo(new[] { "1 carrier API-1 taken-over ", "2 carrier API-1 taken-over ", "3 carrier API-1 refused " }));
        Assert.That(((string)preview.Body["form"]!, (bool)preview.Body["preview"]!, (bool)preview.Body["changed"]!, (int)preview.Body["refused"]!), Is.EqualTo(("servicegate", true, true, 1)));
        Assert.That((string)preview.Body["rows"]![2]!["reason"]!["rule"]!, Is.EqualTo("announcement.unknown-status"));
        var launches = Of(taken.Body["windows"]!, "launch").ToList();
        Assert.That((launches.Count, Of(taken.Body["windows"]!, "change").Distinct().Single()), Is.EqualTo((2, "created")));
        Assert.That(repeated.Text, Is.EqualTo(taken.Text), "the same key gets the same answer");
        Assert.That(((bool)again.Body["changed"]!, Of(again.Body["windows"]!, "launch", "change")), Is.EqualTo((false, launches.Select(l => l + " unchanged"))));
        var announced = await _api.GetAsync("manager", $"/launches/{launches[0]}/announcement");
        Assert.That(((string)announced.Body["maintenanceId"]!, (string)announced.Body["circuits"]![0]!["id"]!, Of(announced.Body["others"]!, "launch").Single()), Is.EqualTo(("API-1", "CKT-23", launches[1])));
        using var person = await Person.SignInAsync(_api, "manager");
        Assert.That((await person.GetAsync($"/launches/{launches[1]}")).Text, Does.Contain($"href=\"/launches/{launches[0]}\"").And.Contain("CKT-24"));
    }

    [TestCase("outsider", "unit=HZ", 403, "policy.not-allowed")]
    [TestCase("agent", "unit=HZ", 403, "policy.not-allowed")]
    [TestCase("operations", "unit=HZ", 422, "announcement.owner-required")]
    [TestCase("operations", "unit=HZ&owner=agent", 422, "announcement.owner")]
    [TestCase("operations", "unit=HZ&owner=outsider", 422, "announcement.owner")]
    [TestCase("manager", "unit=XX", 422, "unit.unknown")]
    [TestCase("manager", "unit=HZ&zone=Mars/North", 422, "time.zone-unknown")]
    [TestCase("operations", "unit=HZ&owner=manager", 200, null)]
    public async Task WhoMayTakeOver(string who, string query, int status, string? rule)
    {
        var answer = await PostAsync(who, query + "&preview=true", File("API-2", ("CONFIRMED", "20")));

        Assert.That((answer.Status, answer.Rule ?? (string?)answer.Body["violations"]?[0]?["rule"]), Is.EqualTo((status, rule)), answer.Text);
    }

    [TestCase("{", "feed.not-json")]
    [TestCase("", "feed.empty")]
    [TestCase("BEGIN:VCALENDAR\r\nEND:VCALENDAR", "feed.empty")]
    public async Task AFileThatIsNone_IsRefusedWithFieldAndRule(string body, string rule)
    {
        var answer = await PostAsync("manager", "unit=HZ", body);

        Assert.That((answer.Status, (string)answer.Body["violations"]![0]!["rule"]!, (string)answer.Body["violations"]![0]!["field"]!), Is.EqualTo((422, rule, "file")), answer.Text);
    }

    [Test]
    public async Task AFileThatIsTooLarge_IsRefused()
    {
        var answer = await PostAsync("manager", "unit=HZ", new string(' ', 600 * 1024));

        Assert.That((answer.Status, (string)answer.Body["violations"]![0]!["rule"]!), Is.EqualTo((422, "feed.too-large")), answer.Text);
    }

    [Test]
    public async Task RowsThatAreAllRefused_TellNothingToWhoMayNot()
    {
        Assert.That((await PostAsync("agent", "unit=HZ&preview=true", File("API-3", ("MAYBE", "20")))).Status, Is.EqualTo(403));
        Assert.That((await PostAsync("manager", "unit=HZ&preview=true", File("API-3", ("MAYBE", "20")))).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Page_ShowsWhatWouldBecomeOfEachRow_AndTakesOverWithoutTheFileAgain()
    {
        using var person = await Person.SignInAsync(_api, "operations");
        var empty = (await person.GetAsync("/announcements")).Text;
        Assert.That(empty, Does.Contain("Look it through"));

        var preview = await PostFormAsync(person, empty, "unit", File("PAGE-1", ("CONFIRMED", "27"), ("MAYBE", "28")), ("unit", "HZ"), ("owner", "manager"), ("zone", ""));

        Assert.That(preview.Status, Is.EqualTo(200), preview.Text);
        Assert.That(preview.Text, Does.Contain("carrier PAGE-1").And.Contain("Will be created").And.Contain("MAYBE").And.Contain("is not known.").And.Contain("name=\"packed\""));
        var done = await PostFormAsync(person, preview.Text, "packed", null);
        Assert.That(done.Text, Does.Contain(">Created<").And.Contain("Refused").And.Contain("HZ-2026-"));
        Assert.That((await _api.GetAsync("manager", "/launches?q=PAGE-1")).Text, Does.Contain("carrier PAGE-1"));
    }

    [Test]
    public async Task Page_WhenTheFileIsNone_SaysSoBesideIt_AndKeepsWhatWasChosen()
    {
        using var person = await Person.SignInAsync(_api, "operations");
        var empty = (await person.GetAsync("/announcements")).Text;

        var answer = await PostFormAsync(person, empty, "unit", "[", ("unit", "HZ"), ("owner", "manager"), ("zone", "UTC"));

        Assert.That((answer.Status, answer.Text.Contains("It is no JSON: something is wrong in line 1", StringComparison.Ordinal)), Is.EqualTo((422, true)), answer.Text);
        Assert.That(answer.Text, Does.Contain("<option value=\"manager\" selected").And.Contain("<option value=\"UTC\" selected"));
    }

    [Test]
    public async Task Page_IsNotThereForWhoMayNot()
    {
        using var person = await Person.SignInAsync(_api, "agent");

        Assert.That((await person.GetAsync("/announcements")).Status, Is.EqualTo(404));
    }

    private static async Task<(int Status, string Text)> PostFormAsync(Person person, string page, string marker, string? file, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in Person.HiddenOf(page, marker)) form.Add(new StringContent(value), $"\"{name}\"");
        foreach (var (name, value) in fields) form.Add(new StringContent(value), $"\"{name}\"");
        if (file is not null)
        {
            var content = new StringContent(file, Encoding.UTF8);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(content, "\"file\"", "\"feed.json\"");
        }
        var answer = await person.PostAsync("/announcements", form);
        return ((int)answer.Status, answer.Text);
    }
}
