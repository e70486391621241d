using System.Globalization;
using ServiceGate.Core.Commands.AfterWork;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Web.Demo;

/// <summary>
/// Takes a launch along its course: does whatever the flow asks, each step by somebody whom it asks, at the time at which it would have been done, and never later than now. Ids of commands are made of what they do
/// at which visit of which step: an interrupted start goes on where it was.
/// </summary>
/// <param name="stage">Clock, commands and reading.</param>
/// <param name="course">The course.</param>
internal sealed class DemoRobot(DemoStage stage, DemoCourse course)
{
    private const int MostSteps = 60;
    private const string Operations = "sun.yue";
    private static readonly string[] OnDuty = ["zhou.lan", "li.qiang", "zhao.hai", "sun.yue", "he.ting", "chen.jing", "han.rui"];

    private string _at = "";

    /// <summary>The launch's number.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Plays the course until the launch stays, is over, or owes what has yet to come.</summary>
    public async Task PlayAsync()
    {
        stage.Go(stage.Start - course.Begins);
        Number = (await stage.RunAsync(course.Owner, Id("create"), new CreateLaunch(course.Kind, "HZ", stage.HeaderOf(course), course.Variant))).Number;
        for (var steps = 0; steps < MostSteps && await stage.FactsAsync(Number) is var facts && Next(facts) is { } waiting; steps++)
        {
            _at = string.Create(CultureInfo.InvariantCulture, $"{waiting.Step.Id}-{waiting.Visit}-{facts.Decisions.Count}");
            if (course.Stays(waiting.Step, facts))
            {
                if (course.Then is { } then) await then(this, facts);
                return;
            }
            if (course.Instead is { } instead && await instead(this, waiting.Step, facts)) continue;
            if (!await DoAsync(waiting.Step, facts)) return;
        }
    }

    /// <summary>Gives a command for a person.</summary>
    public Task<T> DoAsync<T>(string person, string what, Command<T> command) => stage.RunAsync(person, Id($"{_at}-{what}"), command);

    /// <summary>Lets time pass until a moment, but not beyond now.</summary>
    public Task GoOnUntilAsync(DateTimeOffset moment) => stage.GoOnAsync(Number, moment);

    /// <summary>Lets time pass until so long before or after the start of the demonstration, but not beyond now.</summary>
    public Task GoOnUntilAsync(TimeSpan fromStart) => stage.GoOnAsync(Number, stage.Start + fromStart);

    /// <summary>Waits until whatever is due of the launch is done.</summary>
    public Task WorkAsync() => stage.WorkAsync(Number);

    /// <summary>Says something at a step, as somebody whom it asks.</summary>
    public async Task SignAsync(Activity step, LaunchFacts facts, StepVote vote, string? reason, IReadOnlyList<FindingInput> findings)
    {
        var seat = Assignees.Asked(step, facts, stage.Now)[0];
        var person = await stage.HolderAsync(new(seat.Role, seat.UnitId ?? facts.Launch.UnitId, seat.Department));
        if (LookRules.AsksForOpening(facts)) await DoAsync(person, "look", NoteLook.AtAll(Number, facts.Launch.ContentRevision));
        await DoAsync(person, "decide", new DecideStep(Number, step.Id, vote, facts.Launch.ContentRevision, reason, findings.Count == 0 ? null : findings));
    }

    private static (Activity Step, int Visit)? Next(LaunchFacts facts) =>
        facts.Waiting.Where(w => w.Activity.Type is not Delay).Select(w => ((Activity, int)?)(w.Activity, w.Visit)).FirstOrDefault();

    private string Id(string what) => $"demo-{course.Name}-{what}";

    private async Task<bool> DoAsync(Activity step, LaunchFacts facts)
    {
        switch (step.Type)
        {
            case CollectSections: await HandInAsync(step, facts); return true;
            case AgreeToSubmit or SignOff:
                await GoOnUntilAsync(stage.Now.AddMinutes(47));
                await SignAsync(step, await stage.FactsAsync(Number), StepVote.Approve, null, []);
                return true;
            case ConfirmAcknowledgements: await AcknowledgeAsync(facts); return true;
            case OpenGate: return await TellAsync(facts);
            case AwaitLaunch: return await FinishAsync(facts);
            case NextStage: return await NextStageAsync(facts);
            case WatchComplaints: return await PassAsync(stage.Now.AddDays(step.Number("days") ?? 0).AddHours((step.Number("hours") ?? 0) + 1));
            case PostLaunchReview:
                await GoOnUntilAsync(stage.Now.AddHours(32));
                await DoAsync(course.Owner, "close", new CloseLaunch(Number, "提前演练有效；通告前核对清单时效可再提前一天。", ["短信说两小时，结果孩子的网课断了一上午。", "打了三次热线才有人告诉我怎么退回老平台。"]));
                return true;
            default: return false;
        }
    }

    private async Task HandInAsync(Activity step, LaunchFacts facts)
    {
        var person = step.Text("role") == "operations" ? Operations : course.Owner;
        foreach (var section in StepType.Of(step).SectionsOf(step).Where(facts.Checklist.AsksFor))
        {
            if (section is Section.Audience) await stage.ImportAsync(Number, Id("import"), course);
            foreach (var (key, content) in DemoContents.Of(section, facts.Checklist, course.Level, stage.DayBefore(14), facts.Launch.Window))
                await DoAsync(person, $"{section.Code()}-{key}", new SaveItem(Number, section.Code(), key, content, RevisionOf(await stage.FactsAsync(Number), section, key)));
        }
        if (person == course.Owner && HoldPoints.IsAsked(facts)) await stage.AttachProcedureAsync(Number, person, Id("procedure"));
        await DoAsync(person, "hand-in", new HandIn(Number, step.Id));
        await GoOnUntilAsync(stage.Now.AddMinutes(course.Variant == "emergency" ? 5 : 95));
    }

    private async Task AcknowledgeAsync(LaunchFacts facts)
    {
        foreach (var channel in facts.Checklist.Channels)
            await DoAsync(await stage.HolderAsync(new(Role.ChannelOwner, facts.Launch.UnitId, null, channel.Code)), $"acknowledge-{channel.Code}",
                new AcknowledgeScript(Number, channel.Code, RevisionOf(facts, Section.Channels, channel.Code)));
    }

    /// <summary>Names who is on duty, and lets the announcements go out that are due by now; whether the gate opened.</summary>
    private async Task<bool> TellAsync(LaunchFacts facts)
    {
        if (facts.Checklist.Duties.Count > 0 && facts.Duties.Count == 0)
            await DoAsync(Operations, "duty", new ConfirmDuty(Number, facts.Checklist.Duties.Select((d, i) => (d.Code, Person: OnDuty[i % OnDuty.Length])).ToDictionary(d => d.Code, d => (string?)d.Person)));
        foreach (var owed in SeedRules.Owed(facts).ToList())
        {
            var text = facts.Contents<NoticeStep>(Section.Notices).First(s => s.Key == owed.Step).Content.Text;
            await DoAsync(Operations, $"seeds-{owed.Step}-{owed.Channel.Code()}", new RecordSeeds(Number, owed.Step, owed.Channel.Code(), SeedRules.HashOf(text), 3));
            await DoAsync(Operations, $"seeds-confirmed-{owed.Step}-{owed.Channel.Code()}", new ConfirmSeeds(Number, owed.Step, owed.Channel.Code(), owed.Language));
        }
        var due = facts.Batches.Where(b => b.NeedsGate && !b.HasEnded).Select(b => b.DueAt).Order().Select(d => (DateTimeOffset?)d).FirstOrDefault();
        if (due is { } at && at > stage.Now) return await PassAsync(at);
        await WorkAsync();
        return Next(await stage.FactsAsync(Number))?.Step.Type is not OpenGate;
    }

    private async Task<bool> FinishAsync(LaunchFacts facts)
    {
        if (!await PassAsync(facts.Launch.Window.Start.AddMinutes(30))) return false;
        await TickAsync();
        await CheckAsync();
        await DoAsync(Operations, "report", new ReportResult(Number, "success"));
        await WorkAsync();
        return true;
    }

    private async Task<bool> NextStageAsync(LaunchFacts facts)
    {
        if (!await PassAsync(StageRules.StartOf(RollOut.NextStage(facts)!, facts.Launch.Window))) return false;
        await TickAsync();
        await DoAsync(Operations, "go", new DecideStage(Number, "go"));
        return true;
    }

    private async Task TickAsync()
    {
        while (await stage.FactsAsync(Number) is var facts && HoldPoints.AreOpen(facts) && HoldPoints.Next(facts) is { } point)
            await DoAsync(Operations, $"tick-{point.Code}", new TickHoldPoint(Number, point.Code, "截图已存网管工单附件，双人核对。"));
    }

    /// <summary>Reports the end and proves every check after the work.</summary>
    private async Task CheckAsync()
    {
        if (!PostChecks.IsAsked(await stage.FactsAsync(Number))) return;
        await DoAsync(Operations, "end", new ReportEnd(Number));
        while (PostChecks.Next(await stage.FactsAsync(Number)) is { } open)
        {
            var figure = !PostChecks.HasFigures(open.Check.Kind) ? null : open.Check.Kind is PostCheckKind.Figure ? "99.6" : Math.Max(open.Check.Least, 1).ToString(CultureInfo.InvariantCulture);
            await DoAsync(Operations, $"check-{open.Check.Code}", new RecordPostCheck(Number, open.Check.Code, "passed", figure, figure, "拨测记录和网管截图已存工单，双人核对。"));
        }
    }

    /// <summary>Lets time pass until a moment; false when it has yet to come: then the launch stays as it is today.</summary>
    private async Task<bool> PassAsync(DateTimeOffset moment)
    {
        await GoOnUntilAsync(moment);
        return moment <= stage.Now;
    }

    private static int RevisionOf(LaunchFacts facts, Section section, string key) => facts.Items.FirstOrDefault(i => i.Section == section && i.Key == key)?.Revision ?? 0;
}
