using Microsoft.Extensions.Options;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Delivery;

/// <summary>Refuses wrong settings when the host starts and names each of them.</summary>
internal sealed class DeliveryOptionsCheck : IValidateOptions<DeliveryOptions>
{
    public ValidateOptionsResult Validate(string? name, DeliveryOptions options)
    {
        var wrong = new List<string>();
        if (string.IsNullOrWhiteSpace(options.PickupFolder)) wrong.Add($"{DeliveryOptions.Section}:{nameof(options.PickupFolder)} must name a folder.");
        if (LocalTimes.FindZone(options.DayZone) is null) wrong.Add($"{DeliveryOptions.Section}:{nameof(options.DayZone)} must be the IANA name of a time zone.");
        foreach (var channel in Enum.GetValues<NoticeChannel>()) wrong.AddRange(Wrong($"{DeliveryOptions.Section}:{channel}", options.For(channel)));
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    // No message repeats a value: a secret or an address with one may stand in the wrong place.
    private static IEnumerable<string> Wrong(string path, ChannelOptions options)
    {
        if (options.Kind is not (ChannelOptions.Pickup or ChannelOptions.Http))
            yield return $"{path}:{nameof(options.Kind)} must be {ChannelOptions.Pickup} or {ChannelOptions.Http}.";
        if (options.Kind == ChannelOptions.Http && !IsGateway(options.Url))
            yield return $"{path}:{nameof(options.Url)} must be an absolute http or https address without user name and password.";
        if (options.Kind == ChannelOptions.Http && (options.Secret ?? "").Length < ChannelOptions.ShortestSecret)
            yield return $"{path}:{nameof(options.Secret)} must have at least {ChannelOptions.ShortestSecret} characters.";
        if (options.TimeoutSeconds is < 1 or > 50) yield return $"{path}:{nameof(options.TimeoutSeconds)} must be from 1 to 50.";
        if (options.PerSecond is < 1 or > 100_000) yield return $"{path}:{nameof(options.PerSecond)} must be from 1 to 100000.";
        if (options.PerDay is < ChannelOptions.LeastPerDay or > 100_000_000) yield return $"{path}:{nameof(options.PerDay)} must be from {ChannelOptions.LeastPerDay} to 100000000.";
        if (options.Parallel is < 1 or > 16) yield return $"{path}:{nameof(options.Parallel)} must be from 1 to 16.";
    }

    private static bool IsGateway(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0;
}
