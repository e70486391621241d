using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Reminders;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Launches;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>What time alone does to a launch: gates close or open, and a launch whose window went by without the go-ahead lapses.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="By">By what it is given (<see cref="BegunBy"/>); null: by the sweep.</param>
[CommandName("TendLaunch"), Members("launch", "by")]
public sealed record ProcessDueLaunch(string Launch, string? By = null) : LaunchCommand<Nothing>(Launch)
{
    internal override string Trigger => By ?? BegunBy.Sweep;

    internal override Permission Permission => Permission.ActForTheSystem;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var facts = await desk.FactsAsync();
        if (desk.Launch.Result is null && !RollOut.IsUnderWay(facts) && desk.Now >= desk.Launch.Window.End)
        {
            await CallingOff.RunAsync(desk, LaunchResult.Lapsed, LaunchStatus.Lapsed);
            desk.Audit("launch.lapsed", new { window = desk.Launch.Window.End.ToUnixTimeMilliseconds(), by = Trigger });
        }
        return Nothing.Value;
    }
}
