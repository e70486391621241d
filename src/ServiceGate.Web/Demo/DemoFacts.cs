using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.FactSheets;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Web.Demo;

/// <summary>The fact sheets of demonstration launches.</summary>
internal static class DemoFacts
{
    private static readonly Dictionary<string, FactValue> Values = new(StringComparer.Ordinal)
    {
        ["price"] = new(Amount: "59", Per: MoneyPer.Month),
        ["included"] = new(Text: new("每月国内流量60GB、国内通话300分钟、短信50条", "60 GB of data, 300 minutes of calls and 50 messages a month, in the country")),
        ["limits"] = new(Text: new("流量用完后限速1Mbps，次月1日恢复；仅限实名登记的个人客户", "Slowed down to 1 Mbps once the data is used up, until the 1st of the next month; registered persons only")),
        ["term"] = new(Number: "12", Unit: "month"),
        ["penalty"] = new(Text: new("提前退订按剩余月数乘以20元计，最多120元", "RMB 20 for each month that is left, RMB 120 at most")),
        ["price-after"] = new(Amount: "79", Per: MoneyPer.Month),
        ["proration"] = new(Text: new("办理当月按实际天数折算资费和流量", "Price and data of the first month go by its remaining days")),
        ["stacking"] = new(Text: new("与家庭宽带可同享，与其他合约优惠互斥", "Goes with home broadband, excludes other contract discounts")),
        ["order-way"] = new(Text: new("APP首页“我的套餐”办理和退订，或到营业厅", "“My plan” on the first page of the app, or a shop, to order and to leave")),
        ["tariff-number"] = new(Text: new("26ZJ100486", "26ZJ100486")),
        ["complaint-line"] = new(Phone: "10000"),
        ["ends-what"] = new(Text: new("“畅享”系列套餐停止服务", "The “Enjoy” plans end")),
        ["ends-on"] = new(Date: "2027-03-01"),
        ["destination"] = new(Text: new("客户自选新套餐；未选择的转入月租相同的基础套餐", "A plan of the customer's choice; who has not chosen goes to the basic plan at the same monthly fee")),
        ["bill-change"] = new(Text: new("月租不变，超出部分按新套餐计费", "The monthly fee stays, what goes beyond is charged by the new plan")),
        ["choose-how"] = new(Text: new("APP、营业厅或客户经理", "In the app, a shop, or through the account manager")),
        ["service-name"] = new(Text: new("网络升级维护", "Network maintenance")),
        ["place"] = new(Text: new("通知所列小区和街道", "The streets named in the notice")),
        ["services"] = new(Text: new("宽带、电视、固定电话", "Broadband, television, telephone")),
        ["interruption"] = new(Number: "30", Unit: "minute"),
        ["ask-line"] = new(Phone: "10000"),
        ["sender"] = new(Text: new("浙江电信客户服务中心", "The customer service of the operator")),
        ["what-for"] = new(Text: new("套餐到期提醒", "A plan that comes to its end")),
        ["refuse-how"] = new(Text: new("回复R到10001", "Reply R to 10001")),
    };

    /// <summary>The compulsory facts, by code.</summary>
    /// <param name="checklist">What the launch is asked for.</param>
    /// <param name="window">Its window.</param>
    public static IEnumerable<(string Key, SheetFact Content)> Of(Checklist checklist, LaunchWindow window) =>
        from kind in checklist.Facts ?? []
        where kind.Compulsory
        let value = kind.Type is FactType.Moment ? new FactValue(From: window.LocalStart, Until: window.LocalEnd) : Values[kind.Code]
        select (kind.Code, new SheetFact([value]));
}
