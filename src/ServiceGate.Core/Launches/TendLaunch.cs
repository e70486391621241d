using ServiceGate.Core.Commands;
using ServiceGate.Core.Content;
using ServiceGate.Core.Organisation;

namespace ServiceGate.Core.Launches;

/// <summary>What time alone does to a launch: gates close or open, and a launch whose window went by without the go-ahead lapses.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="By">By what it is given (<see cref="Reminders.BegunBy"/>); null: by the sweep.</param>
[CommandName("TendLaunch"), Members("launch", "by")]
public sealed record TendLaunch(string Launch, string? By = null) : LaunchCommand<Nothing>(Launch)
{
    internal override string BegunBy => By ?? Reminders.BegunBy.Sweep;

    internal override Permission Permission => Permission.ActForTheSystem;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchDesk desk)
    {
        var facts = await desk.FactsAsync();
        if (desk.Launch.Result is null && !RollOut.IsUnderWay(facts) && desk.Now >= desk.Launch.Window.End)
        {
            await CallingOff.RunAsync(desk, LaunchResult.Lapsed, LaunchStatus.Lapsed);
            desk.Audit("launch.lapsed", new { window = desk.Launch.Window.End.ToUnixTimeMilliseconds(), by = BegunBy });
        }
        return Nothing.Value;
    }
}
