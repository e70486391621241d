using Dapper;
using ServiceGate.Data.Organisation;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries.Trail;

/// <summary>Which events of the audit trail are shown. What is null does not narrow it.</summary>
public sealed record AuditFilter
{
    /// <summary>The launch's id, or 0 for the system's chain.</summary>
    public long? Chain { get; init; }

    /// <summary>The launch's number.</summary>
    public string? Launch { get; init; }

    /// <summary>Who: the sign-in name, whatever its case, or the whole name in either language.</summary>
    public string? Who { get; init; }

    /// <summary>What happened, or the part of it before a dot (<c>gate</c> finds <c>gate.open</c>).</summary>
    public string? What { get; init; }

    /// <summary>At this moment or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows of a page.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Up to how many are counted; null: all, however many there are.</summary>
    public int? MostCounted { get; init; }
}

/// <summary>A filter as SQL on <c>audit_event e</c>.</summary>
internal static class AuditConditions
{
    /// <summary>The conditions with their values.</summary>
    public static (List<string> Conditions, DynamicParameters Values) Of(AuditFilter filter)
    {
        var (conditions, values) = (new List<string>(), new DynamicParameters());
        void Add(bool wanted, string condition, string name, object? value)
        {
            if (!wanted) return;
            conditions.Add(condition);
            values.Add(name, value);
        }
        Add(filter.Chain is not null, "e.chain = @chain", "chain", filter.Chain);
        Add(filter.Launch is not null, "e.chain IN (SELECT id FROM launch WHERE number = @launchNumber)", "launchNumber", filter.Launch?.ToUpperInvariant());
        Add(filter.Who is not null, "e.person_id IN (SELECT id FROM person WHERE normalized_user_name = @signIn OR name_zh = @who OR name_en = @who)", "who", filter.Who);
        if (filter.Who is not null) values.Add("signIn", UserNames.Normalise(filter.Who));
        Add(filter.What is not null, "(e.what = @what OR e.what LIKE @within)", "what", filter.What);
        if (filter.What is not null) values.Add("within", filter.What + ".%");
        Add(filter.From is not null, "e.at >= @from", "from", filter.From.Ms());
        Add(filter.Until is not null, "e.at < @until", "until", filter.Until.Ms());
        return (conditions, values);
    }
}
