using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Facts.Trials;

/// <summary>What of a customer's way is tried (体验旅程).</summary>
public enum TrialJourney
{
    /// <summary>Order it (办理).</summary>
    [JsonStringEnumMemberName("order")] Order,

    /// <summary>Use it (使用).</summary>
    [JsonStringEnumMemberName("use")] Use,

    /// <summary>Understand the bill (账单).</summary>
    [JsonStringEnumMemberName("bill")] Bill,

    /// <summary>Ask and complain (咨询投诉).</summary>
    [JsonStringEnumMemberName("complain")] Complain,

    /// <summary>Leave it (退订).</summary>
    [JsonStringEnumMemberName("leave")] Leave,

    /// <summary>Be taken back to what was before (回退).</summary>
    [JsonStringEnumMemberName("roll-back")] RollBack,

    /// <summary>Read a notice, and do what it asks (看懂通告).</summary>
    [JsonStringEnumMemberName("read-notice")] ReadNotice,

    /// <summary>Another one (其他).</summary>
    [JsonStringEnumMemberName("other")] Other,
}

/// <summary>A way on which customers are told what they have to do.</summary>
public enum ToldBy
{
    /// <summary>By text (短信等文字).</summary>
    [JsonStringEnumMemberName("text")] Text,

    /// <summary>By a voice call (语音外呼).</summary>
    [JsonStringEnumMemberName("voice-call")] VoiceCall,

    /// <summary>At a shop or at home (营业厅或上门).</summary>
    [JsonStringEnumMemberName("shop-visit")] ShopVisit,
}

/// <summary>A journey that a kind proposes to try.</summary>
/// <param name="Journey">The journey.</param>
/// <param name="Text">What those who try it do.</param>
public sealed record ProposedJourney(TrialJourney Journey, LocalText Text);
