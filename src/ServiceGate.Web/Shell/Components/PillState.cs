namespace ServiceGate.Web.Shell.Components;

/// <summary>What a colour means everywhere in the product. A colour never stands alone: a word or an icon is beside it.</summary>
public enum PillState
{
    /// <summary>Grey: not begun or not yet due.</summary>
    Draft,

    /// <summary>Blue: under way.</summary>
    Running,

    /// <summary>Amber: waits for somebody, or due soon.</summary>
    Waiting,

    /// <summary>Red: blocked or overdue.</summary>
    Blocked,

    /// <summary>Green: open or done.</summary>
    Open,

    /// <summary>Violet: an emergency.</summary>
    Emergency,
}

/// <summary>Names of states in style sheets, icons and texts.</summary>
internal static class PillStates
{
    /// <summary>The lower-case name.</summary>
    public static string Word(this PillState state) => state switch
    {
        PillState.Draft => "draft",
        PillState.Running => "running",
        PillState.Waiting => "waiting",
        PillState.Blocked => "blocked",
        PillState.Open => "open",
        _ => "emergency",
    };
}
