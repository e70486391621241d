using ServiceGate.Data.Accounts;
using ServiceGate.Data.Settings;

namespace ServiceGate.IntegrationTests.Stores;

public sealed class SettingStoreTests(DatabaseStand stand) : DatabaseTests(stand)
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
        Assert.That(await settings.FindAsync("clock"), Is.Null);
        Assert.That(await settings.FindAsync("other"), Is.EqualTo("x"));
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
    public async Task DataProtectionKeys_WhenAdded_AreFound()
    {
        var keys = new DataProtectionKeyStore(Database);
        await keys.AddAsync(new("k1", "key-1", "<key/>"));

        Assert.That(await keys.AllAsync(), Is.EqualTo(new[] { new DataProtectionKey("k1", "key-1", "<key/>") }));
    }
}
