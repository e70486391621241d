using System.Text;

namespace ServiceGate.Web.Features.Accounts.Passwords;

/// <summary>A file that tells a one-time password to whoever may read the installation's folder as its owner, and to nobody else.</summary>
internal static class OneTimePasswordFile
{
    /// <summary>Name of the file that tells the first administrator's.</summary>
    public const string FirstName = "first-administrator.txt";

    /// <summary>Name with which the first administrator signs in.</summary>
    public const string FirstUserName = "admin";

    /// <summary>Writes the file, in place of an earlier one.</summary>
    public static Task WriteAsync(string path, string userName, string password, CancellationToken cancellation = default) =>
        OwnerOnlyFile.WriteAsync(path, Encoding.UTF8.GetBytes(Text(userName, password)), cancellation);

    /// <summary>Name of the file that tells a person's.</summary>
    public static string NameFor(string userName) => $"one-time-password-{userName}.txt";

    /// <summary>Removes the files that tell a password which is no longer the person's.</summary>
    /// <param name="folder">The installation's folder.</param>
    /// <param name="userName">The person.</param>
    public static void Remove(string folder, string userName)
    {
        string[] names = [NameFor(userName), .. userName == FirstUserName ? [FirstName] : Array.Empty<string>()];
        foreach (var path in names.Select(name => Path.Combine(folder, name)))
            try
            {
                File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // What it tells opens nothing any more; the next start tries again.
            }
    }

    private static string Text(string userName, string password) =>
        $"""
        User name: {userName}
        Password:  {password}

        The password works once: at the first sign-in another one has to be chosen. This file is then removed.
        此密码仅可使用一次：首次登录后须设置新密码，随后本文件会自动删除。

        """;
}
