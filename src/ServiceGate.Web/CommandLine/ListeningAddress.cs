using System.Net;
using System.Net.Sockets;

namespace ServiceGate.Web.CommandLine;

/// <summary>Where a server is to listen, looked at before it starts: somebody who starts a second one reads one sentence.</summary>
internal static class ListeningAddress
{
    /// <summary>The first address that another program has; null: they are free, or it will show when the server starts.</summary>
    /// <param name="urls">Addresses, separated by semicolons.</param>
    public static string? Taken(string? urls) => (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(IsTaken);

    private static bool IsTaken(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            if (address.Port == 0) return false;
            using var listener = new TcpListener(IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? ip : address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any, address.Port);
            listener.Start();
            return false;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode is SocketError.AddressAlreadyInUse;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
