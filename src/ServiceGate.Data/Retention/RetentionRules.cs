namespace ServiceGate.Data.Retention;

/// <summary>The one table that says how long what is kept. Every table of the schema stands in it once.</summary>
public static class RetentionRules
{
    /// <summary>How long evidence is kept after its launch has ended: five years.</summary>
    public const int EvidenceDays = 5 * 365;

    /// <summary>How long personal data of customers are kept after the last launch that used them has ended.</summary>
    public const int PersonalDays = 180;

    /// <summary>All rules.</summary>
    public static IReadOnlyList<RetentionRule> All { get; } =
    [
        Configuration("schema_migration"), Configuration("setting"), Configuration("id_block"), Configuration("unit"), Configuration("department"),
        Configuration("person"), Configuration("person_grant"), Configuration("launch_number"), Configuration("definition_publication"), Configuration("definition_simulation"),
        Evidence("launch"), Evidence("dossier_item"), Evidence("item_change"), Evidence("content"), Evidence("step_decision"), Evidence("decision_cover"),
        Evidence("finding"), Evidence("gate"), Evidence("acknowledgement"), Evidence("duty"), Evidence("flow"), Evidence("journal"), Evidence("work_item"), Evidence("simulated_launch"),
        Evidence("bookmark"), Evidence("timer"), Evidence("house_message"), Evidence("message_reading"),
        Evidence("audience"), Evidence("audience_member"), Evidence("customer_result"), Evidence("notice_version"), Evidence("batch"), Evidence("delivery"),
        // The system's chain is kept as long as the installation.
        Evidence("audit_event"), Evidence("audit_head"),
        new("customer", DataClass.Personal, KeptFrom.LastUse, PersonalDays),
        new("command_log", DataClass.Operational, KeptFrom.Written, 30),
        new("chunk", DataClass.Operational, KeptFrom.BatchEnded, 180),
        new("node", DataClass.Operational, KeptFrom.LastUse, 30),
        new("work_lease", DataClass.Operational),
        new("channel_budget", DataClass.Operational),
        new("play_state", DataClass.Operational),
        new("api_token", DataClass.Security, KeptFrom.Expired, 90),
        new("data_protection_key", DataClass.Security),
    ];

    /// <summary>The rule of a table.</summary>
    /// <exception cref="InvalidOperationException">The table has none.</exception>
    public static RetentionRule Of(string table) => All.Single(r => r.Table == table);

    private static RetentionRule Configuration(string table) => new(table, DataClass.Configuration);

    private static RetentionRule Evidence(string table) => new(table, DataClass.Evidence, KeptFrom.LaunchEnded, EvidenceDays);
}
