using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Facts.Briefs;

/// <summary>An earlier launch that is like one, and what became of it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="UnitId">The unit it belongs to.</param>
/// <param name="Window">When it took place.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Result">What was reported; null: it never took place.</param>
/// <param name="Failed">For how many customers it was reported to have failed.</param>
/// <param name="RolledBack">How many customers were rolled back one by one.</param>
/// <param name="Alarms">How many alarms the watch over complaints gave.</param>
/// <param name="Lessons">What was learnt; null: nobody has said.</param>
/// <param name="Words">What customers said themselves (投诉原声); empty: nothing was kept.</param>
/// <param name="Likeness">By what it is like the other.</param>
public sealed record PastLaunch(
    string Number, string Title, long UnitId, LaunchWindow Window, LaunchStatus Status, LaunchResult? Result, int Failed, int RolledBack, int Alarms, string? Lessons, IReadOnlyList<string> Words,
    Likeness Likeness);

/// <summary>By what an earlier launch is like one.</summary>
public enum Likeness
{
    /// <summary>Its dossier names the same product or objects: rare words of the other's title stand in it.</summary>
    [JsonStringEnumMemberName("words")] Words,

    /// <summary>The other's dossier was drafted from it.</summary>
    [JsonStringEnumMemberName("copied")] Copied,

    /// <summary>It is of the same kind in the same unit.</summary>
    [JsonStringEnumMemberName("unit")] Unit,
}
