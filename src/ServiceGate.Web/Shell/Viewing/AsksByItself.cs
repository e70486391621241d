namespace ServiceGate.Web.Shell.Viewing;

/// <summary>Marks an endpoint whose pages go on asking while nobody sits there: its requests do not lengthen a session.</summary>
public sealed class AsksByItself
{
    /// <summary>The marker.</summary>
    public static readonly AsksByItself Instance = new();
}
