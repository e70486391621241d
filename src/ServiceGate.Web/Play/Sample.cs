using System.Text;
using System.Text.Json.Nodes;
using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Web.Play;

/// <summary>The files of a sample, as a story plays them.</summary>
public sealed class Sample
{
    /// <summary>What a story attaches and ticks besides what a dossier's file holds, in a file of the same shape as its sections.</summary>
    private const string Besides = "besides.json";

    private readonly JsonObject _dossier;
    private readonly JsonObject? _besides;
    private readonly IReadOnlyList<SampleCustomer> _customers;

    private Sample(string folder, Story story, JsonObject dossier, JsonObject? besides, string csv, IReadOnlyList<SampleCustomer> customers, IReadOnlyList<string> failed) =>
        (Folder, Story, _dossier, _besides, CustomersCsv, _customers, Failed) = (folder, story, dossier, besides, csv, customers, failed);

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>Its name: that of the folder.</summary>
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Folder)));

    /// <summary>The story.</summary>
    public Story Story { get; }

    /// <summary>The file of customers as it is imported: its head and as many lines as are played.</summary>
    public string CustomersCsv { get; }

    /// <summary>How many customers are played.</summary>
    public int Count => _customers.Count;

    /// <summary>The accounts, among those played, for which the launch fails.</summary>
    public IReadOnlyList<string> Failed { get; }

    /// <summary>The accounts of customers with an address on a channel.</summary>
    public IEnumerable<string> AccountsOn(NoticeChannel channel) =>
        _customers.Where(c => channel is NoticeChannel.Sms ? c.HasPhone : c.HasPushId).Select(c => c.Account);

    /// <summary>The items of a section of the dossier's file, or of what the story has besides.</summary>
    public IEnumerable<(string Key, JsonObject Content)> Items(string section) =>
        ((_dossier[section] ?? _besides?[section]) as JsonObject ?? throw new InvalidDataException($"The dossier has no section {section}.")).Select(i => (i.Key, (JsonObject)i.Value!));

    /// <summary>A file that the sample attaches.</summary>
    /// <param name="name">Its name, below the sample's folder.</param>
    /// <exception cref="IOException">There is none of that name.</exception>
    public byte[] FileOf(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    /// <summary>Reads a sample.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="most">How many customers to play; null: all.</param>
    /// <exception cref="InvalidDataException">A file is broken, or there are too few customers for the story.</exception>
    /// <exception cref="IOException">A file is missing.</exception>
    public static Sample Read(string folder, int? most = null)
    {
        var story = StoryReader.Read(File.ReadAllText(Path.Combine(folder, "story.json")));
        var dossier = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, story.Dossier)))?["sections"] as JsonObject ?? throw new InvalidDataException($"{story.Dossier} is not a dossier's file: it has no sections.");
        var besides = Path.Combine(folder, Besides) is var file && File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))!.AsObject() : null;
        var csv = FirstLines(Path.Combine(folder, story.Customers), most);
        var customers = Customers(csv);
        var played = customers.Select(c => c.Account).ToHashSet(StringComparer.Ordinal);
        var failed = story.Failed is null ? [] : Rows(File.ReadAllText(Path.Combine(folder, story.Failed)), row => row("account")).Where(played.Contains).ToList();
        return failed.Count > 0 || story.Failed is null
            ? new(folder, story, dossier, besides, csv, customers, failed)
            : throw new InvalidDataException($"The launch fails for none of these {customers.Count} customers; play more of them.");
    }

    private static List<SampleCustomer> Customers(string csv) =>
        Rows(csv, row => new SampleCustomer(row("account"), row("phone").Length > 0, row("push_id").Length > 0));

    private static string FirstLines(string file, int? most)
    {
        if (most is not { } count) return File.ReadAllText(file);
        var lines = new StringBuilder();
        foreach (var line in File.ReadLines(file).Take(count + 1)) lines.Append(line).Append('\n');
        return lines.ToString();
    }

    /// <summary>Reads rows the plain way, on purpose not with the reader that the server imports with: what is expected is not to come from what is tested.</summary>
    private static List<T> Rows<T>(string csv, Func<Func<string, string>, T> map)
    {
        if (csv.Contains('"', StringComparison.Ordinal)) throw new InvalidDataException("A sample's files hold no quoted fields.");
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var head = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => line.Split(',')).Select(fields => map(name => fields[Array.IndexOf(head, name)]))];
    }

    private sealed record SampleCustomer(string Account, bool HasPhone, bool HasPushId);
}
