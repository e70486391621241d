using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Contingency;

/// <summary>How a plan was rehearsed (预案演练方式).</summary>
public enum RehearsalKind
{
    /// <summary>The per-customer action was called in test mode for some customers of the list (测试调用). Only the system writes it down, when every call was accepted.</summary>
    [JsonStringEnumMemberName("test-call")] TestCall,

    /// <summary>In a laboratory or on a copy of the system (实验环境演练).</summary>
    [JsonStringEnumMemberName("laboratory")] Laboratory,

    /// <summary>Talked through at a table (桌面推演).</summary>
    [JsonStringEnumMemberName("table-top")] TableTop,

    /// <summary>The same procedure was carried out in earnest within six months before the window (六个月内同一流程).</summary>
    [JsonStringEnumMemberName("same-procedure")] SameProcedure,
}

/// <summary>What came of a rehearsal.</summary>
public enum RehearsalResult
{
    /// <summary>The plan worked (通过).</summary>
    [JsonStringEnumMemberName("passed")] Passed,

    /// <summary>It did not (未通过).</summary>
    [JsonStringEnumMemberName("failed")] Failed,
}
