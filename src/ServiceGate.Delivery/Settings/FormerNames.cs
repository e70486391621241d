using Microsoft.Extensions.Logging;
using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Delivery.Settings;

/// <summary>Says at the start which settings stand under a name that the next version will not know.</summary>
internal static class FormerNames
{
    /// <summary>One warning for each.</summary>
    public static void Warn(DeliveryOptions options, ILogger log)
    {
        foreach (var channel in Enum.GetValues<NoticeChannel>().Where(c => options.For(c).SettlesDoubles is not null))
            log.LogWarning(
                "The setting {Setting} is now called {Name}; the former name will be refused by the next version",
                $"{DeliveryOptions.Section}:{channel}:{nameof(ChannelOptions.SettlesDoubles)}", nameof(ChannelOptions.Deduplicates));
    }
}
