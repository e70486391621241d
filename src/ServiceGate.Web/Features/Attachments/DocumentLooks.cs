using System.Diagnostics;
using System.Text.Json;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Web.Features.Attachments;

/// <summary>
/// Has documents looked into by a process of its own (<c>attachments look</c>), which has a time and a memory to live in: what somebody has put into a file to keep its readers busy costs nobody more.
/// Whatever goes wrong, a file is taken without a look.
/// </summary>
/// <param name="logger">Says when a look was given up.</param>
internal sealed partial class DocumentLooks(ILogger<DocumentLooks> logger) : IDisposable
{
    private const string MostMemory = "0x18000000";
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(20);

    // The program's own executable, which there is without an installed runtime too.
    private static readonly string[] Program = [.. new[] { "ServiceGate.Web", "ServiceGate.Web.exe" }.Select(name => Path.Combine(AppContext.BaseDirectory, name)).Where(File.Exists)];

    // One at a time: who finds it taken for too long goes without.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Looks into a file.</summary>
    /// <param name="file">The file; it is left where it began.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="cancellation">Gives it up.</param>
    /// <returns>What was found; null: nothing.</returns>
    public async Task<FileLook?> OfAsync(Stream file, FileKind kind, CancellationToken cancellation)
    {
        if (kind is not FileKind.Pdf || !await _turn.WaitAsync(MostTime, cancellation)) return null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(MostTime);
        try
        {
            return await AskAsync(file, patience.Token);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            LogGivenUp(e.GetType().Name);
            return null;
        }
        finally
        {
            file.Position = 0;
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static async Task<FileLook?> AskAsync(Stream file, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Program.FirstOrDefault() ?? "dotnet", [.. Program.Length > 0 ? [] : new[] { Path.Combine(AppContext.BaseDirectory, "ServiceGate.Web.dll") }, "attachments", "look", "--json"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = MostMemory;
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        try
        {
            var (output, _) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
            file.Position = 0;
            await file.CopyToAsync(process.StandardInput.BaseStream, cancellation);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0 ? JsonSerializer.Deserialize<FileLook>(await output, CoreJson.Options) : null;
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A document was taken without a look into it ({Reason}).")]
    private partial void LogGivenUp(string reason);
}
