using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Features.Announcements.Reading;

/// <summary>A file as a whole is nothing that announcements can be read from.</summary>
public sealed class UnreadableFeedException : Exception
{
    /// <summary>Makes it with the rule that is broken.</summary>
    public UnreadableFeedException(string rule, params (string, object)[] arguments) : base(rule) => Why = Violation.Of(rule, "file", arguments);

    /// <summary>Makes it.</summary>
    public UnreadableFeedException() : this("feed.unknown") { }

    /// <summary>Makes it with a rule.</summary>
    public UnreadableFeedException(string rule) : this(rule, []) { }

    /// <summary>Makes it with a rule and a cause.</summary>
    public UnreadableFeedException(string rule, Exception cause) : base(rule, cause) => Why = Violation.Of(rule, "file");

    /// <summary>The rule that is broken.</summary>
    public Violation Why { get; }
}
