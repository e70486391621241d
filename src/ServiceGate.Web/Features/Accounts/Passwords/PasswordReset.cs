using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Accounts;
using ServiceGate.Web.Shell.Settings;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Accounts.Passwords;

/// <summary>Gives somebody a one-time password from the command line of the machine, for when no administrator can sign in.</summary>
/// <param name="accounts">Accounts.</param>
/// <param name="runner">Carries the command out.</param>
/// <param name="passwords">Makes the password.</param>
/// <param name="folder">Where the file is written.</param>
internal sealed class PasswordReset(AccountStore accounts, CommandRunner runner, PasswordMaker passwords, DataFolder folder)
{
    /// <summary>Writes a new one-time password to a file that only its owner can read, and sets it. All sessions of the person end.</summary>
    /// <returns>The file's path; null when there is nobody of that name.</returns>
    public async Task<string?> RunAsync(string userName, CancellationToken cancellation = default)
    {
        if (await accounts.FindByNameAsync(userName, cancellation) is not { } account) return null;
        var (path, password) = (Path.Combine(folder.Path, OneTimePasswordFile.NameFor(account.UserName)), PasswordMaker.OneTime());
        await OneTimePasswordFile.WriteAsync(path, account.UserName, password, cancellation);
        var command = new ResetPassword(account.UserName, passwords.Store(password, mustChange: true));
        (await runner.RunAsync(command, Actor.System.PersonId, "admin-reset-password", cancellation)).Required();
        return path;
    }
}
