using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.CommandLine.Contents;

/// <summary>Tells on a terminal how reading content goes on: every two seconds how much there was, and at once what is not whole.</summary>
/// <param name="output">Where to.</param>
/// <param name="texts">The words.</param>
internal sealed class ContentLog(TextWriter output, Texts texts)
{
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _machine = TimeProvider.System;
    private long _told = TimeProvider.System.GetTimestamp();

    /// <summary>How many files there were so far.</summary>
    public long Files { get; private set; }

    /// <summary>How many bytes they have.</summary>
    public long Bytes { get; private set; }

    private string Megabytes => (Bytes / 1024m / 1024m).ToString("0.0", texts.Language.FormatCulture);

    /// <summary>One more file.</summary>
    public void Read(long bytes)
    {
        (Files, Bytes) = (Files + 1, Bytes + bytes);
        if (_machine.GetElapsedTime(_told) < Breath) return;
        _told = _machine.GetTimestamp();
        output.WriteLine(texts.Count("content.progress", Files, ("megabytes", Megabytes)));
    }

    /// <summary>A file that is not whole, with what refers to it.</summary>
    public void Faulty(FaultyContent fault)
    {
        output.WriteLine(texts.T(KeyOf(fault.Standing), ("content", fault.Content), ("place", texts.T($"content-place.{fault.Place}")), ("bytes", fault.Bytes)));
        foreach (var attachment in fault.Attachments) output.WriteLine(texts.T("content.attached", ("launch", attachment.Launch), ("name", attachment.Name)));
    }

    /// <summary>Key of the line about content that is not whole.</summary>
    /// <param name="standing">Code of how it stands; what is neither missing nor damaged was in somebody else's hands.</param>
    public static string KeyOf(string standing) => standing is "missing" or "damaged" ? $"content-stands.{standing}" : "content-stands.other";

    /// <summary>A sentence at the end that counts.</summary>
    public void Says(string key, params ReadOnlySpan<(string Name, object? Value)> arguments) => output.WriteLine(texts.Count(key, Files, [("megabytes", Megabytes), .. arguments]));

    /// <summary>Somebody has stopped it.</summary>
    public void Stopped(string command) => output.WriteLine(texts.T("content.stopped", ("command", command)));
}
