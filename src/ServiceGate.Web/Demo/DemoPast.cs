using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Signals;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Features.Attachments;

namespace ServiceGate.Web.Demo;

/// <summary>Gives a demonstration its launches with a past (<see cref="DemoCourses"/>). The clock goes on afterwards as it went before.</summary>
/// <param name="desk">Acts for the demonstration's people.</param>
/// <param name="sessions">Reads.</param>
/// <param name="catalogue">Definitions and the calendar.</param>
/// <param name="clock">The clock.</param>
/// <param name="signal">Wakes the workers.</param>
/// <param name="files">Takes files.</param>
/// <param name="logger">Says which course did not come to its end.</param>
internal sealed partial class DemoPast(DemoSeeder desk, ISessionFactory sessions, ICatalogue catalogue, BusinessClock clock, IWorkSignal signal, FileTaking files, ILogger<DemoPast> logger)
{
    /// <summary>Plays all courses, each from its beginning.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        var (before, start) = (clock.SetTo, clock.GetUtcNow());
        try
        {
            foreach (var course in DemoCourses.All) await PlayAsync(course, start, cancellation);
        }
        finally
        {
            clock.Set(before);
            signal.Wake();
        }
    }

    // A day on which one course cannot be gone to its end is no day without a demonstration.
    private async Task PlayAsync(DemoCourse course, DateTimeOffset start, CancellationToken cancellation)
    {
        try
        {
            await new DemoRobot(new(desk, sessions, catalogue, clock, signal, files, start, cancellation), course).PlayAsync();
        }
        catch (InvalidOperationException e)
        {
            LogStopped(course.Name, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The demonstration's launch {Course} stays where it is: {Reason}")]
    private partial void LogStopped(string course, string reason);
}
