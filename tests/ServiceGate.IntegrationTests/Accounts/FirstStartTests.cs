using System.Buffers.Binary;
using System.Net;
using System.Runtime.Versioning;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Accounts;
using ServiceGate.Data.Sql;
using ServiceGate.Web.Features.Accounts.Passwords;

namespace ServiceGate.IntegrationTests.Accounts;

/// <summary>What a first start leaves behind, and the one-time passwords of the command line.</summary>
public sealed class FirstStartTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Test]
    public async Task FirstStart_WithoutDemo_WritesAOneTimePasswordThatOnlyTheOwnerReads()
    {
        await using var server = await ServerStand.StartAsync(demo: false);
        using var browser = server.NewBrowser();
        var file = Path.Combine(server.Folder, "first-administrator.txt");
        if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(file), Is.EqualTo(OwnerOnly));

        var answer = await browser.SignInAsync("admin", PasswordIn(file), "/sign-in?returnUrl=/people");
        Assert.That(answer.Location, Is.EqualTo("/people"));
        Assert.That((await browser.GetAsync("/people")).Location, Is.EqualTo("/account"));
        var posted = await browser.PostAsync("/people", "person", ("userName", "someone"));
        Assert.That(posted.Location, Is.EqualTo("/account"), "nothing can be done either");
        var page = await browser.GetAsync("/account");
        Assert.That(page.Html, Does.Contain("Choose your own before you go on").And.Not.Contain("Language of messages"));
    }

    [Test]
    public async Task FirstStart_WhenThePasswordIsChanged_RemovesTheFile()
    {
        await using var server = await ServerStand.StartAsync(demo: false);
        using var browser = server.NewBrowser();
        var file = Path.Combine(server.Folder, "first-administrator.txt");
        var password = PasswordIn(file);
        await browser.SignInAsync("admin", password);
        Assert.That(File.Exists(file), "as long as it is good");

        const string own = "a sentence of my own";
        await browser.PostAsync("/account", "password", ("currentPassword", password), ("newPassword", own), ("repeatedPassword", own));
        Assert.That(File.Exists(file), Is.False);

        await File.WriteAllTextAsync(file, "left by another node");
        await server.RestartAsync(demo: false);
        Assert.That(File.Exists(file), Is.False);
    }

    [TestCase(72 * 60, false)]
    [TestCase(72 * 60 - 1, true)]
    public async Task OneTimePassword_After72Hours_IsAskedForAnew(int minutes, bool isGood)
    {
        await using var server = await ServerStand.StartAsync(demo: false);
        using var browser = server.NewBrowser();
        var made = TimeProvider.System.GetUtcNow().AddMinutes(-minutes).ToUnixTimeMilliseconds();
        await server.Services.GetRequiredService<Database>().WriteAsync(sql => sql.ExecuteAsync("UPDATE person SET password_at = @made WHERE user_name = 'admin'", new { made }), default);

        var answer = await browser.SignInAsync("admin", PasswordIn(Path.Combine(server.Folder, "first-administrator.txt")));

        Assert.That(answer.Status, Is.EqualTo(isGood ? HttpStatusCode.Found : HttpStatusCode.UnprocessableEntity));
        if (!isGood) Assert.That(Browser.ErrorsOf(answer), Is.EqualTo(new[] { "This one-time password has expired. Ask your administrator for another one." }));
    }

    [Test]
    public async Task Password_HashedWithFewerRounds_IsHashedAnewAtTheNextSignIn()
    {
        await using var server = await ServerStand.WithPeopleAsync();
        using var browser = server.NewBrowser();
        var weak = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 100_000 })).HashPassword(null!, "ServiceGate-Demo-1");
        await server.Services.GetRequiredService<Database>().WriteAsync(sql => sql.ExecuteAsync("UPDATE person SET password_hash = @weak WHERE user_name = 'he.ting'", new { weak }), default);

        Assert.That((await browser.SignInAsync("he.ting")).Status, Is.EqualTo(HttpStatusCode.Found));

        var hash = (await server.Services.GetRequiredService<AccountStore>().FindByNameAsync("he.ting"))!.PasswordHash!;
        Assert.That(BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5)), Is.EqualTo(210_000));
    }

    [Test]
    public async Task FirstStart_WhenThereIsAnAdministrator_ChangesNothing()
    {
        await using var server = await ServerStand.StartAsync(demo: false);
        var file = Path.Combine(server.Folder, "first-administrator.txt");
        var first = await File.ReadAllTextAsync(file);
        await server.RestartAsync(demo: false);
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo(first));
        using var browser = server.NewBrowser();
        Assert.That((await browser.SignInAsync("admin", PasswordIn(file))).Status, Is.EqualTo(HttpStatusCode.Found));
    }

    [Test, Platform(Exclude = "Win"), UnsupportedOSPlatform("windows")]
    public async Task PasswordReset_WhenAFileOfThatNameWasLeftOpenToOthers_ReplacesIt()
    {
        await using var server = await ServerStand.WithPeopleAsync();
        var file = Path.Combine(server.Folder, "one-time-password-he.ting.txt");
        await File.WriteAllTextAsync(file, "old");
        File.SetUnixFileMode(file, OwnerOnly | UnixFileMode.OtherRead);

        var written = await server.Services.GetRequiredService<PasswordReset>().RunAsync("HE.TING");
        Assert.That((written, File.GetUnixFileMode(file)), Is.EqualTo((file, OwnerOnly)));
    }

    [Test]
    public async Task PasswordReset_ForAKnownName_SignsInOnceAndEndsOldSessions()
    {
        await using var server = await ServerStand.WithPeopleAsync();
        using var browser = server.NewBrowser();
        await browser.SignInAsync("he.ting");
        var file = await server.Services.GetRequiredService<PasswordReset>().RunAsync("he.ting");
        Assert.That((await browser.GetAsync("/account")).Location, Does.StartWith("/sign-in"));
        await browser.SignInAsync("he.ting", PasswordIn(file!));
        Assert.That((await browser.GetAsync("/organisation")).Location, Is.EqualTo("/account"));
    }

    [Test]
    public async Task PasswordReset_ForAnUnknownName_DoesNothing()
    {
        await using var server = await ServerStand.WithPeopleAsync();
        Assert.That(await server.Services.GetRequiredService<PasswordReset>().RunAsync("../nobody"), Is.Null);
        Assert.That(Directory.EnumerateFiles(server.Folder, "*.txt"), Is.Empty);
    }

    [Test]
    public async Task Demo_WhenStartedAgain_LeavesPeopleAsTheyAre()
    {
        await using var server = await ServerStand.WithPeopleAsync();
        using var admin = server.NewBrowser();
        await admin.SignInAsync("admin");
        await admin.PostAsync("/people/he.ting", "edit", ("nameZh", "何婷"), ("nameEn", "Renamed"), ("language", "en"), ("active", "true"));
        await server.RestartAsync(demo: true);
        await using var session = await server.Services.GetRequiredService<ISessionFactory>().ReadAsync();
        var people = await session.Organisation.PeopleAsync();
        Assert.That((people.Count, people.Single(p => p.UserName == "he.ting").NameEn), Is.EqualTo((43, "Renamed")));
    }

    [Test]
    public async Task Demo_OnAnInstallationThatIsNone_IsRefusedAndAddsNobody()
    {
        await using var server = await ServerStand.StartAsync(demo: false);

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => server.RestartAsync(demo: true));

        Assert.That(refused!.Message, Does.Contain("no demonstration"));
        await using var session = await server.Services.GetRequiredService<ISessionFactory>().ReadAsync();
        Assert.That((await session.Organisation.PeopleAsync()).Select(p => p.UserName), Is.EqualTo(new[] { "admin" }));
    }

    [Test]
    public async Task Session_WhenTheServerIsStartedAgain_GoesOn()
    {
        await using var server = await ServerStand.WithPeopleAsync();
        using var browser = server.NewBrowser();
        var signedIn = await browser.SignInAsync("he.ting");
        var cookie = signedIn.Cookies.Single(c => c.StartsWith("session=", StringComparison.Ordinal)).Split(';')[0];
        await server.RestartAsync(demo: true);
        using var after = server.NewBrowser();
        after.Send("Cookie", cookie);
        Assert.That((await after.GetAsync("/account")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    /// <summary>The password that a file tells.</summary>
    internal static string PasswordIn(string file) =>
        File.ReadLines(file).Single(line => line.StartsWith("Password:", StringComparison.Ordinal))["Password:".Length..].Trim();
}
