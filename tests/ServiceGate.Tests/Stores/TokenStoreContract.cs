using ServiceGate.Core.Facts.Tokens;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

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

    [Test]
    public async Task TokensOfAPerson_WhenAllAreWithdrawn_AreOnlyThoseThatWereNot()
    {
        const long otherId = 900_003;
        await WriteAsync(async s =>
        {
            await s.Organisation.AddPersonAsync(new(otherId, "Chen.Jing", "陈静", "Chen Jing", "zh-CN", null));
            await s.Tokens.AddAsync(new(900_100, ManagerId, "one", "hash-1", ["read"], Now, Now.AddDays(30)));
            await s.Tokens.AddAsync(new(900_101, ManagerId, "two", "hash-2", ["read"], Now, Now.AddDays(30)));
            await s.Tokens.AddAsync(new(900_102, otherId, "of another", "hash-3", ["read"], Now, Now.AddDays(30)));
        });
        await WriteAsync(s => s.Tokens.WithdrawAsync(900_100, Now));

        Assert.That(await WriteAsync(s => s.Tokens.WithdrawAllAsync(ManagerId, Now.AddHours(1))), Is.EqualTo(1));

        Assert.That((await ReadAsync(s => s.Tokens.FindAsync(900_100)))!.WithdrawnAt, Is.EqualTo(Now));
        Assert.That((await ReadAsync(s => s.Tokens.FindAsync(900_101)))!.WithdrawnAt, Is.EqualTo(Now.AddHours(1)));
        Assert.That((await ReadAsync(s => s.Tokens.FindAsync(900_102)))!.WithdrawnAt, Is.Null);
    }
}
