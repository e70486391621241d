using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Accounts;
using ServiceGate.Web.Features.Accounts.Passwords;
using ServiceGate.Web.Shell.Settings;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Accounts;

/// <summary>
/// Makes the first start of an installation possible: a top unit and an administrator whose one-time password stands in a file beside the database that only
/// its owner can read.
/// </summary>
/// <param name="sessions">Reads whether there is anybody.</param>
/// <param name="runner">Carries the command out.</param>
/// <param name="passwords">Makes the password.</param>
/// <param name="folder">Where the file is written.</param>
/// <param name="accounts">Knows whether the password was changed.</param>
internal sealed class FirstAdministrator(ISessionFactory sessions, CommandRunner runner, PasswordMaker passwords, DataFolder folder, AccountStore accounts)
{
    /// <summary>Name of the file in the folder of the database.</summary>
    public const string FileName = OneTimePasswordFile.FirstName;

    /// <summary>Name to sign in with.</summary>
    public const string UserName = OneTimePasswordFile.FirstUserName;

    private const string TopUnit = "GRP";

    /// <summary>
    /// Adds the administrator when there is nobody at all. The file is written first: a start that is killed in between begins anew with another password.
    /// </summary>
    /// <returns>The file's path when an administrator was added, otherwise null.</returns>
    public async Task<string?> EnsureAsync(CancellationToken cancellation = default)
    {
        if (await TopUnitIfNobodyAsync(cancellation) is not { } top)
        {
            // Another node may have seen the password change.
            if (await accounts.FindByNameAsync(UserName, cancellation) is not { MustChangePassword: true }) OneTimePasswordFile.Remove(folder.Path, UserName);
            return null;
        }
        var (path, password) = (Path.Combine(folder.Path, FileName), PasswordMaker.OneTime());
        await OneTimePasswordFile.WriteAsync(path, UserName, password, cancellation);
        var setUp = new SetUpOrganisation(
            [new(null, "group", TopUnit, "集团公司", "Group", "Asia/Shanghai")], [],
            [new(UserName, "系统管理员", "Administrator", "zh-CN")],
            [new(UserName, "administrator", top)],
            passwords.Store(password, mustChange: true));
        (await runner.RunAsync(top == TopUnit ? setUp : setUp with { Units = [] }, Actor.System.PersonId, "first-administrator", cancellation)).Required();
        return path;
    }

    private async Task<string?> TopUnitIfNobodyAsync(CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        if ((await session.Organisation.PeopleAsync()).Count > 0) return null;
        return (await session.Organisation.TreeAsync()).Units.FirstOrDefault(u => u.ParentId is null)?.Code ?? TopUnit;
    }
}
