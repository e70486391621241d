using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Facts.FactSheets;

/// <summary>A fact that a kind of launch has on its sheet (业务要素): data of its checklist.</summary>
/// <param name="Code">Code, unique in the checklist: the key of its item and the placeholder in scripts (<c>price</c>, <c>{price}</c>).</param>
/// <param name="Name">Name.</param>
/// <param name="Type">What kind of value it has.</param>
/// <param name="Compulsory">Whether the sheet is not complete without it.</param>
/// <param name="Told">Whether every script has to tell it.</param>
/// <param name="BySegment">Whether it may differ by segment.</param>
/// <param name="Guidance">How to give it; null: nothing is said.</param>
/// <param name="When">The variants that are asked for it; null: all but emergencies.</param>
public sealed record FactKind(
    string Code, LocalText Name, FactType Type, bool Compulsory = false, bool Told = false, bool BySegment = false, LocalText? Guidance = null, IReadOnlyList<LaunchVariant>? When = null)
{
    /// <summary>The most facts of a variant.</summary>
    public const int Most = 40;

    /// <summary>Whether a variant is asked for it.</summary>
    public bool AppliesTo(LaunchVariant variant) => When?.Contains(variant) ?? variant is not LaunchVariant.Emergency;
}
