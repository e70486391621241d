namespace ServiceGate.Web.Views.Entry;

/// <summary>A field of which there are two versions.</summary>
/// <param name="Field">Its path.</param>
/// <param name="Stored">What is stored.</param>
/// <param name="Typed">What was typed.</param>
/// <param name="IsTouched">Whether whoever typed has changed it; otherwise it is as it was before the other edit, and what is stored is kept unless somebody says otherwise.</param>
public sealed record TwoVersions(string Field, string Stored, string Typed, bool IsTouched)
{
    /// <summary>The version that is kept unless somebody chooses the other.</summary>
    public string Proposed => IsTouched ? Typed : Stored;
}

/// <summary>Two versions of something that was edited at the same time.</summary>
/// <param name="Differences">The fields that differ.</param>
/// <param name="Same">The fields that do not.</param>
/// <param name="Seen">Names what is stored, as its revision.</param>
public sealed record EditConflict(IReadOnlyList<TwoVersions> Differences, IReadOnlyDictionary<string, string> Same, string Seen)
{
    /// <summary>Before the name of a field: a hidden one with what it held when the form was shown, where earlier versions are kept nowhere.</summary>
    public const string Was = "was.";

    /// <summary>Compares what is stored with what was posted.</summary>
    /// <param name="stored">What is stored now, by field.</param>
    /// <param name="form">What was posted.</param>
    /// <param name="seen">Names what is stored.</param>
    /// <param name="before">What whoever posted began with; null where it is not known: then everything counts as touched.</param>
    public static EditConflict Between(IReadOnlyDictionary<string, string> stored, IFormCollection form, string seen, IReadOnlyDictionary<string, string>? before)
    {
        var typed = form.Where(f => !f.Key.StartsWith('_') && !f.Key.StartsWith(Was, StringComparison.Ordinal) && f.Key is not ("revision" or "confirmed")).ToDictionary(f => f.Key, f => Plain(f.Value.ToString()), StringComparer.Ordinal);
        var fields = stored.Keys.Union(typed.Keys, StringComparer.Ordinal).ToList();
        string In(IReadOnlyDictionary<string, string> version, string field) => Plain(version.GetValueOrDefault(field) ?? "");
        return new(
            [.. fields.Where(f => In(stored, f) != In(typed, f)).Select(f => new TwoVersions(f, In(stored, f), In(typed, f), before is null || In(before, f) != In(typed, f)))],
            fields.Where(f => In(stored, f) == In(typed, f)).ToDictionary(f => f, f => In(typed, f), StringComparer.Ordinal), seen);
    }

    /// <summary>What whoever posted began with, as the form itself carries it.</summary>
    public static IReadOnlyDictionary<string, string> WasIn(IFormCollection form) =>
        form.Where(f => f.Key.StartsWith(Was, StringComparison.Ordinal)).ToDictionary(f => f.Key[Was.Length..], f => f.Value.ToString(), StringComparer.Ordinal);

    /// <summary>Browsers send lines with a carriage return.</summary>
    private static string Plain(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
