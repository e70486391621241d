using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Launches;

namespace ServiceGate.Data.Queries;

/// <summary>How a list of launches is ordered.</summary>
public enum LaunchOrder
{
    /// <summary>By the window's start.</summary>
    [JsonStringEnumMemberName("window")] Window,

    /// <summary>By number.</summary>
    [JsonStringEnumMemberName("number")] Number,

    /// <summary>By title, in the order of its characters' codes.</summary>
    [JsonStringEnumMemberName("title")] Title,

    /// <summary>By the moment of creation.</summary>
    [JsonStringEnumMemberName("created")] Created,
}

/// <summary>Which launches a list shows. What is null or empty does not narrow it.</summary>
public sealed record LaunchFilter
{
    /// <summary>Words of number, title, the owner's name or the dossier, all of which must be there, whatever their case.</summary>
    public string? Text { get; init; }

    /// <summary>The kind.</summary>
    public LaunchKind? Kind { get; init; }

    /// <summary>Launch, withdrawal or emergency.</summary>
    public LaunchVariant? Variant { get; init; }

    /// <summary>One of these states.</summary>
    public IReadOnlyCollection<LaunchStatus> Statuses { get; init; } = [];

    /// <summary>Stands in one of these ways.</summary>
    public IReadOnlyCollection<LaunchStanding> Standings { get; init; } = [];

    /// <summary>Belongs to this unit or one below it.</summary>
    public long? UnitId { get; init; }

    /// <summary>The owner's department.</summary>
    public string? Department { get; init; }

    /// <summary>The owner.</summary>
    public long? OwnerId { get; init; }

    /// <summary>The window ends after this moment.</summary>
    public DateTimeOffset? WindowFrom { get; init; }

    /// <summary>The window starts before this moment.</summary>
    public DateTimeOffset? WindowUntil { get; init; }

    /// <summary>Order.</summary>
    public LaunchOrder Order { get; init; }

    /// <summary>Whether the order is turned round.</summary>
    public bool Descending { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows of a page.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Up to how many are counted; null: all, however many there are.</summary>
    public int? MostCounted { get; init; }
}
