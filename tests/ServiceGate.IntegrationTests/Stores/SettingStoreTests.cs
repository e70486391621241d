using ServiceGate.Data;

namespace ServiceGate.IntegrationTests.Stores;

public sealed class SettingStoreTests(DatabaseStand stand) : StoreContract(stand)
{
    [Test]
    public async Task Set_WhenSetChangedAndRemoved_IsFoundAsLastSet()
    {
        var settings = new SettingStore(Database);
        Assert.That(await settings.FindAsync("clock"), Is.Null);

        await settings.SetAsync("clock", "1");
        await settings.SetAsync("clock", "2");
        await settings.SetAsync("other", "x");
        Assert.That(await settings.FindAsync("clock"), Is.EqualTo("2"));

        await settings.SetAsync("clock", null);
        Assert.That(await settings.AllAsync(), Is.EquivalentTo(new Dictionary<string, string> { ["other"] = "x" }));
    }

    [Test]
    public async Task PlayState_WhenSavedTwice_IsTheLater()
    {
        var states = new PlayStateStore(Database);
        await states.SaveAsync(new("tv", 1, "{}", null));
        await states.SaveAsync(new("tv", 2, """{"launch":"HZ-2026-000001"}""", Now));

        Assert.That(await states.FindAsync("tv"), Is.EqualTo(new PlayState("tv", 2, """{"launch":"HZ-2026-000001"}""", Now)));
        Assert.That(await states.FindAsync("other"), Is.Null);
    }

    [Test]
    public async Task ApiToken_WhenRevoked_IsStillFoundAndSaysSo()
    {
        var tokens = new ApiTokenStore(Database);
        var token = await tokens.AddAsync(new(0, ManagerId, "script", "hash", "launches:read", Now, Now.AddDays(30)));

        await tokens.TouchAsync(token.Id, Now.AddHours(1));
        Assert.That(await tokens.RevokeAsync(ManagerId + 1, token.Id, Now), Is.False, "somebody else's");
        Assert.That(await tokens.RevokeAsync(ManagerId, token.Id, Now.AddHours(2)), Is.True);
        Assert.That(await tokens.RevokeAsync(ManagerId, token.Id, Now.AddHours(3)), Is.False, "a second time");

        var expected = token with { RevokedAt = Now.AddHours(2), LastUsedAt = Now.AddHours(1) };
        Assert.That(await tokens.FindAsync("hash"), Is.EqualTo(expected));
        Assert.That(await tokens.OfPersonAsync(ManagerId), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public async Task DataProtectionKeys_WhenAdded_AreFound()
    {
        var keys = new DataProtectionKeyStore(Database);
        await keys.AddAsync(new("k1", "key-1", "<key/>"));

        Assert.That(await keys.AllAsync(), Is.EqualTo(new[] { new DataProtectionKey("k1", "key-1", "<key/>") }));
    }
}
