using System.Runtime.InteropServices;
using System.Text;

namespace ServiceGate.Delivery.Senders;

/// <summary>Makes the names in a folder durable, which flushing a file does not do on Unix. Windows writes them through by itself.</summary>
public static class FolderSync
{
    private const int ReadOnly = 0;

    /// <summary>Returns when the folder's entries are on the disk.</summary>
    /// <exception cref="IOException">The system refused.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(Encoding.UTF8.GetBytes(folder + '\0'), ReadOnly);
        if (handle < 0) throw Failure("opened");
        try
        {
            if (Sync(handle) != 0) throw Failure("flushed");
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static IOException Failure(string what) => new($"The folder could not be {what} (error {Marshal.GetLastPInvokeError()}).");

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Close(int handle);
}
