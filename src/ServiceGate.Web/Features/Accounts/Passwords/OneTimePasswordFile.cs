using System.Text;

namespace ServiceGate.Web.Features.Accounts.Passwords;

/// <summary>A file that tells a one-time password to whoever may read the installation's folder as its owner, and to nobody else.</summary>
internal static class OneTimePasswordFile
{
    /// <summary>Writes the file, in place of an earlier one.</summary>
    public static Task WriteAsync(string path, string userName, string password, CancellationToken cancellation = default) =>
        OwnerOnlyFile.WriteAsync(path, Encoding.UTF8.GetBytes(Text(userName, password)), cancellation);

    private static string Text(string userName, string password) =>
        $"""
        User name: {userName}
        Password:  {password}

        The password works once: at the first sign-in another one has to be chosen. Then delete this file.
        此密码仅可使用一次：首次登录后须设置新密码。之后请删除本文件。

        """;
}
