using Dapper;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>Which refusals are shown. What is null does not narrow it.</summary>
public sealed record RefusalFilter
{
    /// <summary>Taken down by this unit or one below it.</summary>
    public long? UnitId { get; init; }

    /// <summary>On this channel.</summary>
    public NoticeChannel? Channel { get; init; }

    /// <summary>By this way.</summary>
    public RefusalWay? Way { get; init; }

    /// <summary>Since this moment or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Since before this moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The conditions on <c>refusal</c>, with their values.</summary>
    internal (string Where, DynamicParameters Values) On(IReadOnlyList<long> units)
    {
        var (where, values) = ("WHERE unit_id IN @units", new DynamicParameters());
        values.Add("units", units);
        void Add(string condition, string name, object? value)
        {
            if (value is null) return;
            where += " AND " + condition;
            values.Add(name, value);
        }
        Add("channel = @channel", "channel", (int?)Channel);
        Add("way = @way", "way", Way?.Code());
        Add("at >= @from", "from", From.Ms());
        Add("at < @until", "until", Until.Ms());
        return (where, values);
    }
}
