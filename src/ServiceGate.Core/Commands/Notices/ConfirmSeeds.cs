using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Commands.Notices;

/// <summary>Somebody has read the text on the seed numbers, in a language and on a channel, and says that it is right.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Step">The step of the plan.</param>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Language">The language.</param>
[CommandName("ConfirmSeeds"), Members("launch", "step", "channel", "language")]
public sealed record ConfirmSeeds(string Launch, string? Step, string? Channel, string? Language) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.RunLaunch;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var owed = SeedRules.Owed(await desk.FactsAsync()).FirstOrDefault(o => o.Step == Step && o.Channel.Code() == Channel && o.Language == Language);
        if (owed is null) return Refused.Conflict("seeds.not-owed", "step", ("step", Step ?? ""));
        if (owed.Test is not { } test) return Refused.Conflict("seeds.not-sent", "step", ("step", owed.Step));
        await desk.Session.Notices.SaveAsync(test with { ConfirmedAt = desk.Now, ConfirmedBy = desk.Actor.PersonId });
        desk.Audit("batch.seeds-confirmed", new { step = owed.Step, channel = owed.Channel, language = owed.Language, hash = test.Hash });
        return Nothing.Value;
    }
}
