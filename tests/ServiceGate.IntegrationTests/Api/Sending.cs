using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Sends files to launches by the API.</summary>
internal static class Sending
{
    /// <summary>Begins an upload.</summary>
    public static async Task<long> BeginAsync(ApiStand api, string who, string launch, string name, long bytes)
    {
        var begun = await api.SendAsync(who, HttpMethod.Post, $"/launches/{launch}/uploads", new { name, bytes });
        Assert.That(begun.Status, Is.EqualTo(201), begun.Text);
        return (long)begun.Body["id"]!;
    }

    /// <summary>Sends bytes of it.</summary>
    public static Task<Answer> AppendAsync(ApiStand api, string who, string launch, long upload, long offset, byte[] bytes, string? key = null)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return api.SendAsync(who, HttpMethod.Put, $"/launches/{launch}/uploads/{upload}/bytes?offset={offset}", content, key);
    }

    /// <summary>Sends a file to its end.</summary>
    public static async Task<long> SendAsync(ApiStand api, string who, string launch, string name, byte[] bytes)
    {
        var upload = await BeginAsync(api, who, launch, name, bytes.Length);
        var sent = await AppendAsync(api, who, launch, upload, 0, bytes);
        Assert.That((sent.Status, (long)sent.Body["received"]!), Is.EqualTo((200, (long)bytes.Length)), sent.Text);
        return upload;
    }

    /// <summary>Attaches what was sent.</summary>
    public static Task<Answer> AttachAsync(ApiStand api, string who, string launch, long upload, string place, string key, string type = "other", string? hash = null, string? idempotency = null)
    {
        var body = new JsonObject { ["upload"] = upload, ["place"] = place, ["key"] = key, ["type"] = type };
        if (hash is not null) body["hash"] = hash;
        return api.SendAsync(who, HttpMethod.Post, $"/launches/{launch}/attachments", body.ToJsonString(), idempotency);
    }

    /// <summary>Sends a file and attaches it.</summary>
    public static async Task<(long Upload, long Attachment)> AttachAsync(ApiStand api, string who, string launch, string place, string key, string name, byte[] bytes)
    {
        var upload = await SendAsync(api, who, launch, name, bytes);
        var attached = await AttachAsync(api, who, launch, upload, place, key);
        Assert.That(attached.Status, Is.EqualTo(201), attached.Text);
        return (upload, (long)attached.Body["attachment"]!);
    }
}
