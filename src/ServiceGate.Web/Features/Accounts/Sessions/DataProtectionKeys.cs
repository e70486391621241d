using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using ServiceGate.Data.Accounts;

namespace ServiceGate.Web.Features.Accounts.Sessions;

/// <summary>
/// Keeps the keys that protect cookies and forms in the database, so that every node understands what another has issued and a restart signs nobody out.
/// The framework asks synchronously, at most a few times a day.
/// </summary>
/// <param name="store">The keys.</param>
/// <param name="protection">Encrypts them.</param>
internal sealed class DataProtectionKeys(DataProtectionKeyStore store, KeyProtection protection) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. store.AllAsync().GetAwaiter().GetResult().Select(key => XElement.Parse(protection.Unprotect(key.Id, key.Xml)))];

    public void StoreElement(XElement element, string friendlyName)
    {
        var id = Guid.NewGuid().ToString();
        store.AddAsync(new(id, friendlyName, protection.Protect(id, element.ToString(SaveOptions.DisableFormatting)))).GetAwaiter().GetResult();
    }
}
