namespace ServiceGate.Web.Shell.Forms;

/// <summary>One of the values that can be chosen.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Text">What is shown.</param>
/// <param name="Hint">An explanation, shown where there is room.</param>
public sealed record Choice(string Value, string Text, string? Hint = null);
