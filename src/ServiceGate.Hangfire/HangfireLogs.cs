using Hangfire.AspNetCore;
using Hangfire.Logging;
using Microsoft.Extensions.Logging;

namespace ServiceGate.Hangfire;

/// <summary>
/// Hangfire's log, which is one for the whole process, written to a host's. When that host is gone and another one still runs in this process, it is silent.
/// </summary>
/// <param name="logs">The host's.</param>
internal sealed class HangfireLogs(ILoggerFactory logs) : ILogProvider
{
    private readonly AspNetCoreLogProvider _host = new(logs);

    public ILog GetLogger(string name)
    {
        try
        {
            return _host.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return new NoLog();
        }
    }

    private sealed class NoLog : ILog
    {
        public bool Log(global::Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }
}
