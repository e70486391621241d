using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ServiceGate.IntegrationTests.Kills;

/// <summary>The real server in a process of its own. It never ends but by being killed.</summary>
internal sealed class KilledServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http = new();
    private readonly TaskCompletionSource<Uri?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private KilledServer(Process process) => _process = process;

    /// <summary>Starts one.</summary>
    /// <param name="database">Its file.</param>
    /// <param name="folder">Where content is kept; null: in the database.</param>
    /// <param name="token">What is sent with each request.</param>
    /// <param name="failpoint">Where it dies; null: nowhere by itself.</param>
    /// <param name="settings">Settings besides, as environment variables.</param>
    public static async Task<KilledServer> StartAsync(string database, string? folder, string token, string? failpoint = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ServiceGate.Web.dll"), "serve", "--database", database, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true };
        start.Environment["Keys__AllowUnencrypted"] = "true";
        if (folder is not null) (start.Environment["Attachments__Place"], start.Environment["Attachments__Folder"]) = ("Folder", folder);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        if (failpoint is not null) start.Environment["SERVICEGATE_FAILPOINT"] = failpoint;
        var server = new KilledServer(Process.Start(start)!);
        server._process.OutputDataReceived += (_, line) => server.Hear(line.Data);
        server._process.BeginOutputReadLine();
        server._http.BaseAddress = await server._address.Task ?? throw new InvalidOperationException("The server did not start.");
        server._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return server;
    }

    /// <summary>Asks.</summary>
    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await _http.GetStringAsync("/api/v1" + path))!;

    /// <summary>The bytes of an attachment.</summary>
    public Task<Stream> ContentAsync(string launch, long attachment) => _http.GetStreamAsync($"/api/v1/launches/{launch}/attachments/{attachment}/content");

    /// <summary>Sends; the same key is the same request.</summary>
    public async Task<JsonNode> SendAsync(HttpMethod method, string path, HttpContent content, string key)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path) { Content = content };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.IsSuccessStatusCode, Is.True, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>Sends bytes of a file.</summary>
    public Task<JsonNode> SendAsync(string launch, long upload, long offset, ReadOnlyMemory<byte> bytes, string key)
    {
        var content = new ReadOnlyMemoryContent(bytes);
        content.Headers.ContentType = new("application/octet-stream");
        return SendAsync(HttpMethod.Put, $"/launches/{launch}/uploads/{upload}/bytes?offset={offset}", content, key);
    }

    /// <summary>Sends JSON.</summary>
    public Task<JsonNode> SendAsync(HttpMethod method, string path, object body, string key) => SendAsync(method, path, JsonContent.Create(body), key);

    /// <summary>How much memory the process has now, and the most that it had since it was asked last, in bytes.</summary>
    public async Task<(long Now, long Most)> MemoryAsync()
    {
        var lines = await File.ReadAllLinesAsync($"/proc/{_process.Id}/status");
        var memory = (Of("VmRSS:"), Of("VmHWM:"));
        await File.WriteAllTextAsync($"/proc/{_process.Id}/clear_refs", "5");
        return memory;

        long Of(string name) => long.Parse(lines.Single(l => l.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>Kills it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until it has died by itself.</summary>
    public async Task<int> DeathAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
        _http.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) _address.TrySetResult(null);
        else if (line.StartsWith("ServiceGate ", StringComparison.Ordinal) && Uri.TryCreate(line.Split(' ')[^1], UriKind.Absolute, out var address)) _address.TrySetResult(address);
    }
}
