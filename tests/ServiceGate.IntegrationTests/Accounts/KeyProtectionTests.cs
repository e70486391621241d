using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Data.Accounts;
using ServiceGate.IntegrationTests.Kills;
using ServiceGate.Web.Features.Accounts.Sessions;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.IntegrationTests.Accounts;

/// <summary>A copy of the database opens no session.</summary>
public sealed class KeyProtectionTests
{
    private const string Secret = "a secret of more than thirty-two characters", Other = "another secret of more than thirty-two characters";

    [Test]
    public void Text_IsReadWithItsSecretOnly_AndOnlyInItsOwnRow()
    {
        var protection = new KeyProtection(Secret, null);
        var stored = protection.Protect("row-1", "<key>母</key>");

        Assert.That(stored, Does.StartWith("sgk1:").And.Not.Contain("key>"));
        Assert.That(protection.Protect("row-1", "<key>母</key>"), Is.Not.EqualTo(stored), "never twice the same");
        Assert.That(protection.Unprotect("row-1", stored), Is.EqualTo("<key>母</key>"));
        Assert.That(new KeyProtection(Other, Secret).Unprotect("row-1", stored), Is.EqualTo("<key>母</key>"), "while the secret is exchanged");
        Assert.That(() => protection.Unprotect("row-2", stored), Throws.InstanceOf<SettingException>());
        Assert.That(() => new KeyProtection(Other, null).Unprotect("row-1", stored), Throws.InstanceOf<SettingException>());
        Assert.That(() => new KeyProtection(null, null).Unprotect("row-1", stored), Throws.InstanceOf<SettingException>());
        Assert.That(protection.Unprotect("row-1", "<key/>"), Is.EqualTo("<key/>"), "of an installation of before");
    }

    [Test]
    public async Task Keys_OfAnInstallationOfBefore_AreEncryptedAtTheStart_AndSessionsGoOn()
    {
        await using var server = await ServerStand.WithPeopleAsync();
        using var browser = server.NewBrowser();
        await browser.SignInAsync("he.ting");
        var store = server.Services.GetRequiredService<DataProtectionKeyStore>();
        var before = await store.AllAsync();
        Assert.That(before.Select(k => k.Xml), Is.Not.Empty.And.All.StartsWith("<"));

        await new KeyProtection(Secret, null).RenewAsync(store);
        Assert.That((await store.AllAsync()).Select(k => k.Xml), Is.All.StartsWith("sgk1:"));
        Assert.That((await store.AllAsync()).Select(k => new KeyProtection(Secret, null).Unprotect(k.Id, k.Xml)), Is.EqualTo(before.Select(k => k.Xml)));
        await new KeyProtection(Other, Secret).RenewAsync(store);
        Assert.That((await store.AllAsync()).Select(k => new KeyProtection(Other, null).Unprotect(k.Id, k.Xml)), Is.EqualTo(before.Select(k => k.Xml)), "exchanged");
        Assert.That(() => new KeyProtection(Secret, null).RenewAsync(store), Throws.InstanceOf<SettingException>());
    }

    [Test]
    public async Task NewKeys_WithASecret_NeverStandThereInTheClear()
    {
        await using var server = await ServerStand.WithPeopleAsync((KeyProtection.SecretSetting, Secret));
        using var browser = server.NewBrowser();
        Assert.That((await browser.SignInAsync("he.ting")).Location, Is.EqualTo("/"));
        Assert.That((await server.Services.GetRequiredService<DataProtectionKeyStore>().AllAsync()).Select(k => k.Xml), Is.Not.Empty.And.All.StartsWith("sgk1:"));
    }

    [Test, Category("Waiting")]
    public async Task Server_OutsideADemonstration_IsRefusedWithoutASecret()
    {
        var folder = Directory.CreateTempSubdirectory("servicegate-");
        try
        {
            var (exit, output) = await Executable.RunAsync(["serve", "--database", Path.Combine(folder.FullName, "test.db"), "--urls", "http://127.0.0.1:0"]);
            Assert.That((exit, output), Is.EqualTo((1, output)));
            Assert.That(output, Does.Contain("The setting Keys:Secret is wrong").And.Contain("Keys:AllowUnencrypted true"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
