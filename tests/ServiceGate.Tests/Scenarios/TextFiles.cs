using System.Security.Cryptography;
using System.Text;
using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Files of text that are sent to their end, ready to be attached.</summary>
internal static class TextFiles
{
    private static int _sent;

    /// <summary>SHA-256 of a text as a file has it.</summary>
    internal static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Sends one for somebody.</summary>
    /// <returns>The upload's id.</returns>
    internal static async Task<long> SendAsync(ISessionFactory sessions, ContentPlaces places, TimeProvider clock, long person, long launch, string name, string text)
    {
        var (uploads, bytes) = (new Uploads(sessions, clock), Encoding.UTF8.GetBytes(text));
        var key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"sent-{Interlocked.Increment(ref _sent)}");
        var upload = (await uploads.BeginAsync(person, launch, key, name, bytes.Length, default)).Required();
        upload = (await uploads.AppendAsync(upload, 0, new MemoryStream(bytes), default)).Required();
        var keeping = new FileKeeping(sessions, places, clock);
        return (await uploads.FinishAsync(upload, (await keeping.KeepAsync(HashOf(text), bytes.Length, FileKind.Text, null, new MemoryStream(bytes), default))!, default)).Id;
    }
}
