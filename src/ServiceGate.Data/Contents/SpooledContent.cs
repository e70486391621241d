namespace ServiceGate.Data.Contents;

/// <summary>Content of unknown length as a file, so that it is sent with its length and from the beginning again, and memory holds a part of it only. The file goes with the stream.</summary>
internal static class SpooledContent
{
    /// <summary>Takes a stream in, from where it stands.</summary>
    public static async Task<FileStream> TakeAsync(Stream content, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
        try
        {
            await content.CopyToAsync(file, cancellation);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
