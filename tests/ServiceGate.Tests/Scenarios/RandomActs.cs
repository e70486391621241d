using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Contingency;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Whatever somebody might do to a launch, sensible or not, chosen by a number.</summary>
internal sealed class RandomActs(Scenario story, int seed)
{
    private static readonly string?[] Oddities = [null, "", " ", "a\0b", "\ufffe", "a\ud800", "😀", new('x', 5000), "<script>", "{window", "{nope}", "0001-01-01T00:00", "4711"];
    private static readonly string[] Steps = ["dossier", "agree", "audience", "review-customer-service", "review-it", "review-network", "close", "nowhere"];
    private static readonly StepVote[] Votes = Enum.GetValues<StepVote>();
    private static readonly string[] Sections = ["concerns", "risks", "contingency", "channels", "trials", "notices"];

    private readonly Random _random = new(seed);

    /// <summary>Does it.</summary>
    internal async Task DoAsync()
    {
        Func<Task>[] acts =
        [
            ProgressAsync, ProgressAsync, ProgressAsync, ProgressAsync, ProgressAsync, ProgressAsync, ProgressAsync, ProgressAsync, ProgressAsync, ProgressAsync, EditAsync, GarbageAsync, RemoveAsync, HandInAsync, DecideAsync, DecideAsync, AnswerAsync,
            ImportAsync, AcknowledgeAsync, DutyAsync, MoveAsync, BeginAsync, ReportAsync, RollBackAsync, SteerAsync, WaitAsync, WaitAsync, WaitAsync, SendAsync, SendAsync, SendAsync, EndAsync,
        ];
        await acts[_random.Next(acts.Length)]();
    }

    /// <summary>Does the next thing that is owed, by whoever owes it.</summary>
    private async Task ProgressAsync()
    {
        if (story.State.Findings.Values.FirstOrDefault(f => f.Status is FindingStatus.Open) is { } finding)
            await RunAsync(finding.Section is Section.Notices or Section.Audience ? Scenario.Operations : Scenario.Manager, new AnswerFinding(story.Number, finding.Id, "已处理。"));
        if (story.Work.Count == 0) return;
        var key = Any([.. story.Work]);
        var step = key.Split('#')[0];
        await (key switch
        {
            "duty" => RunAsync(Scenario.Operations, new ConfirmDuty(story.Number, Scenario.Duty())),
            "launch#1" => ReportAsync(),
            "start-missing" => BeginAsync(),
            "close#1" => RunAsync(Scenario.Manager, new CloseLaunch(story.Number, "教训。")),
            _ when key.StartsWith("script:", StringComparison.Ordinal) => AcknowledgeAsync(key["script:".Length..]),
            _ when step is "dossier" or "audience" => RunAsync(OwnerOf(step), new HandIn(story.Number, step)),
            _ => RunAsync(OwnerOf(step), new DecideStep(story.Number, step, StepVote.Approve, story.Launch.ContentRevision)),
        });
    }

    private Task EditAsync()
    {
        var section = Any(Sections);
        var (key, content) = Any([.. SampleDossier.Items(section)]);
        var json = JsonNode.Parse(content.GetRawText())!.AsObject();
        var member = Any([.. json.Select(m => m.Key)]);
        if (json[member] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length < 400) json[member] = text + _random.Next(3);
        return RunAsync(
            Usually(section == "notices" ? Scenario.Operations : Scenario.Manager),
            new SaveItem(story.Number, section, key, System.Text.Json.JsonSerializer.SerializeToElement(json), Usually(story.RevisionOf(section, key), _random.Next(-1, 5))));
    }

    /// <summary>A member of an item is taken away or made odd.</summary>
    private Task GarbageAsync()
    {
        var section = Any(Sections);
        var (key, content) = Any([.. SampleDossier.Items(section)]);
        var json = JsonNode.Parse(content.GetRawText())!.AsObject();
        var member = Any([.. json.Select(m => m.Key)]);
        if (_random.Next(3) == 0) json.Remove(member);
        else json[member] = Any<JsonNode?>([null, JsonValue.Create(_random.Next(-5, 5)), JsonValue.Create(Any(Oddities)), new JsonArray(null, 1), new JsonObject(), JsonValue.Create(true)]);
        return RunAsync(
            section == "notices" ? Scenario.Operations : Scenario.Manager,
            new SaveItem(story.Number, Usually(section, Any(Oddities)), Usually(key, Any(Oddities)), System.Text.Json.JsonSerializer.SerializeToElement(json), story.RevisionOf(section, key)));
    }

    private Task RemoveAsync()
    {
        if (_random.Next(4) > 0) return ProgressAsync();
        var section = Any(Sections);
        var key = Any([.. SampleDossier.Items(section)]).Key;
        return RunAsync(Usually(Scenario.Manager), new RemoveItem(story.Number, section, Usually(key, Any(Oddities)), Usually(story.RevisionOf(section, key), 1)));
    }

    private Task HandInAsync()
    {
        var step = Any(Steps);
        return RunAsync(Usually(OwnerOf(step)), new HandIn(story.Number, step, Usually(null, Any(Oddities))));
    }

    private Task DecideAsync()
    {
        var step = Any(Steps);
        FindingInput[]? findings = _random.Next(2) == 0 ? null : [new(Usually(Any(Sections), Any(Oddities)), Any(Oddities), Usually("请说明。", Any(Oddities)))];
        return RunAsync(Usually(OwnerOf(step)), new DecideStep(
            story.Number, step, findings is null && _random.Next(4) > 0 ? StepVote.Approve : Any(Votes), Usually(story.Launch.ContentRevision, 1), Usually("理由。", Any(Oddities)), findings));
    }

    private Task AnswerAsync() => RunAsync(Usually(Scenario.Manager), new AnswerFinding(
        story.Number, story.State.Findings.Keys.FirstOrDefault(), Usually("已处理。", Any(Oddities))));

    private async Task ImportAsync() => await story.ImportAsync(Usually(Scenario.Operations), Scenario.Customers(_random.Next(0, 12)));

    private Task AcknowledgeAsync() => AcknowledgeAsync(Usually(Any([.. Scenario.ChannelOwners]).Channel, Any(Oddities)));

    private Task AcknowledgeAsync(string? channel) => RunAsync(
        Usually(Scenario.ChannelOwners.FirstOrDefault(o => o.Channel == channel).Owner ?? Scenario.Manager),
        new AcknowledgeScript(story.Number, channel, Usually(story.RevisionOf("channels", channel ?? ""), 1)));

    private Task DutyAsync()
    {
        var duty = Scenario.Duty();
        if (_random.Next(3) == 0) duty[Any([.. duty.Keys])] = Any(Oddities);
        return RunAsync(Usually(Scenario.Operations), new ConfirmDuty(story.Number, duty));
    }

    private Task MoveAsync()
    {
        var start = story.Launch.Window.LocalStart;
        var day = Any(["2026-11-28", "2026-11-29", "2026-12-02", "2026-12-05", "2027-02-30"]);
        var window = new WindowInput(Usually($"{day}T00:00", Any(Oddities)), Usually($"{day}T06:00", start), Usually("Asia/Shanghai", Any(Oddities)));
        return RunAsync(Usually(Scenario.Manager), new EditHeader(
            story.Number, Scenario.Header(window, Usually("题目", Any(Oddities))!), Usually(story.RevisionOf("launch", LaunchHeader.Key), 1)));
    }

    private Task BeginAsync() => RunAsync(Usually(Scenario.Operations), new ReportStart(
        story.Number, Usually(null, Any([story.Launch.Window.LocalStart, story.Launch.Window.LocalEnd, .. Oddities]))));

    private Task ReportAsync() => RunAsync(Usually(Scenario.Operations), new ReportResult(
        story.Number, Any(["success", "partial-success", "rolled-back", "lapsed", null]), Any<string[]?>([null, ["TV0001"], ["TV0002", "TV9999"], [null!]]), Usually("说明。", Any(Oddities))));

    private Task RollBackAsync() => RunAsync(Usually(Scenario.Agent), new RollBackCustomer(story.Number, Usually("TV0001", Any(Oddities)), Usually("无法收看", Any(Oddities)), Usually("call-back", Any(Oddities)), Usually(true, (bool?)null), Usually("CC-1", Any(Oddities))));

    private Task SteerAsync() => RunAsync(Usually(Scenario.Operations), new SteerBatch(
        story.Number, story.Batches.Count == 0 ? 1 : Any([.. story.Batches]).Id, Any(["pause", "resume", "stop", "resend", null]), Usually("原因", Any(Oddities))));

    private async Task EndAsync()
    {
        if (_random.Next(6) == 0) await RunAsync(Usually(Scenario.Operations), new CancelLaunch(story.Number, "不做了。"));
        else await RunAsync(Usually(Scenario.Manager), new CloseLaunch(story.Number, Usually("教训。", Any(Oddities))));
    }

    private Task WaitAsync()
    {
        story.Clock.Set(story.Clock.GetUtcNow().AddHours(_random.Next(1, 36)));
        return story.TendAsync();
    }

    private async Task SendAsync()
    {
        await story.SendChunkAsync(refused: [_random.Next(1, 12)]);
        await story.TendAsync();
    }

    private async Task RunAsync<T>(string person, Command<T> command)
    {
        var outcome = await story.RunAsync(person, command);
        Assert.That(outcome.IsDone || outcome.Violations.Count > 0, "a refusal names a rule");
    }

    private static string OwnerOf(string step) => step switch
    {
        "agree" => Scenario.Head,
        "audience" => Scenario.Operations,
        "review-customer-service" => Scenario.CustomerService,
        "review-it" => Scenario.It,
        "review-network" => Scenario.Network,
        _ => Scenario.Manager,
    };

    private string Usually(string person) => Usually(person, Any([.. story.State.People.Values]).UserName)!;

    private T Usually<T>(T usual, T other) => _random.Next(8) == 0 ? other : usual;

    private T Any<T>(T[] of) => of[_random.Next(of.Length)];
}
