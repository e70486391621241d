using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.FactSheets;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Demo;

/// <summary>The scripts of demonstration launches that have a fact sheet: texts with its facts in them.</summary>
internal static class DemoScripts
{
    /// <summary>A script for each channel; null: the launch has no sheet.</summary>
    /// <param name="checklist">What the launch is asked for.</param>
    /// <param name="readyOn">The day by which what channels need is ready.</param>
    public static IEnumerable<(string Key, Script Content)>? Of(Checklist checklist, string readyOn) => !checklist.AsksFor(Section.Facts) ? null
        : from channel in checklist.Channels
          let elements = (checklist.Elements ?? []).Where(e => e.Compulsory && e.IsAskedOf(channel.Code)).Select(e => new ElementRecord(e.Code, "客服知识组", readyOn, "KB-2041")).ToList()
          select (channel.Code, new Script(TextOf(checklist), "KB-2041", "二线支撑组", Elements: elements.Count > 0 ? elements : null));

    private static LocalText TextOf(Checklist checklist) => (checklist.Kind, checklist.Facts!.Any(f => f.Code == "ends-on")) switch
    {
        (LaunchKind.NetworkCutover or LaunchKind.ItCutover, _) => new(
            "{time-window}进行{service-name}，涉及{place}的{services}，每户最多中断{interruption}，完成后自动恢复，无需您操作；如有疑问请拨打{ask-line}。",
            "{service-name} in {place}, {time-window}: {services} may stop for {interruption} at most and come back by themselves. Questions: {ask-line}."),
        (LaunchKind.BatchOutreach, _) => new("我们为“{what-for}”与您联系；如不愿再收到，请{refuse-how}；投诉请拨打{complaint-line}。", "We get in touch because of: {what-for}. To hear no more of it: {refuse-how}. Complaints: {complaint-line}."),
        (_, true) => new(
            "{ends-what}，停止日期为{ends-on}。{destination}；{bill-change}。请通过{choose-how}选择。投诉请拨打{complaint-line}。",
            "{ends-what} on {ends-on}. {destination}. {bill-change}. Choose: {choose-how}. Complaints: {complaint-line}."),
        _ => new(
            "资费{price}，合约期{term}，到期后{price-after}；{included}，{limits}。退订：{order-way}；违约金：{penalty}。投诉请拨打{complaint-line}。",
            "{price} for {term}, then {price-after}. Included: {included}. {limits}. To leave: {order-way}; penalty: {penalty}. Complaints: {complaint-line}."),
    };
}
