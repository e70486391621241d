using System.Text.Json.Serialization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Stress;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Core.Rules.Stress;

/// <summary>How an hour stands.</summary>
public enum HourStanding
{
    /// <summary>The target is met.</summary>
    [JsonStringEnumMemberName("met")] Met,

    /// <summary>It is met with what is done about the hour.</summary>
    [JsonStringEnumMemberName("answered")] Answered,

    /// <summary>It is missed, and the head of the hotline's department has accepted it.</summary>
    [JsonStringEnumMemberName("accepted")] Accepted,

    /// <summary>It is missed.</summary>
    [JsonStringEnumMemberName("missed")] Missed,
}

/// <summary>An hour of a forecast, line by line of its calculation.</summary>
/// <param name="At">Its beginning.</param>
/// <param name="Normal">Calls that come anyway.</param>
/// <param name="ByStep">Calls from what customers were told, by the step of the notice plan.</param>
/// <param name="Window">Calls from the window itself.</param>
/// <param name="Seats">Seats by the shift table.</param>
/// <param name="Load">Load, in Erlang.</param>
/// <param name="Figures">How the calls fare.</param>
/// <param name="SeatsNeeded">Seats with which the target is met.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="With">Calls, seats and figures with what is done about the hour; null: nothing is.</param>
public sealed record HourForecast(
    DateTimeOffset At, decimal Normal, IReadOnlyList<(string Step, decimal Calls)> ByStep, decimal Window, int Seats, double Load, QueueFigures Figures, int SeatsNeeded, HourStanding Standing,
    (decimal Calls, int Seats, QueueFigures Figures)? With)
{
    /// <summary>All calls.</summary>
    public decimal Calls => Normal + Window + ByStep.Sum(s => s.Calls);
}

/// <summary>From what a forecast was derived.</summary>
/// <param name="Customers">How many customers.</param>
/// <param name="List">The list of which they are; null: as the forecast says, since there is no list.</param>
/// <param name="Proposed">Whether the notice plan is the checklist's proposal, since there is no other.</param>
/// <param name="Steps">When they are told.</param>
/// <param name="Window">The launch's window.</param>
public sealed record ForecastSource(int Customers, Facts.Audiences.Audience? List, bool Proposed, IReadOnlyList<ToldStep> Steps, LaunchWindow Window);

/// <summary>The forecast of a line.</summary>
/// <param name="Line">The line.</param>
/// <param name="Content">What is known of it.</param>
/// <param name="Rates">The rates that count.</param>
/// <param name="MeanRate">How many calls come from 10,000 customers who are told, as the tiers are mixed.</param>
/// <param name="Source">From what it was derived.</param>
/// <param name="Hours">The hours in which the launch makes calls, in order.</param>
public sealed record LineForecast(StressLine Line, StressForecast Content, CallRates Rates, decimal MeanRate, ForecastSource Source, IReadOnlyList<HourForecast> Hours)
{
    /// <summary>The hours in which the target is missed and which nothing answers.</summary>
    public IReadOnlyList<HourForecast> Missed { get; } = [.. Hours.Where(h => h.Standing is HourStanding.Missed)];

    /// <summary>The hours in which the target is missed, and that is accepted.</summary>
    public IReadOnlyList<HourForecast> Accepted { get; } = [.. Hours.Where(h => h.Standing is HourStanding.Accepted)];

    /// <summary>The missed hour that wants the most seats more, one of the accepted ones where there is no other; null: none is missed.</summary>
    public HourForecast? Worst => (Missed.Count > 0 ? Missed : Accepted).OrderByDescending(h => h.SeatsNeeded - h.Seats).ThenByDescending(h => h.Calls).FirstOrDefault();
}

/// <summary>
/// How many calls come to a line in each hour in which the launch makes any, and how they fare. For an hour <c>h</c>:
/// <code>
/// mean rate   R = Σ over tiers (customers of the tier × its rate) / Σ customers              calls from 10,000 who are told
/// from notices  = share × Σ over steps, Σ over k (told by the step in hour h−k × R/10,000 × spread[k])
/// from the window = share × customers × window rate/10,000 × part of the hour within the window
/// calls         = usual calls of the shift + from notices + from the window
/// load A        = calls × average handling time / 3,600                                       Erlang
/// </code>
/// Customers are those of the list once there is one, until then those that the forecast says; <see cref="ToldHours"/> says who is told when, <see cref="ErlangC"/> how calls fare. Each hour stands for itself:
/// a queue left over by the hour before is not counted, nor who calls again, nor an hour with less than half a call.
/// </summary>
public static class CallForecast
{
    /// <summary>With fewer calls than these an hour is none in which the launch makes calls.</summary>
    public const decimal FewestCalls = 0.5m;

    /// <summary>The forecast of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="content">What is known of it.</param>
    /// <param name="ask">What the kind says.</param>
    /// <param name="facts">The launch.</param>
    public static LineForecast Of(StressLine line, StressForecast content, StressAsk ask, LaunchFacts facts)
    {
        var rates = content.Rates?.Or(ask.Rates) ?? ask.Rates;
        var known = content.Customers.Counted().Sum(t => (long)t.Customers);
        var list = facts.Audience is { Complete: true } audience ? audience : null;
        var customers = (int)Math.Min(list?.Count ?? known, int.MaxValue);
        var mean = MeanRate(content.Customers, rates);
        var source = new ForecastSource(customers, list, ProposedPlan.Counts(facts), ToldHours.Of(facts, customers, content.ToldPerHour ?? ask.ToldPerHour), facts.Launch.Window);
        return new(line, content, rates, mean, source, [.. Hours(content, ask, rates, mean, source)]);
    }

    /// <summary>How many calls come from 10,000 customers who are told, as the tiers are mixed.</summary>
    public static decimal MeanRate(AffectedTiers customers, CallRates rates)
    {
        var all = customers.Counted().Sum(t => (decimal)t.Customers);
        return all == 0 ? 0 : customers.Counted().Sum(t => (decimal)t.Customers * (rates.All().First(r => r.Name == t.Tier).Calls ?? 0)) / all;
    }

    private static IEnumerable<HourForecast> Hours(StressForecast content, StressAsk ask, CallRates rates, decimal mean, ForecastSource source)
    {
        var zone = source.Window.Zone;
        var share = (content.SharePercent ?? 100) / 100m;
        var told = (from step in source.Steps
                    from hour in step.Hours
                    from k in Enumerable.Range(0, ask.Spread.Count)
                    select (At: ToldHours.HourOf(hour.At, zone).AddHours(k), step.Step, Calls: share * hour.Customers * mean / CallRates.Per * ask.Spread[k] / 100m))
            .GroupBy(c => c.At).ToDictionary(g => g.Key, g => g.GroupBy(c => c.Step).Select(s => (Step: s.Key, Calls: s.Sum(c => c.Calls))).Where(s => s.Calls > 0).ToList());
        var window = InWindow(source.Window).ToDictionary(h => h.At, h => share * source.Customers * (rates.Window ?? 0) / CallRates.Per * h.Part);
        foreach (var at in told.Keys.Concat(window.Keys).Distinct().Order())
            if ((told.GetValueOrDefault(at) ?? [], window.GetValueOrDefault(at)) is var (steps, during) && (steps.Count > 0 || during > 0))
                if (Hour(at, steps, during, content, ask, zone) is { Calls: >= FewestCalls } hour) yield return hour;
    }

    private static HourForecast Hour(DateTimeOffset at, IReadOnlyList<(string, decimal)> steps, decimal during, StressForecast content, StressAsk ask, TimeZoneInfo zone)
    {
        var local = at.InZone(zone);
        var shift = content.Shifts.FirstOrDefault(s => s.Holds(local.Hour));
        var (seats, normal) = (shift?.Seats ?? 0, (decimal)(shift?.NormalCalls ?? 0));
        var calls = normal + during + steps.Sum(s => s.Item2);
        var load = ErlangC.Load((double)calls, content.HandlingSeconds);
        var figures = ErlangC.Of(load, seats, content.HandlingSeconds, ask.TargetSeconds);
        var answers = (content.Answers ?? []).Where(a => a.Holds(local)).ToList();
        var with = With(calls, seats, answers, content, ask);
        return new(at, normal, steps, during, seats, load, figures, ErlangC.SeatsNeeded(load, content.HandlingSeconds, ask.TargetSeconds, ask.TargetPercent / 100d),
            Standing(figures, with, answers.Exists(a => a.Accepts(local, with?.Calls ?? calls, with?.Seats ?? seats, content.HandlingSeconds)), ask), with);
    }

    private static (decimal Calls, int Seats, QueueFigures Figures)? With(decimal calls, int seats, List<StressAnswer> answers, StressForecast content, StressAsk ask)
    {
        if (answers.TrueForAll(a => a.Kind is StressAnswerKind.Acceptance)) return null;
        var more = seats + answers.Sum(a => a.Seats ?? 0);
        var fewer = answers.Aggregate(calls, (left, a) => left * (100 - (a.TakesPercent ?? 0)) / 100);
        return (fewer, more, ErlangC.Of(ErlangC.Load((double)fewer, content.HandlingSeconds), more, content.HandlingSeconds, ask.TargetSeconds));
    }

    private static HourStanding Standing(QueueFigures figures, (decimal Calls, int Seats, QueueFigures Figures)? with, bool isAccepted, StressAsk ask) =>
        figures.Meets(ask.TargetPercent) ? HourStanding.Met
        : with?.Figures.Meets(ask.TargetPercent) == true ? HourStanding.Answered
        : isAccepted ? HourStanding.Accepted
        : HourStanding.Missed;

    private static IEnumerable<(DateTimeOffset At, decimal Part)> InWindow(LaunchWindow window)
    {
        for (var at = ToldHours.HourOf(window.Start, window.Zone); at < window.End; at = at.AddHours(1))
        {
            var from = at < window.Start ? window.Start : at;
            var until = at.AddHours(1) > window.End ? window.End : at.AddHours(1);
            yield return (at, (until - from).Ticks / (decimal)TimeSpan.TicksPerHour);
        }
    }
}
