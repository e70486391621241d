namespace ServiceGate.IntegrationTests.Api;

/// <summary>Taking back decisions and acknowledgements over HTTP: what is refused, and that a repeated request gets the first answer.</summary>
public sealed class TakeBackTests
{
    private static ApiStand Api => ApiServer.Stand;

    [TestCase("manager", "/steps/agree/take-back", "wrong", 409, "decision.none")]
    [TestCase("manager", "/steps/nowhere/take-back", "wrong", 404, "step.unknown")]
    [TestCase("outsider", "/steps/agree/take-back", "wrong", 404, "launch.unknown")]
    [TestCase("manager", "/channels/shop/acknowledgement/take-back", "wrong", 409, "script.not-acknowledged")]
    [TestCase("outsider", "/channels/shop/acknowledgement/take-back", "wrong", 404, "launch.unknown")]
    public async Task TakeBack_WhenItCannotBe_IsRefused(string who, string path, string reason, int status, string rule)
    {
        var number = await Api.CreateLaunchAsync();

        var answer = await Api.SendAsync(who, HttpMethod.Post, $"/launches/{number}{path}", new { reason });

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((status, rule)), answer.Text);
    }

    [Test]
    public async Task Step_SaysWhatWasTakenBack()
    {
        var number = await Api.CreateLaunchAsync();

        Assert.That((await Api.GetAsync("manager", $"/launches/{number}/steps/agree")).Body["takenBack"]!.AsArray(), Is.Empty);
    }
}
