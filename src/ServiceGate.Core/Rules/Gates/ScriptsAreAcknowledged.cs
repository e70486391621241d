using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.FactSheets;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>Every channel has a script, and its owner knows the current one (口径签收): of launches with a fact sheet the text as it is read, with the facts of now.</summary>
public sealed class ScriptsAreAcknowledged : GateRule
{
    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now)
    {
        foreach (var channel in facts.Checklist.Channels)
        {
            var script = facts.Items.FirstOrDefault(i => i.Section == Section.Channels && i.Key == channel.Code);
            if (script is null) yield return Blocker("script.missing", Owner(facts), "channels", ("key", channel.Code));
            else if (!ScriptTexts.IsAcknowledged(script, facts))
                yield return Blocker("gate.script-not-acknowledged", new(Role.ChannelOwner, Channel: channel.Code), "channels", ("channel", channel.Code), ("version", script.Revision));
        }
    }

    /// <summary>A script that is missing is written; one that is there is acknowledged.</summary>
    public override IEnumerable<OpeningAct> Acts(Blocker reason, LaunchFacts facts, DateTimeOffset now) =>
        [reason.Rule == "script.missing" ? Mend(reason) : Act(OpeningKind.Acknowledge, reason, reason.Arguments["channel"])];
}
