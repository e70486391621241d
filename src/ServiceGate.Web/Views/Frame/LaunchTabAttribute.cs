namespace ServiceGate.Web.Views.Frame;

/// <summary>A page is a part of the launch: it stands among the tabs of <see cref="LaunchHead"/>, under the text <c>launch.part.</c> with the part's name.</summary>
/// <param name="part">The part, which is the end of the page's address; empty for the overview.</param>
/// <param name="order">Its place among the tabs, from the left.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LaunchTabAttribute(string part, int order) : Attribute
{
    /// <summary>The part.</summary>
    public string Part { get; } = part;

    /// <summary>Its place among the tabs.</summary>
    public int Order { get; } = order;
}
