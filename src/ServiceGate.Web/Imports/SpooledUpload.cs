namespace ServiceGate.Web.Imports;

/// <summary>
/// Keeps an upload of unknown length in a file while it is worked on. The file's name is gone as soon as it is open, so that no customer's data stay behind
/// whatever becomes of the process.
/// </summary>
public static class SpooledUpload
{
    /// <summary>Takes an upload in; null when it is larger than <paramref name="most"/> bytes.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="most">The largest size.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>A stream that can be read again and again; the caller disposes it.</returns>
    public static async Task<Stream?> TakeAsync(Stream upload, long most, CancellationToken cancellation)
    {
        var file = Open();
        try
        {
            var part = new byte[64 * 1024];
            int read;
            while ((read = await upload.ReadAsync(part, cancellation)) > 0)
            {
                if (file.Length + read > most)
                {
                    await file.DisposeAsync();
                    return null;
                }
                await file.WriteAsync(part.AsMemory(0, read), cancellation);
            }
            await file.FlushAsync(cancellation);
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static FileStream Open()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows()) File.Delete(path);
        return file;
    }
}
