using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Audiences;

/// <summary>What a line of an imported file says of a customer; what it does not say is null.</summary>
/// <param name="Account">Account number.</param>
/// <param name="Name">Name.</param>
/// <param name="Phone">Mobile number.</param>
/// <param name="Email">Address.</param>
/// <param name="PushId">Id for push messages.</param>
/// <param name="Tier">Tier.</param>
/// <param name="Language">Language of notices.</param>
/// <param name="UnitCode">The unit that serves the customer.</param>
/// <param name="Consent">What the customer has agreed to.</param>
public sealed record CustomerRow(
    string Account, string? Name = null, string? Phone = null, string? Email = null, string? PushId = null, string? Tier = null, string? Language = null, string? UnitCode = null,
    Consent? Consent = null)
{
    /// <summary>The tier of a new customer of whom no tier is said.</summary>
    public const string UsualTier = "basic";

    /// <summary>The language of a new customer of whom no language is said.</summary>
    public const string UsualLanguage = "zh-CN";

    /// <summary>
    /// The customer as the line leaves it. Only what the file has a column for is written: an empty name, number or address in such a column takes it away; tier,
    /// language and unit, which every customer has, stay as they are where nothing stands.
    /// </summary>
    /// <param name="known">The customer as registered; null for a new one.</param>
    /// <param name="columns">The columns that the file has.</param>
    /// <param name="ownUnit">The unit of a new customer of whom no unit is said.</param>
    public Customer On(Customer? known, IReadOnlySet<CustomerColumn> columns, string ownUnit)
    {
        string? Given(CustomerColumn column, string? said, string? registered) => columns.Contains(column) ? said : registered;
        return new(
            known?.Id ?? 0, Account, Given(CustomerColumn.Name, Name, known?.Name), Given(CustomerColumn.Phone, Phone, known?.Phone),
            Given(CustomerColumn.Email, Email, known?.Email), Given(CustomerColumn.PushId, PushId, known?.PushId),
            Tier ?? known?.Tier ?? UsualTier, Language ?? known?.Language ?? UsualLanguage, UnitCode ?? known?.UnitCode ?? ownUnit);
    }
}

/// <summary>A column of a file that may take a value away.</summary>
public enum CustomerColumn
{
    /// <summary>Name.</summary>
    [JsonStringEnumMemberName("name")] Name,

    /// <summary>Mobile number.</summary>
    [JsonStringEnumMemberName("phone")] Phone,

    /// <summary>Address.</summary>
    [JsonStringEnumMemberName("email")] Email,

    /// <summary>Id for push messages.</summary>
    [JsonStringEnumMemberName("push-id")] PushId,
}
