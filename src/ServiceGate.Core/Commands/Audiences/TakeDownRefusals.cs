using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Core.Commands.Audiences;

/// <summary>
/// Takes down that addresses refuse marketing (拒收登记): from now on, for batches under way too. Those that refuse already are counted, not added.
/// The addresses themselves are neither kept with the command nor told to the audit trail.
/// </summary>
/// <param name="Unit">Code of the unit that takes them down.</param>
/// <param name="Channel">Code of the channel: sms, push.</param>
/// <param name="Way">Code of the way: operations, hotline, reply.</param>
/// <param name="Word">What names the addresses (<see cref="RefusalRules.WordOf"/>).</param>
[CommandName("TakeDownRefusals"), Members("unit", "channel", "way", "word")]
public sealed record TakeDownRefusals(string? Unit, string? Channel, string? Way, string Word) : Command<RefusalsTakenDown>
{
    private IReadOnlyList<string> _addresses = [];

    /// <summary>The command for these addresses, at most <see cref="RefusalRules.MostAddresses"/>; they are no part of what is kept of it.</summary>
    public TakeDownRefusals For(IReadOnlyList<string> addresses) => this with { _addresses = addresses };

    internal override Permission Permission => Permission.ReadCustomers;

    internal override async Task<Outcome<RefusalsTakenDown>> ExecuteAsync(CommandContext context)
    {
        var check = new Check()
            .That(CoreJson.TryParseCode<NoticeChannel>(Channel, out var channel), "channel.unknown", "channel", ("channel", Channel ?? ""))
            .That(CoreJson.TryParseCode<RefusalWay>(Way, out var way), "refusal.way-unknown", "way", ("way", Way ?? ""))
            .That(_addresses.Count > 0, "list.required", "addresses").That(_addresses.Count <= RefusalRules.MostAddresses, "list.too-long", "addresses", ("most", RefusalRules.MostAddresses));
        var unit = context.Tree.Find(Unit);
        check.That(unit is not null, "unit.unknown", "unit", ("unit", Unit ?? ""));
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (!context.May(Permission, unit!.Id)) return Refused.Forbidden("policy.not-allowed", ("permission", Permission));
        foreach (var (address, i) in _addresses.Select((a, i) => (a, i)).Where(a => !RefusalRules.IsAddress(channel, a.a)).Take(100))
            check.That(false, channel is NoticeChannel.Sms ? "import.phone" : "import.push-id", $"addresses[{i}]", ("longest", 128));
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var added = 0;
        foreach (var some in _addresses.Chunk(500))
        {
            var known = await context.Session.Refusals.KnownAsync(channel, some);
            RefusedAddress[] fresh = [.. some.Where(a => !known.Contains(a)).Select(a => new RefusedAddress(channel, a, context.Now, way, unit.Id, context.Actor.PersonId))];
            await context.Session.Refusals.AddAsync(fresh);
            added += fresh.Length;
        }
        context.Audit(null, "customer.refusals-taken-down", new { unit = unit.Code, channel = channel, way = way, added = added, known = _addresses.Count - added });
        return new RefusalsTakenDown(added, _addresses.Count - added);
    }
}

/// <summary>Refusals were taken down.</summary>
/// <param name="Added">How many addresses refuse from now on.</param>
/// <param name="Known">How many did already.</param>
[Members("added", "known")]
public sealed record RefusalsTakenDown(int Added, int Known);
