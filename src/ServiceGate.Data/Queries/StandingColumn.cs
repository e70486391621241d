using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>How a launch stands, from columns <c>standing</c> and <c>status</c>.</summary>
internal static class StandingColumn
{
    /// <summary>Reads it; where nobody has written it yet, the status says it.</summary>
    public static LaunchStanding Read(Row row) => row.CodeOrNull<LaunchStanding>("standing") ?? LaunchStandings.Of(row.Code<LaunchStatus>("status"));
}
