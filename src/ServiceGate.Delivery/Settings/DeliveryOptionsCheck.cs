using System.Globalization;
using Microsoft.Extensions.Options;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Delivery.Settings;

/// <summary>Refuses wrong settings when the host starts and names each of them.</summary>
internal sealed class DeliveryOptionsCheck : IValidateOptions<DeliveryOptions>
{
    public ValidateOptionsResult Validate(string? name, DeliveryOptions options)
    {
        var wrong = new List<string>();
        if (string.IsNullOrWhiteSpace(options.PickupFolder)) wrong.Add($"{DeliveryOptions.Section}:{nameof(options.PickupFolder)} must name a folder.");
        if (LocalTimes.FindZone(options.DayZone) is null) wrong.Add($"{DeliveryOptions.Section}:{nameof(options.DayZone)} must be the IANA name of a time zone.");
        foreach (var channel in Enum.GetValues<NoticeChannel>()) wrong.AddRange(Wrong($"{DeliveryOptions.Section}:{channel}", options.For(channel)));
        wrong.AddRange(Wrong($"{DeliveryOptions.Section}:{nameof(options.CallOut)}", options.CallOut));
        wrong.AddRange(Wrong($"{DeliveryOptions.Section}:{nameof(options.CustomerAction)}", options.CustomerAction));
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    // No message repeats a value: a secret or an address with one may stand in the wrong place.
    private static IEnumerable<string> Wrong(string path, ChannelOptions options)
    {
        if (options.Kind is not (ChannelOptions.Pickup or ChannelOptions.Http))
            yield return $"{path}:{nameof(options.Kind)} must be {ChannelOptions.Pickup} or {ChannelOptions.Http}.";
        if (options.Kind == ChannelOptions.Http && !ChannelRules.IsGateway(options.Url))
            yield return $"{path}:{nameof(options.Url)} must be an absolute https address without user name and password; http only on this machine (loopback).";
        if (options.Kind == ChannelOptions.Http && !ChannelRules.IsSecret(options.Secret))
            yield return $"{path}:{nameof(options.Secret)} must have at least {ChannelOptions.ShortestSecret} characters.";
        foreach (var (setting, value, range) in Numbers(options))
            if (value is { } number && !range.Contains(number)) yield return string.Create(CultureInfo.InvariantCulture, $"{path}:{setting} must be from {range.Least} to {range.Most}.");
        if (options.Deduplicates is { } now && options.SettlesDoubles is { } before && now != before)
            yield return $"{path}:{nameof(options.Deduplicates)} must not differ from {path}:{nameof(options.SettlesDoubles)}, its former name.";
    }

    private static IEnumerable<string> Wrong(string path, CallOutOptions options)
    {
        if (options.Kind is not (CallOutOptions.None or CallOutOptions.Folder or CallOutOptions.Http))
            yield return $"{path}:{nameof(options.Kind)} must be {CallOutOptions.None}, {CallOutOptions.Folder} or {CallOutOptions.Http}.";
        if (options.Kind == CallOutOptions.Folder && string.IsNullOrWhiteSpace(options.Path)) yield return $"{path}:{nameof(options.Path)} must name a folder.";
        if (options.Kind == CallOutOptions.Http && !ChannelRules.IsGateway(options.Url))
            yield return $"{path}:{nameof(options.Url)} must be an absolute https address without user name and password; http only on this machine (loopback).";
        if (options.Kind == CallOutOptions.Http && !ChannelRules.IsSecret(options.Secret))
            yield return $"{path}:{nameof(options.Secret)} must have at least {ChannelOptions.ShortestSecret} characters.";
        if (!ChannelRules.TimeoutSeconds.Contains(options.TimeoutSeconds))
            yield return string.Create(CultureInfo.InvariantCulture, $"{path}:{nameof(options.TimeoutSeconds)} must be from {ChannelRules.TimeoutSeconds.Least} to {ChannelRules.TimeoutSeconds.Most}.");
    }

    private static IEnumerable<string> Wrong(string path, CustomerActionOptions options)
    {
        if (!CustomerActionOptions.TryRead(options.Endpoints, out var endpoints))
            yield return $"{path}:{nameof(options.Endpoints)} must be names with absolute https addresses without user name and password, as name=address, separated by commas; http only on this machine (loopback).";
        if (endpoints is { Count: > 0 } && !ChannelRules.IsSecret(options.Secret)) yield return $"{path}:{nameof(options.Secret)} must have at least {ChannelOptions.ShortestSecret} characters.";
        if (!ChannelRules.TimeoutSeconds.Contains(options.TimeoutSeconds))
            yield return string.Create(CultureInfo.InvariantCulture, $"{path}:{nameof(options.TimeoutSeconds)} must be from {ChannelRules.TimeoutSeconds.Least} to {ChannelRules.TimeoutSeconds.Most}.");
    }

    private static IEnumerable<(string Setting, int? Value, WholeRange Range)> Numbers(ChannelOptions options) =>
    [
        (nameof(options.TimeoutSeconds), options.TimeoutSeconds, ChannelRules.TimeoutSeconds),
        (nameof(options.PerSecond), options.PerSecond, ChannelRules.PerSecond),
        (nameof(options.PerDay), options.PerDay, ChannelRules.PerDay),
        (nameof(options.Parallel), options.Parallel, ChannelRules.Parallel),
    ];
}
