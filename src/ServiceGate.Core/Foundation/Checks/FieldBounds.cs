namespace ServiceGate.Core.Foundation.Checks;

/// <summary>What a check asks of a field, whatever its value.</summary>
/// <param name="Field">The field, as violations name it.</param>
/// <param name="Least">The least number; of a text 1: it must be there.</param>
/// <param name="Most">The greatest number; null of a text.</param>
/// <param name="Longest">The most characters of a text; null of a number.</param>
public sealed record FieldBounds(string Field, long? Least, long? Most, int? Longest);
