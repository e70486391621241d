using System.Text.Json;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Loads <c>samples/organisation.json</c>.</summary>
internal static class SampleOrganisation
{
    internal static async Task LoadAsync(ISessionFactory sessions)
    {
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "samples", "organisation.json")));
        await using var session = await sessions.BeginAsync();
        var units = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var unit in json.RootElement.GetProperty("units").EnumerateArray())
            await AddUnitAsync(session, unit, units);
        foreach (var d in json.RootElement.GetProperty("departments").EnumerateArray())
            await session.Organisation.AddDepartmentAsync(
                new(await session.NextIdAsync(), units[Text(d, "unit")!], Text(d, "code")!, Text(d, "nameZh")!, Text(d, "nameEn")!));
        foreach (var person in json.RootElement.GetProperty("people").EnumerateArray())
            await AddPersonAsync(session, person, units);
        await session.CommitAsync();
    }

    private static async Task AddUnitAsync(ICommandSession session, JsonElement unit, Dictionary<string, long> units)
    {
        var id = units[Text(unit, "code")!] = await session.NextIdAsync();
        await session.Organisation.AddUnitAsync(new(
            id, Text(unit, "parent") is { } parent ? units[parent] : null, CoreJson.ParseCode<UnitLevel>(Text(unit, "level")!),
            Text(unit, "code")!, Text(unit, "nameZh")!, Text(unit, "nameEn")!, Text(unit, "timeZone")!));
    }

    private static async Task AddPersonAsync(ICommandSession session, JsonElement person, Dictionary<string, long> units)
    {
        var id = await session.NextIdAsync();
        await session.Organisation.AddPersonAsync(new(
            id, Text(person, "userName")!, Text(person, "displayName")!, Text(person, "nameEn")!, Text(person, "language")!, Text(person, "email")));
        foreach (var grant in person.GetProperty("grants").EnumerateArray())
            await session.Organisation.AddGrantAsync(new(await session.NextIdAsync(), id, new(
                CoreJson.ParseCode<Role>(Text(grant, "role")!), units[Text(grant, "unit")!], Text(grant, "department"), Text(grant, "channel"))));
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
