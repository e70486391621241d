using ServiceGate.Core.Facts.Stress;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Stress;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Stress;

/// <summary>The forecast of a hotline or second line, with its calculation.</summary>
/// <param name="Line">Code of the line: what is known of it is the item of the section stress.</param>
/// <param name="Name">Its name.</param>
/// <param name="Target">What is asked of it.</param>
/// <param name="HandlingSeconds">Average handling time.</param>
/// <param name="SharePercent">Which share of the calls comes to it.</param>
/// <param name="Rates">How many calls come from 10,000 customers.</param>
/// <param name="MeanRate">How many calls come from 10,000 customers who are told, as the tiers are mixed.</param>
/// <param name="Spread">Which share of the calls comes in the hour in which customers are told, in the next one and so on, in percent.</param>
/// <param name="DerivedFrom">From what it was derived.</param>
/// <param name="Missed">How many hours miss the target and have no answer.</param>
/// <param name="Hours">The hours in which the launch makes calls, in order.</param>
public sealed record StressDocument(
    string Line, LocalText Name, StressTargetDocument Target, int HandlingSeconds, int SharePercent, CallRates Rates, decimal MeanRate, IReadOnlyList<int> Spread, StressSourceDocument DerivedFrom, int Missed,
    IReadOnlyList<StressHourDocument> Hours)
{
    internal static StressDocument Of(LineForecast line, LaunchView view)
    {
        var ask = view.Facts.Checklist.Stress!;
        return new(
            line.Line.Code, line.Line.Name, new(ask.TargetPercent, ask.TargetSeconds), line.Content.HandlingSeconds, line.Content.SharePercent ?? 100, line.Rates, Math.Round(line.MeanRate, 4), ask.Spread,
            StressSourceDocument.Of(line.Source, view), line.Missed.Count, [.. line.Hours.Select(StressHourDocument.Of)]);
    }
}

/// <summary>What is asked of a line.</summary>
/// <param name="Percent">Which share of the calls is to be answered in time, in percent.</param>
/// <param name="Seconds">Within how many seconds.</param>
public sealed record StressTargetDocument(int Percent, int Seconds);

/// <summary>From what a forecast was derived.</summary>
/// <param name="Customers">How many customers.</param>
/// <param name="List">Name of the list of which they are; absent: as the dossier says, since there is no list.</param>
/// <param name="ListHash">What names the list.</param>
/// <param name="Proposed">Whether the notice plan is the checklist's proposal, since there is no other.</param>
/// <param name="Steps">When customers are told.</param>
/// <param name="WindowStart">Start of the window.</param>
/// <param name="WindowEnd">Its end.</param>
public sealed record StressSourceDocument(
    int Customers, string? List, string? ListHash, bool Proposed, IReadOnlyList<StressStepDocument> Steps, DateTimeOffset WindowStart, DateTimeOffset WindowEnd)
{
    internal static StressSourceDocument Of(ForecastSource source, LaunchView view) => new(
        source.Customers, source.List?.Source, source.List?.ListHash, source.Proposed, [.. source.Steps.Select(s => new StressStepDocument(s.Step, s.DueAt, s.Customers, s.PerHour, s.Hours.Count, s.Untold))],
        view.Launch.Window.Start, view.Launch.Window.End);
}

/// <summary>A step of the notice plan as it makes calls.</summary>
/// <param name="Step">Its code.</param>
/// <param name="DueAt">When it goes out.</param>
/// <param name="Customers">To how many customers.</param>
/// <param name="PerHour">To how many an hour at most.</param>
/// <param name="Hours">Within how many hours.</param>
/// <param name="Untold">How many are not told by then that it loses its use.</param>
public sealed record StressStepDocument(string Step, DateTimeOffset DueAt, int Customers, int PerHour, int Hours, int Untold);

/// <summary>An hour of a forecast.</summary>
/// <param name="At">Its beginning.</param>
/// <param name="Calls">All calls: normal, fromNotices and fromWindow together.</param>
/// <param name="Normal">Calls that come anyway.</param>
/// <param name="FromNotices">Calls from what customers were told, by step.</param>
/// <param name="FromWindow">Calls from the window itself.</param>
/// <param name="Seats">Seats by the shift table.</param>
/// <param name="Load">Load, in Erlang.</param>
/// <param name="Figures">How the calls fare.</param>
/// <param name="SeatsNeeded">The fewest seats with which the target is met.</param>
/// <param name="State">How it stands.</param>
/// <param name="With">Calls, seats and figures with what is done about the hour; absent: nothing is.</param>
public sealed record StressHourDocument(
    DateTimeOffset At, decimal Calls, decimal Normal, IReadOnlyList<StepCallsDocument> FromNotices, decimal FromWindow, int Seats, double Load, QueueDocument Figures, int SeatsNeeded, HourStanding State,
    AnsweredHourDocument? With)
{
    internal static StressHourDocument Of(HourForecast hour) => new(
        hour.At, Math.Round(hour.Calls, 2), hour.Normal, [.. hour.ByStep.Select(s => new StepCallsDocument(s.Step, Math.Round(s.Calls, 2)))], Math.Round(hour.Window, 2), hour.Seats, Math.Round(hour.Load, 4),
        QueueDocument.Of(hour.Figures), hour.SeatsNeeded, hour.Standing,
        hour.With is { } with ? new(Math.Round(with.Calls, 2), with.Seats, QueueDocument.Of(with.Figures)) : null);
}

/// <summary>Calls from a step of the notice plan.</summary>
/// <param name="Step">Its code.</param>
/// <param name="Calls">How many in the hour.</param>
public sealed record StepCallsDocument(string Step, decimal Calls);

/// <summary>An hour with what is done about it.</summary>
/// <param name="Calls">Calls that are left.</param>
/// <param name="Seats">Seats.</param>
/// <param name="Figures">How the calls fare.</param>
public sealed record AnsweredHourDocument(decimal Calls, int Seats, QueueDocument Figures);

/// <summary>How calls fare, by Erlang C.</summary>
/// <param name="Bounded">Whether there are seats enough for the load at all; false: the queue grows without bound.</param>
/// <param name="Waiting">The probability that a call waits, 0 to 1.</param>
/// <param name="ServiceLevel">The share answered in time, 0 to 1.</param>
/// <param name="AnswerSeconds">Average speed of answer, in seconds; absent where the queue grows without bound.</param>
/// <param name="Occupancy">Which share of the time a seat is taken, 0 to 1.</param>
public sealed record QueueDocument(bool Bounded, double Waiting, double ServiceLevel, double? AnswerSeconds, double Occupancy)
{
    internal static QueueDocument Of(QueueFigures figures) => new(figures.IsBounded, Math.Round(figures.Waiting, 6), Math.Round(figures.ServiceLevel, 6), figures.AnswerSeconds is { } seconds ? Math.Round(seconds, 2) : null, Math.Round(figures.Occupancy, 6));
}

/// <summary>Which hours are accepted, and why.</summary>
/// <param name="From">First hour, local in the window's zone (<c>2026-11-27T10:00</c>).</param>
/// <param name="Until">End of the last hour, local.</param>
/// <param name="Reason">Why, at most 500 characters.</param>
public sealed record HoursAcceptanceInput(string? From = null, string? Until = null, string? Reason = null);
