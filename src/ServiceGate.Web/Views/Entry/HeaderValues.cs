using System.Globalization;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Web.Views.Entry;

/// <summary>The basics of a launch by the fields of their form, as a browser would post them.</summary>
internal static class HeaderValues
{
    /// <summary>The values by field; what is not set is not there.</summary>
    /// <param name="header">The basics.</param>
    public static IReadOnlyDictionary<string, string> Of(LaunchHeader header)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["title"] = header.Title,
            ["description"] = header.Description,
            ["window.start"] = header.WindowStart,
            ["window.end"] = header.WindowEnd,
            ["window.timeZone"] = header.TimeZone,
            ["scope"] = string.Join(',', header.Scope),
            ["externalOrders"] = string.Join(", ", header.ExternalOrders),
            ["cause"] = header.Cause?.Code(),
            ["freezeReason"] = header.FreezeReason,
            ["withdrawal"] = header.Withdrawal?.Code(),
            ["licenceTouched"] = header.LicenceTouched is true ? "true" : null,
            ["termEnds"] = header.TermEnds,
        };
        if (header.Impact is { } impact)
        {
            (values["impact.service"], values["impact.latestRollback"]) = (impact.Service, impact.LatestRollback);
            foreach (var (name, number) in new[] { ("minutes", impact.Minutes), ("flaps", impact.Flaps), ("important", impact.Important), ("elderlyPercent", impact.ElderlyPercent) })
                values[$"impact.{name}"] = number?.ToString(CultureInfo.InvariantCulture);
        }
        foreach (var (bill, i) in (header.Bills ?? []).Select((b, i) => (b, i)))
            foreach (var (name, value) in new[] { ("case", bill.Case), ("before", bill.Before), ("after", bill.After), ("unit", bill.Unit), ("evidence", bill.Evidence) })
                values[$"bills[{i}].{name}"] = value;
        foreach (var (stage, i) in (header.Stages ?? []).Select((s, i) => (s, i)))
            foreach (var (name, value) in new[] { ("kind", stage.Kind.Code()), ("name.zh", stage.Name.Zh), ("name.en", stage.Name.En), ("start", stage.Start), ("criteria", stage.Criteria), ("startOffset", stage.StartOffset) })
                values[$"stages[{i}].{name}"] = value;
        foreach (var (name, value) in (header.Stages ?? []).SelectMany((s, i) => PostedMeasures.Values(s.Measures, $"stages[{i}]"))) values[name] = value;
        foreach (var (point, i) in (header.HoldPoints ?? []).Select((p, i) => (p, i)))
            (values[$"holdPoints[{i}].minutes"], values[$"holdPoints[{i}].name"]) = (point.Minutes.ToString(CultureInfo.InvariantCulture), point.Name);
        foreach (var (check, i) in (header.PostChecks ?? []).Select((p, i) => (p, i)))
            (values[$"postChecks[{i}].minutes"], values[$"postChecks[{i}].name"]) = (check.Minutes.ToString(CultureInfo.InvariantCulture), check.Name);
        return values.Where(v => !string.IsNullOrEmpty(v.Value)).ToDictionary(v => v.Key, v => v.Value!, StringComparer.Ordinal);
    }
}
