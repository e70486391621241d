using System.Text;

namespace ServiceGate.Web.Accounts;

/// <summary>A file that tells a one-time password to whoever may read the installation's folder as its owner, and to nobody else.</summary>
internal static class OneTimePasswordFile
{
    /// <summary>Writes the file, in place of an earlier one. It is never readable by others, not even for a moment.</summary>
    public static async Task WriteAsync(string path, string userName, string password, CancellationToken cancellation = default)
    {
        // A file that is already there may be open to others, and writing would keep its rights.
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, options);
        await file.WriteAsync(Encoding.UTF8.GetBytes(Text(userName, password)), cancellation);
        file.Flush(flushToDisk: true);
    }

    private static string Text(string userName, string password) =>
        $"""
        User name: {userName}
        Password:  {password}

        The password works once: at the first sign-in another one has to be chosen. Then delete this file.
        此密码仅可使用一次：首次登录后须设置新密码。之后请删除本文件。

        """;
}
