using System.Net;
using Microsoft.AspNetCore.Identity;
using ServiceGate.Data.Accounts;
using ServiceGate.Data.Security;
using ServiceGate.Web.Features.Accounts.Codes;
using ServiceGate.Web.Features.Accounts.Sessions;
using ServiceGate.Web.Shell.Security;
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

    /// <summary>The right password, and the code of the second factor is not there.</summary>
    CodeMissing,

    /// <summary>The right password, and the code is wrong, too old or was taken before.</summary>
    CodeWrong,
}

/// <summary>Signs people in with name and password. It answers alike, and after the same work, whether a name exists or not.</summary>
/// <param name="users">Accounts.</param>
/// <param name="signIn">Checks passwords.</param>
/// <param name="sessions">Sessions.</param>
/// <param name="throttle">Slows guessing down.</param>
/// <param name="limits">How long a one-time password is good.</param>
/// <param name="factors">Asks for the code of a second factor.</param>
/// <param name="log">Every attempt is written there.</param>
/// <param name="accessor">The request.</param>
internal sealed class PasswordSignIn(
    UserManager<Account> users, SignInManager<Account> signIn, BrowserSessions sessions, SignInThrottle throttle, AccountLimits limits, SecondFactorCheck factors, SecurityLog log,
    IHttpContextAccessor accessor)
{
    // A password that nobody has, hashed as real ones are.
    private static readonly Lazy<string> Decoy = new(() => new PasswordMaker().Store(Guid.NewGuid().ToString()).Hash);

    /// <summary>Tries a name and a password.</summary>
    /// <param name="userName">Name, whatever its case.</param>
    /// <param name="password">Password.</param>
    /// <param name="address">Where it comes from.</param>
    /// <param name="code">The code of the second factor; null or empty where none was typed.</param>
    public async Task<SignInAnswer> TryAsync(string userName, string password, IPAddress? address, string? code = null)
    {
        if (userName.Length > PasswordRule.Longest || password.Length > PasswordRule.Longest) return Note(SignInAnswer.Refused, null, null);
        if (!throttle.Allows(address, userName)) return Note(SignInAnswer.TooMany, null, userName);
        var account = await users.FindByNameAsync(userName);
        if (await IsRightAsync(account, password))
        {
            if (IsTooLate(account!)) return Note(SignInAnswer.Expired, account, userName);
            if (await CodeAsync(account!, code, address) is { } lacking) return Note(lacking, account, userName);
            await sessions.BeginAsync(account!);
            return Note(SignInAnswer.Done, account, userName);
        }
        throttle.CountFailure(address, userName);
        return Note(SignInAnswer.Refused, account, userName);
    }

    /// <summary>What is wrong with the code; null when it is right, or none is needed. A wrong one counts as a wrong password does.</summary>
    private async Task<SignInAnswer?> CodeAsync(Account account, string? code, IPAddress? address)
    {
        var answer = await factors.TakeAsync(account.Id, code, accessor.HttpContext!.RequestAborted);
        if (answer is not CodeAnswer.Wrong) return answer is CodeAnswer.Right ? null : SignInAnswer.CodeMissing;
        throttle.CountFailure(address, account.UserName);
        return SignInAnswer.CodeWrong;
    }

    private SignInAnswer Note(SignInAnswer answer, Account? account, string? userName)
    {
        var result = answer switch { SignInAnswer.Done => "right", SignInAnswer.Expired => "expired", SignInAnswer.TooMany => "throttled", SignInAnswer.CodeMissing => "code-missing", SignInAnswer.CodeWrong => "code-wrong", _ => "wrong" };
        log.Write(SecurityEntries.Of(accessor.HttpContext!, SecurityKind.SignIn, result, account?.Id, account?.UserName ?? userName));
        return answer;
    }

    private bool IsTooLate(Account account) =>
        account is { MustChangePassword: true, PasswordAt: { } made } && made <= TimeProvider.System.GetUtcNow() - limits.OneTimePassword;

    private async Task<bool> IsRightAsync(Account? account, string password)
    {
        if (account is { Active: true, PasswordHash: not null } && !await users.IsLockedOutAsync(account))
        {
            var found = await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
            if (!found.Succeeded && await IsLockedSinceAsync(account)) log.Write(SecurityEntries.Of(accessor.HttpContext!, SecurityKind.Lock, "locked", account.Id, account.UserName));
            return found.Succeeded;
        }
        users.PasswordHasher.VerifyHashedPassword(account!, Decoy.Value, password);
        return false;
    }

    /// <summary>Whether the failure that was just counted has locked the account: its row says so, the account as it was read before does not.</summary>
    private async Task<bool> IsLockedSinceAsync(Account account) =>
        await users.FindByNameAsync(account.UserName!) is { } now && await users.IsLockedOutAsync(now);
}
