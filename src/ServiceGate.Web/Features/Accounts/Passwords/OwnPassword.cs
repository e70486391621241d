using System.Net;
using Microsoft.AspNetCore.Identity;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Data.Accounts;
using ServiceGate.Web.Features.Accounts.Sessions;
using ServiceGate.Web.Shell.Settings;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Accounts.Passwords;

/// <summary>Changes the password of the person who is signed in. All sessions end, and this browser gets a new one.</summary>
/// <param name="users">Accounts.</param>
/// <param name="sessions">Sessions.</param>
/// <param name="passwords">Makes the password.</param>
/// <param name="runner">Carries the command out.</param>
/// <param name="passwordCheck">Asks for the password so far.</param>
/// <param name="folder">Where a file may tell the one-time password that it was.</param>
/// <param name="houseWords">Words that a password must not contain.</param>
internal sealed class OwnPassword(
    UserManager<Account> users, BrowserSessions sessions, PasswordMaker passwords, CommandRunner runner, PasswordCheck passwordCheck, DataFolder folder, HouseWords houseWords)
{
    /// <summary>Changes it.</summary>
    /// <param name="account">The person's account.</param>
    /// <param name="current">The password so far.</param>
    /// <param name="wanted">The new password.</param>
    /// <param name="repeated">The new password again.</param>
    /// <param name="withdrawTokens">Whether the person's API tokens end with the old password.</param>
    /// <param name="address">Where it comes from.</param>
    /// <returns>What is wrong; empty when it was changed.</returns>
    public async Task<IReadOnlyList<Violation>> ChangeAsync(Account account, string current, string wanted, string repeated, bool withdrawTokens, IPAddress? address)
    {
        var houseWord = wanted.Length <= PasswordRule.Longest ? await houseWords.FindInAsync(wanted, account.Id) : null;
        var check = new Check().NewPassword(wanted, account.UserName, houseWord, "newPassword")
            .That(wanted != current, "password.same-as-before", "newPassword")
            .That(wanted == repeated, "password.repeated-differently", "repeatedPassword");
        if (!check.Passed) return check.Violations;
        if (await passwordCheck.WrongAsync(account, current, address, "currentPassword") is { } wrong) return [wrong];

        // Each try has another salt, so there is no use in an id that finds an earlier answer.
        var outcome = await runner.RunAsync(new ChangePassword(passwords.Store(wanted), withdrawTokens ? true : null), account.Id, Guid.NewGuid().ToString());
        if (outcome.IsDone) OneTimePasswordFile.Remove(folder.Path, account.UserName);
        if (outcome.IsDone) await sessions.BeginAsync((await users.FindByNameAsync(account.UserName))!);
        return outcome.Violations;
    }
}
