using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Gates;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>
/// What an open gate asks for and time has broken since the work began: the gate stays open, since what it guards is under way, and operations are told, who decide
/// whether to go on. Once for each rule and what it is about.
/// </summary>
internal static class BrokenByTime
{
    /// <summary>Tells them.</summary>
    public static async Task TellAsync(LaunchContext desk, LaunchFacts facts, Gate gate)
    {
        if (desk.Launch.RuleSet < RuleSets.StartIsReported) return;
        foreach (var broken in GateRules.BrokenByTime(gate.Name, facts, desk.Now))
        {
            var arguments = new Dictionary<string, string>(broken.Arguments, StringComparer.Ordinal) { ["gate"] = gate.Name, ["kind"] = desk.Launch.Kind.Code(), ["rule"] = broken.Rule };
            var name = $"{broken.Rule}:{string.Join(',', broken.Arguments.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => a.Value))}";
            if (await Notifications.WriteOnceAsync(desk, new(0, desk.Launch.Id, gate.Name, 0, name, new(Role.Operations), "begun-and-broken", arguments, desk.Now)))
                desk.Audit("gate.kept-open", new { gate = gate.Name, rule = broken.Rule });
        }
    }
}
