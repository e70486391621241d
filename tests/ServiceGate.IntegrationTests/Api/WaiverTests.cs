using System.Net;
using ServiceGate.Data.Sql;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Waivers of concerns over HTTP and on pages: asked for beside the field that is wrong, decided by the department, shown wherever the launch is judged.</summary>
public sealed class WaiverTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task AWaiver_IsAskedForDecidedAndTakenBack_AndReadAsItStands()
    {
        var number = await LaunchAsync();
        var asked = await Api.SendAsync("manager", HttpMethod.Post, $"/launches/{number}/waivers", new { concern = "I1", reason = "对账工具下周交付。", until = "2026-12-31" });
        Assert.That(asked.Status, Is.EqualTo(201), asked.Text);
        var id = (long)asked.Body["id"]!;
        Assert.That(await StandingAsync(number), Is.EqualTo("asked I1 it 2026-12-31 2026-12-31T16:00:00+00:00 reviewer department-head"));

        Assert.That((await DecideAsync(number, id, "head", true)).Rule, Is.EqualTo("waiver.other-department"));
        Assert.That((await DecideAsync(number, id, "reviewer", true)).Status, Is.EqualTo(200));

        Assert.That(await StandingAsync(number), Is.EqualTo("granted I1 it 2026-12-31 2026-12-31T16:00:00+00:00 "));
        var step = (await Api.GetAsync("reviewer", $"/launches/{number}/steps/review-it")).Body;
        Assert.That((string)step["waivers"]![0]!["reason"]!, Is.EqualTo("对账工具下周交付。"), "who judges sees it");
        var gate = (await Api.GetAsync("manager", $"/launches/{number}/gates/go-ahead")).Text;
        Assert.That(gate, Does.Not.Contain("gate.concern-not-met"));

        Assert.That((await Api.SendAsync("reviewer", HttpMethod.Post, $"/launches/{number}/waivers/{id}/revocation", new { reason = "工具已交付" })).Status, Is.EqualTo(200));
        Assert.That(await StandingAsync(number), Does.StartWith("revoked"));
        Assert.That((await Api.GetAsync("manager", $"/launches/{number}/gates/go-ahead")).Text, Does.Contain("gate.concern-not-met"));
    }

    [Test]
    public async Task ThePage_KeepsWhatWasTyped_AndShowsWaiversToWhoeverJudges()
    {
        var number = await LaunchAsync();
        using var manager = await Person.SignInAsync(Api, "manager");
        var address = $"/launches/{number}/waivers";
        Assert.That((await manager.GetAsync($"/launches/{number}/dossier/concerns")).Text, Does.Contain($"{address}?concern=I1#ask"));
        var page = (await manager.GetAsync(address + "?concern=I1")).Text;

        var refused = await manager.PostAsync(address, [.. Person.HiddenOf(page, "concern"), new("concern", "I1"), new("reason", "两人逐户核对"), new("until", "2026-11-01")]);
        Assert.That((refused.Status, WebUtility.HtmlDecode(refused.Text).Contains("两人逐户核对", StringComparison.Ordinal), refused.Text.Contains("value=\"2026-11-01\"", StringComparison.Ordinal)), Is.EqualTo((422, true, true)), refused.Text);

        var saved = await manager.PostAsync(address, [.. Person.HiddenOf(page, "concern"), new("concern", "I1"), new("reason", "两人逐户核对"), new("until", "2026-12-31")]);
        Assert.That(saved.Status, Is.EqualTo(302), saved.Text);
        using var reviewer = await Person.SignInAsync(Api, "reviewer");
        foreach (var where in new[] { "", "/review", "/review/review-it", "/run", "/print", "/waivers", "/dossier/concerns" })
            Assert.That(WebUtility.HtmlDecode((await reviewer.GetAsync($"/launches/{number}{where}")).Text), Does.Contain("两人逐户核对"), where);
        var form = (await reviewer.GetAsync(address)).Text;
        Assert.That((await reviewer.PostAsync(address, [.. Person.HiddenOf(form, "agreed"), new("note", "同意")])).Status, Is.EqualTo(422), "yes or no");
        var decided = await reviewer.PostAsync(address, [.. Person.HiddenOf(form, "agreed"), new("agreed", "true"), new("note", "按期补齐")]);
        Assert.That(decided.Status, Is.EqualTo(302), decided.Text);
        Assert.That(WebUtility.HtmlDecode((await manager.GetAsync($"/launches/{number}/print")).Text), Does.Contain("按期补齐"));
    }

    [Test]
    public async Task ALaunchOfBefore_SaysThatItIsNotAsked_AndKeepsItsAnswer()
    {
        var number = await LaunchAsync();
        await Api.Service<Database>().WriteAsync(sql => sql.ExecuteAsync("UPDATE launch SET rule_set = 6, input_rev = input_rev + 1 WHERE number = @number", new { number }), CancellationToken.None);
        using var manager = await Person.SignInAsync(Api, "manager");

        Assert.That((await manager.GetAsync($"/launches/{number}/waivers")).Text, Does.Contain("began before concerns could be waived").And.Not.Contain("name=\"until\""));
        Assert.That((await Api.SendAsync("manager", HttpMethod.Post, $"/launches/{number}/waivers", new { concern = "I1", reason = "x", until = "2026-12-31" })).Rule, Is.EqualTo("waiver.not-of-this-launch"));
    }

    [Test]
    public async Task WhoMayNotSeeTheLaunch_SeesNoWaiver()
    {
        var number = await LaunchAsync();
        Assert.That((await Api.GetAsync("outsider", $"/launches/{number}/waivers")).Status, Is.EqualTo(404));
        Assert.That((await DecideAsync(number, 1, "outsider", true)).Rule, Is.EqualTo("launch.unknown"));
        Assert.That((await DecideAsync(number, 1, "reviewer", true)).Rule, Is.EqualTo("waiver.unknown"));
    }

    private static async Task<string> LaunchAsync()
    {
        var number = await Api.CreateLaunchAsync();
        var saved = await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/concerns/I1", new { verdict = "not-met", note = "对账工具未交付" }, ifNoneMatch: "*");
        Assert.That(saved.Status, Is.EqualTo(201), saved.Text);
        return number;
    }

    private static Task<Answer> DecideAsync(string number, long waiver, string who, bool agreed) =>
        Api.SendAsync(who, HttpMethod.Post, $"/launches/{number}/waivers/{waiver}/decision", new { agreed });

    private static async Task<string> StandingAsync(string number)
    {
        var waiver = (await Api.GetAsync("auditor", $"/launches/{number}/waivers")).Body["items"]!.AsArray().Last()!;
        return $"{waiver["standing"]} {waiver["concern"]} {waiver["department"]} {waiver["until"]} {waiver["endsAt"]} {string.Join(' ', waiver["waiting"]!.AsArray().Select(w => (string)w!["role"]!))}";
    }
}
