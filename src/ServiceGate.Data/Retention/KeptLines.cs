using System.Globalization;
using System.Text.RegularExpressions;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Migrations;

namespace ServiceGate.Data.Retention;

/// <summary>
/// What a migration says of the tables that it creates, a line for each: <c>-- Kept: complaint, evidence, of-launch, raced</c>, or
/// <c>-- Kept: import_log, operational, 30 days from written</c>. Behind the table stands its class; then, in this order and only where it is so, how long and from
/// when, that its rows go with their launch, that its unique keys may be raced for. Evidence is kept as all evidence is unless the line says otherwise, personal data
/// never without a time, everything else as long as the installation.
/// </summary>
internal static partial class KeptLines
{
    /// <summary>The rules of the migration's tables.</summary>
    /// <exception cref="InvalidOperationException">A line cannot be read, or the tables that are created are not those that are named.</exception>
    public static IReadOnlyList<RetentionRule> Of(Migration migration)
    {
        var sql = migration.Sql.ReplaceLineEndings("\n");
        RetentionRule[] rules = [.. Line().Matches(sql).Select(line => Read(line.Value, migration))];
        var created = Created().Matches(sql).Select(table => table.Groups[1].Value).Order(StringComparer.Ordinal).ToList();
        return rules.Select(rule => rule.Table).Order(StringComparer.Ordinal).SequenceEqual(created)
            ? rules
            : throw new InvalidOperationException($"Migration {migration.Number} creates {string.Join(", ", created)}; each of them needs one line “-- Kept: …”, and nothing else has one.");
    }

    private static RetentionRule Read(string line, Migration migration)
    {
        if (Words().Match(line) is not { Success: true } words || Rule(words) is not { } rule)
            throw new InvalidOperationException(
                $"Migration {migration.Number} says “{line}”, not “-- Kept: table, class[, 30 days from moment][, of-launch][, raced]” with a class and a moment that there are.");
        if (words.Groups["launch"].Success) rule = rule.OfLaunch();
        return words.Groups["raced"].Success ? rule.Raced() : rule;
    }

    private static RetentionRule? Rule(Match words)
    {
        var table = words.Groups["table"].Value;
        if (!CoreJson.TryParseCode<DataClass>(words.Groups["class"].Value, out var data)) return null;
        if (words.Groups["days"] is not { Success: true } days)
            return data switch
            {
                DataClass.Personal => null,
                DataClass.Evidence => new(table, data, KeptFrom.LaunchEnded, RetentionRules.EvidenceDays),
                _ => new(table, data),
            };
        return CoreJson.TryParseCode<KeptFrom>(words.Groups["from"].Value, out var from) && from is not KeptFrom.Always
            ? new(table, data, from, int.Parse(days.ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    [GeneratedRegex("^-- Kept:.*$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex("^-- Kept: (?<table>[a-z_]+), (?<class>[a-z]+)(, (?<days>[1-9][0-9]{0,4}) days from (?<from>[a-z-]+))?(?<launch>, of-launch)?(?<raced>, raced)?$")]
    private static partial Regex Words();

    [GeneratedRegex("^CREATE TABLE ([a-z_]+)", RegexOptions.Multiline)]
    private static partial Regex Created();
}
