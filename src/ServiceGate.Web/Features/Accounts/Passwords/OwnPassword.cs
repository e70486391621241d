using System.Net;
using Microsoft.AspNetCore.Identity;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Data.Accounts;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Accounts.Passwords;

/// <summary>Changes the password of the person who is signed in. The current session goes on, all others end.</summary>
/// <param name="users">Accounts.</param>
/// <param name="signIn">Sessions.</param>
/// <param name="passwords">Makes the password.</param>
/// <param name="runner">Carries the command out.</param>
/// <param name="throttle">Slows guessing of the old password down.</param>
internal sealed class OwnPassword(
    UserManager<Account> users, SignInManager<Account> signIn, PasswordMaker passwords, CommandRunner runner, SignInThrottle throttle)
{
    /// <summary>Changes it.</summary>
    /// <param name="account">The person's account.</param>
    /// <param name="current">The password so far.</param>
    /// <param name="wanted">The new password.</param>
    /// <param name="repeated">The new password again.</param>
    /// <param name="address">Where it comes from.</param>
    /// <returns>What is wrong; empty when it was changed.</returns>
    public async Task<IReadOnlyList<Violation>> ChangeAsync(Account account, string current, string wanted, string repeated, IPAddress? address)
    {
        var check = new Check().NewPassword(wanted, account.UserName, "newPassword")
            .That(wanted != current, "password.same-as-before", "newPassword")
            .That(wanted == repeated, "password.repeated-differently", "repeatedPassword");
        if (check.Passed) await CheckCurrentAsync(account, current, address, check);
        if (!check.Passed) return check.Violations;

        // Each try has another salt, so there is no use in an id that finds an earlier answer.
        var outcome = await runner.RunAsync(new ChangePassword(passwords.Store(wanted)), account.Id, Guid.NewGuid().ToString());
        if (outcome.IsDone) await signIn.SignInAsync((await users.FindByNameAsync(account.UserName))!, isPersistent: false);
        return outcome.Violations;
    }

    private async Task CheckCurrentAsync(Account account, string current, IPAddress? address, Check check)
    {
        if (!throttle.Allows(address, account.UserName)) check.That(false, "password.too-many-attempts", "currentPassword");
        else if (current.Length > PasswordRule.Longest || !await users.CheckPasswordAsync(account, current))
        {
            throttle.CountFailure(address, account.UserName);
            check.That(false, "password.wrong", "currentPassword");
        }
    }
}
