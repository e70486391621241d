using System.Net;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Data.Accounts;
using ServiceGate.Web.Features.Accounts.Codes;
using ServiceGate.Web.Features.Accounts.Passwords;

namespace ServiceGate.Web.Features.Accounts.SecondFactors;

/// <summary>Asks somebody who is signed in for the code of the second factor, before what a borrowed browser should not be able to do.</summary>
/// <param name="check">Looks at codes.</param>
/// <param name="throttle">Slows guessing down.</param>
internal sealed class CodeCheck(SecondFactorCheck check, SignInThrottle throttle)
{
    /// <summary>What is wrong with a code that somebody who is signed in has typed; null when it is right, or none is needed.</summary>
    public async Task<Violation?> WrongAsync(Account account, string? typed, IPAddress? address, string field, CancellationToken cancellation)
    {
        if (!throttle.Allows(address, account.UserName)) return Violation.Of("password.too-many-attempts", field);
        switch (await check.TakeAsync(account.Id, typed, cancellation))
        {
            case CodeAnswer.Right: return null;
            case CodeAnswer.Missing: return Violation.Of("second-factor.missing", field);
            default:
                throttle.CountFailure(address, account.UserName);
                return Violation.Of("second-factor.wrong", field);
        }
    }
}
