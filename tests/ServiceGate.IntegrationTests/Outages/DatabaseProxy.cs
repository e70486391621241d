using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ServiceGate.IntegrationTests.Outages;

/// <summary>Stands between a server and its database on loopback and does to their connections what networks and outages do.</summary>
internal sealed class DatabaseProxy : IAsyncDisposable
{
    private readonly ConcurrentDictionary<ProxiedConnection, bool> _connections = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly (string Host, int Port) _target;
    private TcpListener _listener = new(IPAddress.Loopback, 0);
    private Task _accepting;
    private volatile TaskCompletionSource? _frozen;

    /// <summary>Passes everything on.</summary>
    public DatabaseProxy(string host, int port)
    {
        _target = (host, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(_listener);
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>How long it keeps everything that is sent to the database.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>A connection to cut, once; null when none.</summary>
    public CutAtCommit? Cut { get; set; }

    /// <summary>How many connections were cut by <see cref="Cut"/>.</summary>
    public int Cuts { get; private set; }

    /// <summary>Cuts all connections and refuses new ones.</summary>
    public async Task RefuseAsync()
    {
        _listener.Stop();
        await _accepting;
        foreach (var connection in _connections.Keys) connection.Dispose();
    }

    /// <summary>Cuts all connections; new ones are welcome.</summary>
    public void CutAll()
    {
        foreach (var connection in _connections.Keys) connection.Dispose();
    }

    /// <summary>Takes new connections and stays silent on all of them.</summary>
    public void Hang() => _frozen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Passes everything on again.</summary>
    /// <param name="forget">Whether connections from before stay silent for ever; otherwise what was kept is passed on now.</param>
    public void Heal(bool forget = false)
    {
        if (forget)
            foreach (var connection in _connections.Keys) connection.IsForgotten = true;
        Interlocked.Exchange(ref _frozen, null)?.TrySetResult();
        if (!_accepting.IsCompleted) return;
        _listener = new(IPAddress.Loopback, Port);
        _listener.Start();
        _accepting = AcceptAsync(_listener);
    }

    /// <summary>Waits for as long as the connection has to stay silent.</summary>
    public async Task PassAsync(ProxiedConnection connection)
    {
        if (_frozen is { } frozen) await frozen.Task.WaitAsync(_closing.Token);
        if (connection.IsForgotten) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _closing.Token);
    }

    /// <summary>Whether a connection is the one to be cut; only one is.</summary>
    public CutAtCommit? TakeCut(ProxiedConnection connection, ReadOnlySpan<byte> sent)
    {
        if (Cut is not { } cut || !cut.IsAt(connection, sent)) return null;
        (Cut, Cuts) = (null, Cuts + 1);
        return cut;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _accepting;
        CutAll();
        await Task.WhenAll(_connections.Keys.Select(c => c.Ended));
        _closing.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true) _connections.TryAdd(new(this, await listener.AcceptSocketAsync(), _target), true);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // It listens no more.
        }
    }
}
