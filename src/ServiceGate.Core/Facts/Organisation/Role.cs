using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Organisation;

/// <summary>What a person may be in a unit.</summary>
public enum Role
{
    /// <summary>Owns dossiers, fills them in, submits them, answers findings (产品经理).</summary>
    [JsonStringEnumMemberName("product-manager")] ProductManager,

    /// <summary>Head of a department: agrees before the own department's dossiers are submitted (部门负责人).</summary>
    [JsonStringEnumMemberName("department-head")] DepartmentHead,

    /// <summary>Signs for a department (会签人).</summary>
    [JsonStringEnumMemberName("reviewer")] Reviewer,

    /// <summary>Imports customers, plans notices, runs and reports the launch (割接通告管理员).</summary>
    [JsonStringEnumMemberName("operations")] Operations,

    /// <summary>Answers customers, rolls single ones back (客服坐席).</summary>
    [JsonStringEnumMemberName("hotline-agent")] HotlineAgent,

    /// <summary>Acknowledges the scripts of a channel (渠道负责人).</summary>
    [JsonStringEnumMemberName("channel-owner")] ChannelOwner,

    /// <summary>Watches complaints (服务质量监测).</summary>
    [JsonStringEnumMemberName("service-quality")] ServiceQuality,

    /// <summary>Reads everything, changes nothing (稽核人员).</summary>
    [JsonStringEnumMemberName("auditor")] Auditor,

    /// <summary>Keeps people, roles and settings; has no say in launches (系统管理员).</summary>
    [JsonStringEnumMemberName("administrator")] Administrator,
}

/// <summary>What a role is bound to besides its unit.</summary>
public static class Roles
{
    /// <summary>Whether the role is held for one department of the unit.</summary>
    public static bool ActsForDepartment(this Role role) => role is Role.ProductManager or Role.DepartmentHead or Role.Reviewer;

    /// <summary>
    /// Whether a substitute has the role while its holder is away. Keeping accounts and reading everything are a trust in one person, and no work waits for them.
    /// </summary>
    public static bool PassesToSubstitute(this Role role) => role is not (Role.Administrator or Role.Auditor);

    /// <summary>Whether the role is held for one channel.</summary>
    public static bool ActsForChannel(this Role role) => role is Role.ChannelOwner;
}

/// <summary>A role that somebody has in a unit and everything below it.</summary>
/// <param name="Role">The role.</param>
/// <param name="UnitId">The unit.</param>
/// <param name="Department">The department's code, for roles that act for one.</param>
/// <param name="Channel">The channel's code, for channel owners.</param>
/// <param name="For">Whose it is while that person is away; null: the own one.</param>
public sealed record RoleGrant(Role Role, long UnitId, string? Department = null, string? Channel = null, StandIn? For = null);
