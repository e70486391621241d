namespace ServiceGate.Core.Rules.Stress;

/// <summary>
/// What happens to calls that find every seat taken and wait (M/M/N, Erlang C): calls come by chance (Poisson) at an even rate, take a time that varies by chance (exponential), and nobody hangs up. By the
/// recursion of Erlang B, which neither overflows nor loses digits for tens of thousands of Erlang:
/// <code>
/// B(0) = 1,  B(n) = A·B(n−1) / (n + A·B(n−1))
/// C(N) = N·B(N) / (N − A·(1 − B(N)))                   waiting probability, for A &lt; N
/// service level = 1 − C·e^(−(N−A)·T/H)                 share answered within T seconds
/// average speed of answer = C·H / (N−A)                seconds
/// occupancy = A / N
/// </code>
/// with A the load in Erlang (calls an hour × H / 3600), N the seats and H the average handling time in seconds. With A ≥ N the queue grows without bound: said as such.
/// </summary>
public static class ErlangC
{
    /// <summary>The most seats that are counted.</summary>
    public const int MostSeats = 1_000_000;

    /// <summary>The load of calls, in Erlang.</summary>
    /// <param name="callsPerHour">Calls an hour.</param>
    /// <param name="handlingSeconds">Average handling time.</param>
    public static double Load(double callsPerHour, double handlingSeconds) => callsPerHour * handlingSeconds / 3600;

    /// <summary>The share of calls that find every seat taken where nobody waits (Erlang B), 0 to 1.</summary>
    /// <param name="load">Load in Erlang, 0 or more.</param>
    /// <param name="seats">Seats, 0 or more.</param>
    public static double Blocking(double load, int seats)
    {
        var blocking = 1d;
        for (var n = 1; n <= seats; n++) blocking = Next(load, n, blocking);
        return blocking;
    }

    /// <summary>How calls fare.</summary>
    /// <param name="load">Load in Erlang, 0 or more.</param>
    /// <param name="seats">Seats, 0 or more.</param>
    /// <param name="handlingSeconds">Average handling time, above 0.</param>
    /// <param name="withinSeconds">Within how many seconds a call is to be answered.</param>
    public static QueueFigures Of(double load, int seats, double handlingSeconds, double withinSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(load);
        ArgumentOutOfRangeException.ThrowIfNegative(seats);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(handlingSeconds);
        if (load == 0) return new(true, 0, 1, 0, 0);
        return load >= seats ? new(false, 1, 0, null, 1) : Bounded(load, seats, Blocking(load, seats), handlingSeconds, withinSeconds);
    }

    /// <summary>The fewest seats with which a share of the calls is answered in time.</summary>
    /// <param name="load">Load in Erlang, 0 or more.</param>
    /// <param name="handlingSeconds">Average handling time, above 0.</param>
    /// <param name="withinSeconds">Within how many seconds.</param>
    /// <param name="share">Which share of the calls, 0 to below 1.</param>
    public static int SeatsNeeded(double load, double handlingSeconds, double withinSeconds, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(load);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        if (load == 0) return 0;
        var blocking = 1d;
        for (var n = 1; n <= MostSeats; n++)
        {
            blocking = Next(load, n, blocking);
            if (n > load && Bounded(load, n, blocking, handlingSeconds, withinSeconds).ServiceLevel >= share) return n;
        }
        return MostSeats;
    }

    /// <summary>With how many calls an hour, at most, some seats still answer a share of them in time: found by halving, to a tenth of a call.</summary>
    /// <param name="seats">Seats.</param>
    /// <param name="handlingSeconds">Average handling time, above 0.</param>
    /// <param name="withinSeconds">Within how many seconds.</param>
    /// <param name="share">Which share of the calls, 0 to below 1.</param>
    public static double MostCalls(int seats, double handlingSeconds, double withinSeconds, double share)
    {
        var (least, most) = (0d, seats * 3600 / handlingSeconds);
        while (most - least > 0.1)
        {
            var middle = (least + most) / 2;
            if (Of(Load(middle, handlingSeconds), seats, handlingSeconds, withinSeconds) is { IsBounded: true } figures && figures.ServiceLevel >= share) least = middle;
            else most = middle;
        }
        return least;
    }

    private static double Next(double load, int n, double blocking) => load * blocking / (n + load * blocking);

    private static QueueFigures Bounded(double load, int seats, double blocking, double handlingSeconds, double withinSeconds)
    {
        var free = seats - load;
        var waiting = Math.Clamp(seats * blocking / (free + load * blocking), 0, 1);
        return new(true, waiting, 1 - waiting * Math.Exp(-free * withinSeconds / handlingSeconds), waiting * handlingSeconds / free, load / seats);
    }
}

/// <summary>How calls fare in an hour.</summary>
/// <param name="IsBounded">Whether there are seats enough for the load at all; false: the queue grows as long as the hour lasts, whoever calls later waits longer.</param>
/// <param name="Waiting">The probability that a call waits, 0 to 1.</param>
/// <param name="ServiceLevel">The share answered in time, 0 to 1.</param>
/// <param name="AnswerSeconds">Average speed of answer, in seconds; null where the queue grows without bound.</param>
/// <param name="Occupancy">Which share of the time a seat is taken, 0 to 1.</param>
public sealed record QueueFigures(bool IsBounded, double Waiting, double ServiceLevel, double? AnswerSeconds, double Occupancy)
{
    /// <summary>Whether a share of the calls is answered in time.</summary>
    /// <param name="percent">The share, in percent.</param>
    public bool Meets(int percent) => IsBounded && ServiceLevel >= percent / 100d;
}
