using System.Globalization;
using ServiceGate.Core.Facts.Organisation;

namespace ServiceGate.Delivery.FanOut;

/// <summary>What is read out to somebody on duty. Nothing in it is to be acted upon by phone: it is confirmed where list and texts are seen.</summary>
internal static class CallText
{
    /// <summary>The text in a person's language.</summary>
    /// <param name="language"><c>zh-CN</c> or <c>en</c>.</param>
    /// <param name="unit">The emergency's unit.</param>
    /// <param name="launch">Its number.</param>
    /// <param name="customers">How many customers wait.</param>
    public static string Of(string language, OrganisationUnit unit, string launch, int customers) => language == "en"
        ? string.Create(CultureInfo.InvariantCulture, $"You are on duty. An emergency of {unit.NameEn} waits for a second person before {customers} customers are told. Please sign in and confirm or decline it: {launch}.")
        : string.Create(CultureInfo.InvariantCulture, $"您正在值班。{unit.NameZh}有一条突发通告待第二人确认，涉及{customers}户客户。请登录系统确认或不同意，事项编号{launch}。");
}
