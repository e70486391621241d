using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.S3;
using ServiceGate.Data.Contents;
using ServiceGate.IntegrationTests.Settings;

namespace ServiceGate.IntegrationTests.Servers;

/// <summary>
/// A store that speaks S3, of another maker than the client: OpenStack Swift (Debian: python3-swift), which checks signatures and refuses what it does not know. It is started once and goes with the test
/// process, however that ends. Where it is not installed its tests are left out; in CI they fail.
/// </summary>
internal static class S3Server
{
    private const string Python = "/usr/bin/python3", AccessKey = "tests:keeper", SecretKey = "servicegate-secret";

    private static readonly Lazy<(string? Endpoint, string? Missing)> Started = new(Start);
    private static Process? _server;
    private static DirectoryInfo? _folder;
    private static int _buckets;

    /// <summary>Leaves a test out where there is no such store; in CI it fails.</summary>
    public static void Demand()
    {
        if (Started.Value.Missing is not { } reason) return;
        Assert.That(Environment.GetEnvironmentVariable("CI"), Is.Not.EqualTo("true"), reason);
        Assert.Ignore(reason);
    }

    /// <summary>A bucket that nobody has used.</summary>
    public static async Task<S3Settings> NewBucketAsync()
    {
        var settings = new S3Settings(Started.Value.Endpoint!, string.Create(CultureInfo.InvariantCulture, $"content-{Interlocked.Increment(ref _buckets)}"), "us-east-1", AccessKey, SecretKey);
        using var client = new AmazonS3Client(new BasicAWSCredentials(AccessKey, SecretKey), new AmazonS3Config { ServiceURL = settings.Endpoint, ForcePathStyle = true, AuthenticationRegion = settings.Region });
        await client.PutBucketAsync(settings.Bucket);
        return settings;
    }

    /// <summary>Ends it.</summary>
    public static void End()
    {
        if (_server is null) return;
        _server.StandardInput.Close();
        _server.WaitForExit();
        _folder!.Delete(recursive: true);
    }

    private static (string?, string?) Start()
    {
        if (!File.Exists("/usr/lib/python3/dist-packages/swift/__init__.py")) return (null, "OpenStack Swift is not installed (Debian: python3-swift).");
        _folder = Directory.CreateTempSubdirectory("sg-s3-");
        var port = FreePort();
        _server = Process.Start(new ProcessStartInfo(Python, [Checkout.File("tests/ServiceGate.IntegrationTests/Servers/object_store.py"), _folder.FullName, port.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardInput = true })!;
        for (var i = 0; i < 4; i++) Await(port + i);
        return ($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}", null);
    }

    // Below the ports that the system hands out by itself, four that follow each other.
    private static int FreePort()
    {
        for (var port = 20_000 + (Environment.ProcessId % 3_000 * 4); ; port += 4)
            if (Enumerable.Range(port, 4).All(IsFree)) return port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static void Await(int port)
    {
        for (var attempt = 0; ; attempt++)
            try
            {
                using var client = new TcpClient("127.0.0.1", port);
                return;
            }
            catch (SocketException) when (attempt < 600 && !_server!.HasExited)
            {
                Task.Delay(100).Wait();
            }
    }
}
