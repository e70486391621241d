using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ServiceGate.IntegrationTests.Api;
using ServiceGate.IntegrationTests.Generated.Stories;

namespace ServiceGate.IntegrationTests.Generated;

/// <summary>Files that the product manager has sent for a launch in review: some are attached, of others nothing has come yet.</summary>
internal static class SentFiles
{
    private const int Attached = 4, Begun = 4;

    /// <summary>Sends them.</summary>
    /// <returns>Ids of the uploads of which nothing has come.</returns>
    public static async Task<IReadOnlyList<string>> SendAsync(InstallationOfAllPhases server)
    {
        var begun = new List<string>();
        foreach (var launch in server.Played.Launches.Where(l => l.Value.EndsWith(CoursesOfToday.InReview, StringComparison.Ordinal)).Select(l => l.Key))
        {
            for (var file = 0; file < Attached; file++) await AttachAsync(server, launch, await BeginAsync(server, launch), file);
            for (var file = 0; file < Begun; file++) begun.Add(await BeginAsync(server, launch));
        }
        Assert.That(begun, Is.Not.Empty);
        return begun;
    }

    private static async Task<string> BeginAsync(InstallationOfAllPhases server, string launch) =>
        (await CommandAsync(server, HttpMethod.Post, $"/launches/{launch}/uploads", Json(new { name = "测试报告.txt", bytes = 12 }))).Body["id"]!.ToString();

    private static async Task AttachAsync(InstallationOfAllPhases server, string launch, string upload, int file)
    {
        var bytes = new ByteArrayContent(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"通过第{file:000}")));
        bytes.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        await CommandAsync(server, HttpMethod.Put, $"/launches/{launch}/uploads/{upload}/bytes?offset=0", bytes);
        await CommandAsync(server, HttpMethod.Post, $"/launches/{launch}/attachments", Json(new { upload = long.Parse(upload, CultureInfo.InvariantCulture), place = "launch", key = "header", type = "test-report" }));
    }

    private static StringContent Json(object body) => new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");

    private static async Task<Answer> CommandAsync(InstallationOfAllPhases server, HttpMethod method, string path, HttpContent body)
    {
        var request = new HttpRequestMessage(method, "/api/v1" + path) { Content = body };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var answer = await server.SendAsync(request, "wang.min");
        Assert.That(answer.Status, Is.InRange(200, 299), $"{path}: {answer.Text}");
        return answer;
    }
}
