using ServiceGate.Core.Commands.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;
using ServiceGate.Web.Imports;

namespace ServiceGate.Web.Features.Customers;

/// <summary>Makes the commands about refusals of what was typed or sent: the addresses go with them, and are named by a keyed word in what is kept.</summary>
/// <param name="sessions">Opens transactions, for the key.</param>
public sealed class RefusalEntry(ISessionFactory sessions)
{
    /// <summary>The command that takes refusals down.</summary>
    /// <param name="unit">Code of the unit.</param>
    /// <param name="channel">Code of the channel; null: sms.</param>
    /// <param name="way">Code of the way; null: by operations.</param>
    /// <param name="lines">The addresses, one or several a line.</param>
    public async Task<TakeDownRefusals> TakeDownAsync(string? unit, string? channel, string? way, IEnumerable<string?> lines)
    {
        var addresses = RefusalRules.Split(lines, ChannelOf(channel));
        return new TakeDownRefusals(unit, channel ?? "sms", way ?? "operations", RefusalRules.WordOf(await KeyAsync(), addresses)).For(addresses);
    }

    /// <summary>The command that takes a refusal back.</summary>
    public async Task<TakeBackRefusal> TakeBackAsync(string? channel, string? address, string? reason)
    {
        var plain = RefusalRules.Split([address], ChannelOf(channel)) is [var only] ? only : "";
        return new TakeBackRefusal(channel ?? "sms", RefusalRules.WordOf(await KeyAsync(), [plain]), reason).For(plain);
    }

    // One that is unknown the command refuses.
    private static NoticeChannel ChannelOf(string? code) => CoreJson.TryParseCode<NoticeChannel>(code, out var channel) ? channel : NoticeChannel.Sms;

    private async Task<byte[]> KeyAsync()
    {
        byte[] key = [];
        await sessions.BulkAsync(async session => key = await session.Audiences.ReachKeyAsync(), CancellationToken.None);
        return key;
    }
}
