using System.Globalization;
using System.Text.Json;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Stress;
using ServiceGate.Core.Facts.Trials;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Web.Demo;

/// <summary>What trials of demonstration launches have found, and how their hotline is forecast.</summary>
internal static class DemoTrials
{
    private const int Seats = 40, More = 30;

    /// <summary>A trial with two findings: a severe one that was fixed and tried again, and one that is to be fixed by the window's day.</summary>
    public static JsonElement Trial(string on, LaunchWindow window) => JsonSerializer.SerializeToElement(
        new Trial(
            "城西社区用户", "办理、使用、看账单、打热线", on, 20, 16, JourneyKind: TrialJourney.Use,
            Testers: new(TesterKind.Customers, 6, 1, [ToldBy.Text, ToldBy.VoiceCall]), Results: new(4, 0, 18),
            FindingRecords:
            [
                new("F1", "65岁以上用户看不懂短信里的时间", 4, FindingState.Retested, new("客户服务部口径组", on, "改写后复测6人全部看懂")),
                new("F2", "应用里的公告入口太深", 2, FindingState.Open, new("APP运营", window.LocalStart[..10])),
            ]),
        CoreJson.Options);

    /// <summary>The hotline's seats; where an offer or a product brings many calls, with more seats for the hours of the window.</summary>
    public static JsonElement Forecast(LaunchKind kind, LaunchWindow window)
    {
        var many = kind is LaunchKind.Offer or LaunchKind.Product;
        return JsonSerializer.SerializeToElement(
            new StressForecast(
                many ? new(300, 2_700, 12_000, 285_000) : new(3, 20, 77, 200), 240, [new(0, 24, Seats, 200)],
                Answers: many ? [new(Hour(window.LocalStart, 0), Hour(window.LocalEnd, 59), StressAnswerKind.MoreSeats, "二线支援坐席，值班长排班", Seats: More)] : null),
            CoreJson.Options);
    }

    /// <summary>The whole hour of a local time, or the next one.</summary>
    private static string Hour(string local, int minutes)
    {
        var time = DateTime.ParseExact(local, LocalTimes.Format, CultureInfo.InvariantCulture).AddMinutes(minutes);
        return time.AddMinutes(-time.Minute).ToString(LocalTimes.Format, CultureInfo.InvariantCulture);
    }
}
