using System.Net;
using Microsoft.AspNetCore.Identity;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Data.Accounts;

namespace ServiceGate.Web.Features.Accounts.Passwords;

/// <summary>Asks somebody who is signed in for the password again, before what a borrowed browser should not be able to do.</summary>
/// <param name="users">Accounts.</param>
/// <param name="throttle">Slows guessing down.</param>
internal sealed class PasswordCheck(UserManager<Account> users, SignInThrottle throttle)
{
    /// <summary>What is wrong with a password that was typed; null when it is the person's.</summary>
    public async Task<Violation?> WrongAsync(Account account, string typed, IPAddress? address, string field)
    {
        if (!throttle.Allows(address, account.UserName)) return Violation.Of("password.too-many-attempts", field);
        if (typed.Length <= PasswordRule.Longest && await users.CheckPasswordAsync(account, typed)) return null;
        throttle.CountFailure(address, account.UserName);
        return Violation.Of("password.wrong", field);
    }
}
