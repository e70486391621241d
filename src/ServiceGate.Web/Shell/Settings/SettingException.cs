namespace ServiceGate.Web.Shell.Settings;

/// <summary>A setting is wrong, or several are; the server does not start. The message is one line that names each and its rule, and repeats no value.</summary>
public sealed class SettingException : Exception
{
    /// <summary>Makes it.</summary>
    public SettingException() { }

    /// <summary>Makes it with a message.</summary>
    public SettingException(string message) : base(message) { }

    /// <summary>Makes it with a message and a cause.</summary>
    public SettingException(string message, Exception cause) : base(message, cause) { }

    /// <summary>Names the setting and what it must be.</summary>
    public SettingException(string setting, string rule) : this([new SettingProblem(setting, rule)]) { }

    /// <summary>Names every setting that is wrong.</summary>
    public SettingException(IReadOnlyList<SettingProblem> problems) : base(string.Join(' ', problems)) => Problems = problems;

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<SettingProblem> Problems { get; } = [];
}
