namespace ServiceGate.Web.Features.History;

/// <summary>What events of the audit trail are about: the part of their names before the dot, by which the page narrows the list. A test holds that none is missing.</summary>
internal static class AuditKinds
{
    /// <summary>All of them: first what happens to launches, then what happens to the installation.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "launch", "dossier", "step", "finding", "condition", "risk", "script", "gate", "duty", "hold-point", "post-check", "audience", "batch", "customer", "reminder", "flow", "work", "deputy", "settlement", "attachment", "waiver", "comment", "plan", "trial", "stress",
        "person", "absence", "roster", "account", "role", "password", "second-factor", "token", "tokens", "sessions", "unit", "department", "approved-text", "causes", "definition", "simulation",
    ];
}
