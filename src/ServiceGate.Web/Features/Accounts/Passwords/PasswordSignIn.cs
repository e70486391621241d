using System.Net;
using Microsoft.AspNetCore.Identity;
using ServiceGate.Data.Accounts;
using ServiceGate.Web.Features.Accounts.Sessions;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Accounts.Passwords;

/// <summary>What came of an attempt to sign in.</summary>
internal enum SignInAnswer
{
    /// <summary>The session has begun.</summary>
    Done,

    /// <summary>Unknown name, wrong password, locked, switched off: nobody outside learns which.</summary>
    Refused,

    /// <summary>The right one-time password, too late.</summary>
    Expired,

    /// <summary>Too many failures in a short time; the password was not looked at.</summary>
    TooMany,
}

/// <summary>Signs people in with name and password. It answers alike, and after the same work, whether a name exists or not.</summary>
/// <param name="users">Accounts.</param>
/// <param name="signIn">Checks passwords.</param>
/// <param name="sessions">Sessions.</param>
/// <param name="throttle">Slows guessing down.</param>
/// <param name="limits">How long a one-time password is good.</param>
internal sealed class PasswordSignIn(UserManager<Account> users, SignInManager<Account> signIn, BrowserSessions sessions, SignInThrottle throttle, AccountLimits limits)
{
    // A password that nobody has, hashed as real ones are.
    private static readonly Lazy<string> Decoy = new(() => new PasswordMaker().Store(Guid.NewGuid().ToString()).Hash);

    /// <summary>Tries a name and a password.</summary>
    /// <param name="userName">Name, whatever its case.</param>
    /// <param name="password">Password.</param>
    /// <param name="address">Where it comes from.</param>
    public async Task<SignInAnswer> TryAsync(string userName, string password, IPAddress? address)
    {
        if (userName.Length > PasswordRule.Longest || password.Length > PasswordRule.Longest) return SignInAnswer.Refused;
        if (!throttle.Allows(address, userName)) return SignInAnswer.TooMany;
        var account = await users.FindByNameAsync(userName);
        if (await IsRightAsync(account, password))
        {
            if (IsTooLate(account!)) return SignInAnswer.Expired;
            await sessions.BeginAsync(account!);
            return SignInAnswer.Done;
        }
        throttle.CountFailure(address, userName);
        return SignInAnswer.Refused;
    }

    private bool IsTooLate(Account account) =>
        account is { MustChangePassword: true, PasswordAt: { } made } && made <= TimeProvider.System.GetUtcNow() - limits.OneTimePassword;

    private async Task<bool> IsRightAsync(Account? account, string password)
    {
        if (account is { Active: true, PasswordHash: not null } && !await users.IsLockedOutAsync(account))
            return (await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true)).Succeeded;
        users.PasswordHasher.VerifyHashedPassword(account!, Decoy.Value, password);
        return false;
    }
}
