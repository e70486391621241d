namespace ServiceGate.Core.Foundation.Json;

/// <summary>
/// The names under which a record's values stand in JSON that is stored, hashed or compared with what was stored: one for each parameter of its constructor, in
/// their order. Names in C# may change; these never do, since a hash or a fingerprint of before would no longer be met.
/// </summary>
/// <param name="names">The names, in camel case.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MembersAttribute(params string[] names) : Attribute
{
    /// <summary>The names.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
