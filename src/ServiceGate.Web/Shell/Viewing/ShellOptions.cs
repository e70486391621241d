namespace ServiceGate.Web.Shell.Viewing;

/// <summary>What the frame around every page says about this installation.</summary>
public sealed class ShellOptions
{
    /// <summary>Whether this is a demonstration: every page then says so.</summary>
    public bool IsDemo { get; set; }

    /// <summary>Whether the scheduler has pages of its own, which those who may watch it find in the navigation.</summary>
    public bool HasSchedulerPages { get; set; }
}
