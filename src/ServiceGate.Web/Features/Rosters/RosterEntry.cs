using ServiceGate.Core.Commands.Rosters;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;
using ServiceGate.Web.Imports;

namespace ServiceGate.Web.Features.Rosters;

/// <summary>Makes the commands about rosters of what was typed or sent: the numbers go with them, and are named by a keyed word in what is kept.</summary>
/// <param name="sessions">Opens transactions, for the key.</param>
public sealed class RosterEntry(ISessionFactory sessions)
{
    /// <summary>The command that puts somebody on duty.</summary>
    public async Task<PutOnDuty> PutAsync(string unit, DutyEntry shift, string? number) =>
        new PutOnDuty(unit, shift, RefusalRules.WordOf(await KeyAsync(), [number ?? ""])).At(number);

    /// <summary>The command that imports lines; refused where they cannot be read.</summary>
    public async Task<Outcome<ImportRoster>> ImportAsync(string unit, string? lines)
    {
        var check = new Check();
        var read = RosterFile.Read(lines, check);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var numbers = read.Select(line => line.Number).ToList();
        return new ImportRoster(unit, [.. read.Select(line => line.Entry)], RefusalRules.WordOf(await KeyAsync(), numbers.Select((number, i) => $"{i} {number}"))).At(numbers);
    }

    private async Task<byte[]> KeyAsync()
    {
        byte[] key = [];
        await sessions.BulkAsync(async session => key = await session.Audiences.ReachKeyAsync(), CancellationToken.None);
        return key;
    }
}
