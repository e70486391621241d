using ServiceGate.Core.Facts.Tokens;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Tests.Stores;

public abstract class TokenStoreContract(IStoreStand stand) : StoreContract(stand)
{
    [Test]
    public async Task Token_WhenWithdrawn_IsStillFoundAndSaysSo()
    {
        var token = new ApiToken(900_100, ManagerId, "script", "hash", ["read", "write"], Now, Now.AddDays(30));
        await WriteAsync(s => s.Tokens.AddAsync(token));

        await WriteAsync(s => s.Tokens.TouchAsync(token.Id, Now.AddHours(1)));
        Assert.That(await WriteAsync(s => s.Tokens.WithdrawAsync(token.Id + 1, Now)), Is.False, "another one");
        Assert.That(await WriteAsync(s => s.Tokens.WithdrawAsync(token.Id, Now.AddHours(2))), Is.True);
        Assert.That(await WriteAsync(s => s.Tokens.WithdrawAsync(token.Id, Now.AddHours(3))), Is.False, "a second time");

        var expected = CoreJson.Write(token with { WithdrawnAt = Now.AddHours(2), LastUsedAt = Now.AddHours(1) });
        Assert.That(CoreJson.Write(await ReadAsync(s => s.Tokens.FindAsync(token.Id))), Is.EqualTo(expected));
        Assert.That(CoreJson.Write(await ReadAsync(s => s.Tokens.OfPersonAsync(ManagerId))), Is.EqualTo($"[{expected}]"));
    }
}
