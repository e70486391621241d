using System.Globalization;
using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Facts.Notifications;
using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Core.Rules.Concerns;

/// <summary>What people are told of waivers: that one is asked for, what was decided, and before its end that it ends. Each once.</summary>
public static class WaiverMessages
{
    /// <summary>What they are about, in place of a step.</summary>
    public const string About = "waivers";

    /// <summary>A message about a waiver, without its id.</summary>
    /// <param name="waiver">The waiver.</param>
    /// <param name="message">Which one: <c>waiver-asked</c>, <c>waiver-granted</c>, <c>waiver-refused</c>, <c>waiver-revoked</c>, <c>waiver-ends</c>.</param>
    /// <param name="to">Whom it is for.</param>
    /// <param name="now">Business time.</param>
    public static Notification Of(ConcernWaiver waiver, string message, Assignee to, DateTimeOffset now)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{message}:{waiver.Id}");
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["concern"] = waiver.Concern,
            ["since"] = waiver.Until.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        };
        return new(0, waiver.LaunchId, About, 0, name, to, message, arguments, now);
    }
}
