using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Nodes;
using ServiceGate.Data.Opening;
using ServiceGate.Web.Shell.Components;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Viewing;

namespace ServiceGate.Web.Features.Nodes;

/// <summary>Nodes in words.</summary>
internal static class NodeWords
{
    /// <summary>What the database is called by people; products are not translated.</summary>
    public static string ProviderName(this DatabaseSettings database, Texts texts) => database.Provider switch
    {
        DatabaseProvider.PostgreSql => "PostgreSQL",
        DatabaseProvider.SqlServer => "SQL Server",
        _ => texts.T("node.file"),
    };

    /// <summary>Its state as a colour.</summary>
    public static PillState State(this NodeRow node) => node.IsAlive ? PillState.Open : node.StoppedAt is null ? PillState.Blocked : PillState.Draft;

    /// <summary>Its state as a code.</summary>
    public static string Status(this NodeRow node) => node.IsAlive ? "alive" : node.StoppedAt is null ? "dead" : "stopped";

    /// <summary>When it was seen last: "2 s ago", "4 min ago".</summary>
    public static string Seen(this NodeRow node, Texts texts) => texts.T("time.ago", ("duration", Durations.InWords(node.SinceSeen, texts)));

    /// <summary>What it is doing, one sentence each; one that it does nothing when it does nothing.</summary>
    public static IReadOnlyList<string> Doing(this NodeRow node, Texts texts)
    {
        if (!node.IsAlive) return [];
        var doing = NodeDoing.Read(node.Doing);
        List<string> sentences =
        [
            .. doing.Channels.SelectMany(c => Channel(c, texts)),
            .. node.Leases.Select(lease => texts.T("node-lease." + lease)),
            .. doing.Failing ? [texts.T("node.failing")] : (string[])[],
        ];
        return sentences is [] ? [texts.T("node.idle")] : sentences;
    }

    private static IEnumerable<string> Channel(ChannelDoing channel, Texts texts)
    {
        var name = ("channel", (object)texts.T("channel." + channel.Channel.Code()));
        if (channel.Chunks > 0) yield return texts.T("node.sends", name, ("chunks", channel.Chunks), ("rate", (long)Math.Round(channel.PerSecond)));
        if (channel.HeldUntil is not null) yield return texts.T("node.held", name, ("trouble", channel.Trouble ?? ""));
        if (channel.DayFullUntil is not null) yield return texts.T("node.day-full", name);
    }
}
