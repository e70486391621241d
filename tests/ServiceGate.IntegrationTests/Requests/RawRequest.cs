using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ServiceGate.IntegrationTests.Requests;

/// <summary>A request written by hand, of which as little is sent as wanted: what is answered then was not read from the rest.</summary>
internal static class RawRequest
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Sends a head, and of the body what is given, then waits for the answer's head.</summary>
    /// <returns>The status and the head.</returns>
    public static async Task<(int Status, string Head)> SendAsync(Uri server, string head, string body = "")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\n\r\n" + body));
        using var late = new CancellationTokenSource(Patience);
        var (read, part) = (new StringBuilder(), new byte[4096]);
        while (!read.ToString().Contains("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(part, late.Token) is > 0 and var count)
            read.Append(Encoding.Latin1.GetString(part, 0, count));
        var answer = read.ToString();
        return (int.Parse(answer.Split(' ')[1], CultureInfo.InvariantCulture), answer);
    }
}
