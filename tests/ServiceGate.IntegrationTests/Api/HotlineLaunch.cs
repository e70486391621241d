using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Tests.Stores;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>A launch whose plan has another system act for single customers, with its list.</summary>
internal static class HotlineLaunch
{
    /// <summary>Creates it.</summary>
    /// <param name="api">The server.</param>
    /// <param name="endpoint">Name of the endpoint.</param>
    /// <param name="prefix">What its customers' accounts begin with.</param>
    /// <param name="customers">How many they are.</param>
    /// <param name="begun">Whether the work has begun.</param>
    /// <param name="phone">Number of the first one.</param>
    /// <returns>Its number.</returns>
    public static async Task<string> CreateAsync(ApiStand api, string endpoint, string prefix, int customers = 2, bool begun = true, string? phone = null)
    {
        var number = await api.CreateLaunchAsync();
        await SaveAsync(api, number, "risks", "R1", ApiStand.Risk());
        await SaveAsync(api, number, "channels", "hotline", new { text = new { zh = "统一口径" } });
        await SaveAsync(api, number, "contingency", "P1", new
        {
            title = "单户回退",
            riskKey = "R1",
            trigger = "无法收看",
            actions = new[] { new { what = "回退", who = "坐席", withinMinutes = 5 } },
            rollback = new { holders = "坐席", termDays = 15 },
            customerAction = new { endpoint },
        });
        await using var session = await api.Service<ISessionFactory>().BeginAsync();
        var launch = (await session.Launches.FindAsync(number))!;
        var audience = await session.NextIdAsync();
        await session.Audiences.AddAsync(new(audience, launch.Id, $"import-{audience}", "list.csv", 0, false, null, launch.CreatedAt));
        await session.Audiences.FillAsync(audience, [.. Enumerable.Range(1, customers).Select(i => new Customer(0, $"{prefix}-{i:D4}", "客户", i == 1 ? phone : null, null, null, "gold", "zh-CN", "HZ"))]);
        await session.Launches.UpdateAsync(launch with { AudienceId = audience, ActualStart = begun ? launch.CreatedAt : null, InputRevision = launch.InputRevision + 1 }, launch.InputRevision);
        await session.CommitAsync();
        return number;
    }

    private static async Task SaveAsync(ApiStand api, string number, string section, string key, object content)
    {
        var saved = await api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/{section}/{key}", content, ifNoneMatch: "*");
        Assert.That(saved.Status, Is.EqualTo(201), saved.Text);
    }
}
