using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>Closes a launch with what was learnt, once its follow-ups are out and what was changed after its review is signed again.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Lessons">What was learnt, at most 4,000 characters; feeds the next dossier.</param>
[CommandName("CloseLaunch"), Members("launch", "lessons")]
public sealed record CloseLaunch(string Launch, string? Lessons) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.CloseLaunch;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var check = new Check().Text(Lessons, "lessons", 4000);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var facts = await desk.FactsAsync();
        var (step, visit) = facts.Waiting.FirstOrDefault(w => w.Activity.Type is PostLaunchReview);
        if (step is null) return Refused.Conflict("close.not-yet");
        if (facts.Batches.FirstOrDefault(b => !b.HasEnded) is { } open)
            return Refused.Conflict("close.notices-outstanding", null, ("step", open.Step), ("channel", open.Channel.Code()));
        if (RequiredSignatures.SignOffSteps(facts.Definition).FirstOrDefault(s => SigningAgain.IsAskedOutOfTurn(s, facts)) is { } unsigned)
            return Refused.Conflict("close.not-signed", null, ("step", unsigned.Id));
        desk.Launch = desk.Launch with { Lessons = Lessons!.Trim() };
        await DecisionRecorder.RecordAsync(desk, facts, step, visit, Verdict.Closed, Lessons, []);
        return Nothing.Value;
    }
}
