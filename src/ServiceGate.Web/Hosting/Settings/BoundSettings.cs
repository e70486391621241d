using System.Globalization;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Delivery.Settings;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.Hosting.Settings;

/// <summary>The settings of how far notices may go without somebody else's look.</summary>
internal static class BoundSettings
{
    /// <summary>Setting: above how many customers an emergency waits for a second person.</summary>
    public const string ConfirmAbove = "Notices:EmergencyConfirmAbove";

    /// <summary>Setting: the hosts to which links in notices may lead.</summary>
    public const string LinkHosts = "Notices:LinkHosts";

    /// <summary>Setting: for how many seconds what somebody's act sends can be taken back.</summary>
    public const string TakeBackSeconds = "Notices:TakeBackSeconds";

    /// <summary>Setting: after how many minutes without an answer the next one on duty is asked.</summary>
    public const string AskMinutes = "Notices:SecondPersonNextMinutes";

    /// <summary>Setting: up to how many customers an emergency by pre-approved texts needs no second person.</summary>
    public const string ApprovedUpTo = "Notices:EmergencyApprovedUpTo";

    /// <summary>Setting: how people on duty are called.</summary>
    public const string CallOutKind = $"{DeliveryOptions.Section}:{nameof(DeliveryOptions.CallOut)}:{nameof(CallOutOptions.Kind)}";

    /// <summary>Setting: the endpoints that plans may call for a single customer.</summary>
    public const string ActionEndpoints = $"{DeliveryOptions.Section}:{nameof(DeliveryOptions.CustomerAction)}:{nameof(CustomerActionOptions.Endpoints)}";

    /// <summary>Reads them. They were checked.</summary>
    public static NoticeBounds Read(IConfiguration configuration) => new(
        Number(configuration, ConfirmAbove, NoticeBounds.UsualConfirmAbove), configuration[LinkHosts] is { } hosts ? TextRules.List(hosts) : null,
        TimeSpan.FromSeconds(Number(configuration, TakeBackSeconds, NoticeBounds.UsualTakeBackSeconds)), Number(configuration, AskMinutes, NoticeBounds.UsualAskMinutes),
        (configuration[CallOutKind] ?? CallOutOptions.None) != CallOutOptions.None, Number(configuration, ApprovedUpTo, NoticeBounds.UsualApprovedUpTo),
        CustomerActionOptions.TryRead(configuration[ActionEndpoints], out var endpoints) ? [.. endpoints.Keys.Order(StringComparer.Ordinal)] : null);

    private static int Number(IConfiguration configuration, string name, int otherwise) => configuration[name] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
