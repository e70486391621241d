using System.Text.Json.Serialization;

namespace ServiceGate.Core.Foundation.Checks;

/// <summary>Why a command was not carried out. Each value is one class of HTTP answer.</summary>
public enum Refusal
{
    /// <summary>The input breaks a rule that its sender can mend (422).</summary>
    [JsonStringEnumMemberName("invalid")] Invalid,

    /// <summary>What the command names does not exist, or is not to be seen by this actor (404).</summary>
    [JsonStringEnumMemberName("not-found")] NotFound,

    /// <summary>The policy does not let this actor do it (403).</summary>
    [JsonStringEnumMemberName("forbidden")] Forbidden,

    /// <summary>The state does not allow it now (409).</summary>
    [JsonStringEnumMemberName("conflict")] Conflict,

    /// <summary>It was edited since the sender last read it (412).</summary>
    [JsonStringEnumMemberName("stale")] Stale,
}

/// <summary>What became of a command: done with a value, or refused by named rules. Refusals are expected; bugs are exceptions.</summary>
/// <typeparam name="T">What the command answers.</typeparam>
public sealed record Outcome<T>
{
    private Outcome(T? value, Refusal? refusal, IReadOnlyList<Violation> violations) =>
        (Value, Refusal, Violations) = (value, refusal, violations);

    /// <summary>The answer; null when refused.</summary>
    public T? Value { get; }

    /// <summary>Why it was refused; null when done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The rules that were broken; empty when done.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>Whether the command was carried out.</summary>
    public bool IsDone => Refusal is null;

    /// <summary>The command was carried out.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null, []);

    /// <summary>The command was refused.</summary>
    public static implicit operator Outcome<T>(Refused refused) => new(default, refused.Why, refused.Violations);

    /// <summary>The answer of a command that must have been carried out.</summary>
    /// <exception cref="InvalidOperationException">It was refused; the message names the rules.</exception>
    public T Required() => IsDone ? Value! : throw new InvalidOperationException(
        $"Refused ({Refusal}): {string.Join(", ", Violations.Select(v => v.Field is null ? v.Rule : $"{v.Rule} at {v.Field}"))}");
}

/// <summary>A refusal before it is known what would have been answered.</summary>
/// <param name="Why">The class of refusal.</param>
/// <param name="Violations">The rules broken, at least one.</param>
public sealed record Refused(Refusal Why, IReadOnlyList<Violation> Violations)
{
    /// <summary>The input breaks rules.</summary>
    public static Refused Invalid(params IReadOnlyList<Violation> violations) => new(Refusal.Invalid, violations);

    /// <summary>The input breaks a rule.</summary>
    public static Refused Invalid(string rule, string? field = null, params (string, object)[] arguments) => new(Refusal.Invalid, [Violation.Of(rule, field, arguments)]);

    /// <summary>There is no such thing.</summary>
    public static Refused NotFound(string rule, string? field = null, params (string, object)[] arguments) => new(Refusal.NotFound, [Violation.Of(rule, field, arguments)]);

    /// <summary>The actor may not.</summary>
    public static Refused Forbidden(string rule, params (string, object)[] arguments) => new(Refusal.Forbidden, [Violation.Of(rule, null, arguments)]);

    /// <summary>Not in this state.</summary>
    public static Refused Conflict(string rule, string? field = null, params (string, object)[] arguments) => new(Refusal.Conflict, [Violation.Of(rule, field, arguments)]);

    /// <summary>Edited meanwhile.</summary>
    public static Refused Stale(string rule, string? field = null, params (string, object)[] arguments) => new(Refusal.Stale, [Violation.Of(rule, field, arguments)]);
}

/// <summary>The answer of a command that has nothing to say but that it was done.</summary>
public sealed record Nothing
{
    /// <summary>The only value.</summary>
    public static Nothing Value { get; } = new();
}
