using ServiceGate.Data.Migrations;

namespace ServiceGate.Data.Retention;

/// <summary>
/// How long what is kept, what goes with its launch, and whose keys may be raced for. Every table of the schema stands in it once, and those of a launch behind
/// those they refer to. Tables of the first eight migrations, which say nothing of it themselves, are written down here; every later one is said by its migration
/// (<see cref="KeptLines"/>).
/// </summary>
public static class RetentionRules
{
    /// <summary>How long evidence is kept after its launch has ended: five years.</summary>
    public const int EvidenceDays = 5 * 365;

    /// <summary>How long personal data of customers are kept after the last launch that used them has ended.</summary>
    public const int PersonalDays = 180;

    private const int LastListed = 8;

    /// <summary>All rules.</summary>
    public static IReadOnlyList<RetentionRule> All { get; } =
    [
        Configuration("schema_migration"), Configuration("setting").Raced(), Configuration("id_block"), Configuration("unit").Raced(),
        Configuration("department").Raced(), Configuration("person").Raced(), Configuration("person_grant"), Configuration("launch_number").Raced(),
        Configuration("definition_publication").Raced(), Configuration("definition_simulation").Raced(), Evidence("launch"),
        Evidence("dossier_item").Raced().OfLaunch(), Evidence("item_change").Raced().OfLaunch(), Evidence("content").Raced(), Evidence("step_decision"),
        Evidence("decision_cover"), Evidence("finding").OfLaunch(), Evidence("gate").Raced().OfLaunch(), Evidence("acknowledgement").OfLaunch(),
        Evidence("duty").Raced().OfLaunch(), Evidence("flow").Raced().OfLaunch(), Evidence("journal").Raced().OfLaunch(),
        Evidence("work_item").Raced().OfLaunch(), Evidence("simulated_launch").Raced().OfLaunch(), Evidence("bookmark").OfLaunch(),
        Evidence("timer").OfLaunch(), Evidence("house_message").Raced().OfLaunch(), Evidence("message_reading").Raced().OfLaunch(),
        Evidence("audience").Raced().OfLaunch(), Evidence("audience_member").Raced(), Evidence("customer_result").Raced(),
        Evidence("notice_version").Raced().OfLaunch(), Evidence("batch").OfLaunch(), Evidence("delivery"),
        // The system's chain is kept as long as the installation.
        Evidence("audit_event").Raced(), Evidence("audit_head").Raced(),
        new RetentionRule("customer", DataClass.Personal, KeptFrom.LastUse, PersonalDays).Raced(),
        new RetentionRule("command_log", DataClass.Operational, KeptFrom.Written, 30).Raced(),
        new RetentionRule("chunk", DataClass.Operational, KeptFrom.BatchEnded, 180).Raced(),
        new("node", DataClass.Operational, KeptFrom.LastUse, 30),
        new("work_lease", DataClass.Operational),
        new RetentionRule("channel_budget", DataClass.Operational).Raced(),
        new RetentionRule("play_state", DataClass.Operational).Raced(),
        new("api_token", DataClass.Security, KeptFrom.Expired, 90),
        new("data_protection_key", DataClass.Security),
        .. Migration.ForAll.Where(migration => migration.Number > LastListed).SelectMany(KeptLines.Of),
    ];

    /// <summary>Tables whose rows go with their launch, in an order that never leaves a reference into nothing.</summary>
    internal static IReadOnlyList<string> WithLaunch { get; } = [.. All.Where(r => r.GoesWithLaunch).Select(r => r.Table).Reverse()];

    /// <summary>Tables whose unique keys may be raced for.</summary>
    internal static IReadOnlyList<string> Raced { get; } = [.. All.Where(r => r.MayRace).Select(r => r.Table)];

    /// <summary>The rule of a table.</summary>
    /// <exception cref="InvalidOperationException">The table has none.</exception>
    public static RetentionRule Of(string table) => All.Single(r => r.Table == table);

    private static RetentionRule Configuration(string table) => new(table, DataClass.Configuration);

    private static RetentionRule Evidence(string table) => new(table, DataClass.Evidence, KeptFrom.LaunchEnded, EvidenceDays);
}
