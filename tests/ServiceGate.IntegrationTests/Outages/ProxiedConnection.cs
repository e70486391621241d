using System.Net.Sockets;

namespace ServiceGate.IntegrationTests.Outages;

/// <summary>A connection through the proxy: two streams that are passed on piece by piece.</summary>
internal sealed class ProxiedConnection : IDisposable
{
    private readonly DatabaseProxy _proxy;
    private readonly Socket _client;
    private readonly Socket _server = new(SocketType.Stream, ProtocolType.Tcp);

    public ProxiedConnection(DatabaseProxy proxy, Socket client, (string Host, int Port) target)
    {
        (_proxy, _client) = (proxy, client);
        Ended = RunAsync(target);
    }

    /// <summary>Done when both sides are closed.</summary>
    public Task Ended { get; }

    /// <summary>Whether it stays silent for ever.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>Whether it has sent what <see cref="CutAtCommit"/> looks for.</summary>
    public bool IsMarked { get; set; }

    /// <summary>Whether the next answer is the last one and does not arrive.</summary>
    private volatile bool _swallow;

    /// <summary>Cuts it.</summary>
    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    private async Task RunAsync((string Host, int Port) target)
    {
        await Task.Yield();
        try
        {
            await _proxy.PassAsync(this);
            await _server.ConnectAsync(target.Host, target.Port);
            _client.NoDelay = _server.NoDelay = true;
            await Task.WhenAny(PumpAsync(_client, _server, toServer: true), PumpAsync(_server, _client, toServer: false));
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It ends here.
        }
        finally
        {
            Dispose();
        }
    }

    private async Task PumpAsync(Socket from, Socket to, bool toServer)
    {
        try
        {
            var buffer = new byte[65536];
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                await _proxy.PassAsync(this);
                if (toServer ? !await ToServerAsync(buffer.AsMemory(0, count)) : _swallow) return;
                for (var sent = 0; sent < count;) sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side has gone.
        }
    }

    private async Task<bool> ToServerAsync(ReadOnlyMemory<byte> sent)
    {
        if (_proxy.Delay > TimeSpan.Zero) await Task.Delay(_proxy.Delay, TimeProvider.System);
        if (_proxy.TakeCut(this, sent.Span) is not { } cut) return true;
        _swallow = cut.IsCarriedOut;
        return cut.IsCarriedOut;
    }
}
