namespace ServiceGate.Web.Features.Accounts.Passwords;

/// <summary>A file that only the owner of the installation's folder can read.</summary>
internal static class OwnerOnlyFile
{
    /// <summary>Writes the file, in place of an earlier one, and makes its folder when that is missing. It is never readable by others, not even for a moment.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        // Beside a database server there may be no folder yet.
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        // A file that is already there may be open to others, and writing would keep its rights.
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, options);
        await file.WriteAsync(content, cancellation);
        file.Flush(flushToDisk: true);
    }
}
