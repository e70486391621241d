using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>The sections of a dossier (服务前置单). Sign-offs bind to them; a change in one leaves the others' signatures standing.</summary>
public enum Section
{
    /// <summary>What, when, where: title, window, scope, orders (基本信息).</summary>
    [JsonStringEnumMemberName("launch")] Launch,

    /// <summary>Service concerns (服务关注点).</summary>
    [JsonStringEnumMemberName("concerns")] Concerns,

    /// <summary>Risk analysis (服务风险分析).</summary>
    [JsonStringEnumMemberName("risks")] Risks,

    /// <summary>Contingency plans (服务预案).</summary>
    [JsonStringEnumMemberName("contingency")] Contingency,

    /// <summary>What customers are told, as typed facts (业务要素表); asked for where the checklist has a list of facts.</summary>
    [JsonStringEnumMemberName("facts")] Facts,

    /// <summary>One explanation script per channel (多渠道信息协同、解释口径).</summary>
    [JsonStringEnumMemberName("channels")] Channels,

    /// <summary>Customer trials (上线前体验).</summary>
    [JsonStringEnumMemberName("trials")] Trials,

    /// <summary>The affected customers (影响客户清单).</summary>
    [JsonStringEnumMemberName("audience")] Audience,

    /// <summary>The notice plan with its texts (客户通告).</summary>
    [JsonStringEnumMemberName("notices")] Notices,

    /// <summary>Forecasts of calls against seats, one per hotline (服务压力测试).</summary>
    [JsonStringEnumMemberName("stress")] Stress,
}

/// <summary>Groups of sections.</summary>
public static class Sections
{
    /// <summary>The sections that the owner fills in and the own department's head agrees to, where a definition does not say which they are.</summary>
    public static IReadOnlyList<Section> OfTheOwner { get; } =
        [Section.Launch, Section.Concerns, Section.Risks, Section.Contingency, Section.Channels, Section.Trials];
}
