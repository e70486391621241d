using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Web.Demo;

/// <summary>A launch that a demonstration takes somewhere, in time before its start.</summary>
/// <param name="Name">Makes the ids of its commands; never changes.</param>
/// <param name="Kind">Code of the kind.</param>
/// <param name="Title">Its title.</param>
/// <param name="Level">The level of risk that its dossier shows.</param>
internal sealed record DemoCourse(string Name, string Kind, string Title, RiskLevel Level)
{
    /// <summary>Code of the variant.</summary>
    public string Variant { get; init; } = "launch";

    /// <summary>What it is about.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whose it is.</summary>
    public string Owner { get; init; } = DemoSeeder.Owner;

    /// <summary>When it is entered, before the start of the demonstration.</summary>
    public TimeSpan Begins { get; init; } = TimeSpan.FromDays(9);

    /// <summary>When its window begins, from the start of the demonstration on; where it is whole days, at midnight in Shanghai.</summary>
    public TimeSpan Window { get; init; }

    /// <summary>How long its window is.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Whether it is rolled out in three stages within its window.</summary>
    public bool InStages { get; init; }

    /// <summary>How many customers its list has.</summary>
    public int Customers { get; init; } = 300;

    /// <summary>Asked at each step that waits: whether the launch stays there.</summary>
    public Func<Activity, LaunchFacts, bool> Stays { get; init; } = (_, _) => false;

    /// <summary>What is done in place of the usual at a step; false: nothing, the usual is done.</summary>
    public Func<DemoRobot, Activity, LaunchFacts, Task<bool>>? Instead { get; init; }

    /// <summary>What happens once it stays.</summary>
    public Func<DemoRobot, LaunchFacts, Task>? Then { get; init; }
}
