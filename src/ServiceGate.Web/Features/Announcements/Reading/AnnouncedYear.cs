using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Web.Features.Announcements.Reading;

/// <summary>Times of announcements are of years that the calendar of launches has. Nothing is computed with others: they may lie beside the times that there are.</summary>
internal static class AnnouncedYear
{
    /// <summary>Why a time is not taken; null: it is.</summary>
    /// <param name="time">A time, local or UTC.</param>
    /// <param name="field"><c>end</c> for the end of a window, another for its start.</param>
    public static Violation? WhyNot(DateTime time, string field) => time.Year is >= LocalTimes.FirstYear and <= LocalTimes.LastYear ? null
        : Violation.Of(field == "end" ? "announcement.end-year" : "announcement.year", field, ("year", time.Year), ("first", LocalTimes.FirstYear), ("last", LocalTimes.LastYear));
}
