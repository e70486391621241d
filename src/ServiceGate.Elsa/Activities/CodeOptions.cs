using System.Reflection;
using Elsa.Workflows.UIHints.CheckList;
using Elsa.Workflows.UIHints.Dropdown;
using ServiceGate.Core.Content;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Organisation;

namespace ServiceGate.Elsa.Activities;

/// <summary>Offers the codes of one of the core's enumerations, so that a designer knows exactly what the core knows.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
public abstract class CodeOptions<TEnum> : DropDownOptionsProviderBase where TEnum : struct, Enum
{
    /// <summary>Codes that stand before those of the enumeration.</summary>
    protected virtual IReadOnlyList<string> Besides => [];

    /// <inheritdoc/>
    protected override ValueTask<ICollection<SelectListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken) =>
        ValueTask.FromResult<ICollection<SelectListItem>>([.. Besides.Concat(Enum.GetValues<TEnum>().Select(v => v.Code())).Select(code => new SelectListItem(code, code))]);
}

/// <summary>Offers the roles.</summary>
public sealed class RoleOptions : CodeOptions<Role>;

/// <summary>Offers the purposes of notices.</summary>
public sealed class PurposeOptions : CodeOptions<NoticePurpose>;

/// <summary>Offers the levels of the organisation, the own unit, and the level that scope and risk decide on.</summary>
public sealed class UnitLevelOptions : CodeOptions<UnitLevel>
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> Besides => ["own", "deciding"];
}

/// <summary>Offers the sections of a dossier.</summary>
public sealed class SectionOptions : CheckListOptionsProviderBase
{
    /// <inheritdoc/>
    protected override ValueTask<ICollection<CheckListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken) =>
        ValueTask.FromResult<ICollection<CheckListItem>>([.. Enum.GetValues<Section>().Select(s => new CheckListItem(s.Code(), s.Code()))]);
}

/// <summary>Offers the levels of risk.</summary>
public sealed class RiskLevelOptions : CheckListOptionsProviderBase
{
    /// <inheritdoc/>
    protected override ValueTask<ICollection<CheckListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken) =>
        ValueTask.FromResult<ICollection<CheckListItem>>([.. Enum.GetValues<RiskLevel>().Select(l => new CheckListItem(l.Code(), l.Code()))]);
}
