using ServiceGate.Core.Commands.Flows;
using ServiceGate.Core.Foundation.Calendar;

namespace ServiceGate.Tests.Scenarios;

/// <summary>The program starts again with another calendar.</summary>
internal sealed partial class Scenario
{
    /// <summary>Starts again.</summary>
    internal Task<(int Counted, int Failed)> RestartAsync(BusinessCalendar calendar)
    {
        Catalogue = Catalogue.CountingIn(calendar);
        RunOn(Follower?.Invoke());
        return new CalendarRecount(Sessions, Catalogue, Runner, Clock).BeginAsync();
    }
}
