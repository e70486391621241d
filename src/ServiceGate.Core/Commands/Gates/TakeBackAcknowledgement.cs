using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Core.Commands.Gates;

/// <summary>Takes back one's own acknowledgement of a script, given by mistake; a gate that it held open shuts. Until the first customer was told.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Reason">Why, at most 2,000 characters.</param>
[CommandName("TakeBackAcknowledgement"), Members("launch", "channel", "reason")]
public sealed record TakeBackAcknowledgement(string Launch, string? Channel, string? Reason) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInPerson => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var facts = await desk.FactsAsync();
        if (facts.Acknowledgements.FirstOrDefault(a => a.Channel == Channel) is not { } given) return Refused.Conflict("script.not-acknowledged", "channel", ("channel", Channel ?? ""));
        if (given.By != desk.Actor.PersonId) return Refused.Forbidden("decision.not-yours");
        var check = new Check().Text(Reason, "reason", 2000);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (TakingBack.TooLate(facts, desk.Now) is { } refused) return refused;
        await desk.Session.Gates.TakeBackAsync(given, desk.Now);
        desk.Audit("script.taken-back", new { channel = given.Channel, hash = given.ScriptHash, reason = Reason!.Trim() });
        foreach (var step in facts.Definition.AllActivities.Where(a => a.Type is ConfirmAcknowledgements)) await StepReopening.RunAsync(desk, step);
        return Nothing.Value;
    }
}
