using ServiceGate.IntegrationTests.Outages;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>A withdrawal says what it takes away: asked in the API and on the page, and said wherever the launch is shown.</summary>
public sealed class WithdrawalTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task Program_ThatDoesNotSayWhich_IsRefusedAtTheField()
    {
        var answer = await CreateAsync(null);

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((422, "withdrawal.required")), answer.Text);
        Assert.That((string)answer.Body["violations"]![0]!["field"]!, Is.EqualTo("withdrawal"));
    }

    [Test]
    public async Task Launch_ThatSaysWhich_ShowsItEverywhere()
    {
        var created = await CreateAsync("end-of-service", licence: true);
        Assert.That(created.Status, Is.EqualTo(201), created.Text);
        var number = created.Member("number");

        var withdrawal = (await Api.GetAsync("manager", $"/launches/{number}")).Body["withdrawal"]!;
        Assert.That(((string)withdrawal["kind"]!, (bool)withdrawal["licenceTouched"]!, (int)withdrawal["leadHours"]!), Is.EqualTo(("end-of-service", true, 2160)));
        Assert.That((string)(await Api.GetAsync("manager", $"/launches/{number}/dossier/launch/header")).Body["content"]!["withdrawal"]!, Is.EqualTo("end-of-service"));
        Assert.That((string)(await Api.GetAsync("manager", $"/launches?q={number}")).Body["items"]!.AsArray().Single()!["withdrawal"]!, Is.EqualTo("end-of-service"));

        using var person = await Person.SignInAsync(Api, "manager");
        Assert.That((await person.GetAsync($"/launches/{number}")).Text, Does.Contain("End of service, the licence is touched"));
        Assert.That((await person.GetAsync($"/launches/{number}/review")).Text, Does.Contain("End of service, the licence is touched"));
        Assert.That((await person.GetAsync($"/launches?q={number}")).Text, Does.Contain("End of service"));
        var csv = (await person.GetAsync($"/launches/export.csv?q={number}")).Text;
        Assert.That(csv, Does.Contain(",withdrawal,licence_touched,term_ends").And.Contain(",end-of-service,true,"));
        Assert.That((await person.GetAsync($"/launches/{number}/dossier/launch")).Text, Does.Match("value=\"end-of-service\" checked"));
    }

    [Test]
    public async Task Page_AsksBesideTheField_AndLosesNothingTyped()
    {
        using var person = await Person.SignInAsync(Api, "manager");
        const string Address = "/launches/new?kind=product&variant=withdrawal";
        var form = (await person.GetAsync(Address)).Text;
        Assert.That(form, Does.Contain("name=\"withdrawal\"").And.Contain("told 30 days ahead, 90 where the licence is touched"));
        KeyValuePair<string, string>[] typed =
        [
            .. Person.HiddenOf(form, "withdrawal"), new("unit", "HZ"), new("title", "Old tariff"), new("window.start", "2027-01-28T00:00"), new("window.end", "2027-01-28T06:00"),
            new("window.timeZone", "Asia/Shanghai"), new("scope", "HZ"),
        ];

        var refused = await person.PostAsync(Address, typed);
        Assert.That(refused.Text, Does.Contain("Say what is taken away").And.Contain("value=\"Old tariff\""));
        var untermed = await person.PostAsync(Address, typed.Append(new("withdrawal", "no-renewal")));
        Assert.That(untermed.Text, Does.Contain("Name the day on which the first term ends").And.Match("value=\"no-renewal\" checked"));

        var made = await person.PostAsync(Address, [.. typed, new("withdrawal", "no-renewal"), new("termEnds", "2027-01-31")]);
        Assert.That(made.Status, Is.EqualTo(302), made.Text);
    }

    [Test]
    public async Task Page_OfAnythingElse_DoesNotAsk()
    {
        using var person = await Person.SignInAsync(Api, "manager");
        Assert.That((await person.GetAsync("/launches/new?kind=product&variant=launch")).Text, Does.Not.Contain("name=\"withdrawal\""));
    }

    [Test]
    public async Task Gate_NamesWhatItWaitsFor_OnPageAndInTheApi()
    {
        var number = (await CreateAsync("end-of-sale")).Member("number");

        var gate = (await Api.GetAsync("manager", $"/launches/{number}/gates/notice-release")).Body;
        var wait = gate["waitsFor"]!.AsArray().Single()!;
        Assert.That(((string)gate["state"]!, (string)wait["kind"]!, (string)wait["step"]!, (string)wait["who"]![0]!["role"]!), Is.EqualTo(("blocked", "step", "dossier", "product-manager")));
        Assert.That((string)wait["text"]!, Does.Contain("manager"));
    }

    private static Task<Answer> CreateAsync(string? withdrawal, bool? licence = null) => Api.SendAsync("manager", HttpMethod.Post, "/launches", new
    {
        kind = "product",
        variant = "withdrawal",
        unit = "HZ",
        header = new
        {
            title = "A tariff goes",
            window = new { start = "2027-03-28T00:00", end = "2027-03-28T06:00", timeZone = "Asia/Shanghai" },
            scope = new[] { "HZ" },
            withdrawal,
            licenceTouched = licence,
        },
    });
}
