using System.Text.RegularExpressions;

namespace ServiceGate.Tests.Architecture;

/// <summary>Single customers are shown by one reader, which asks who looks. Whoever reads the register at another place writes here why nobody is shown anything there.</summary>
public sealed partial class CustomersAreReadAtOnePlaceTests
{
    private static readonly Dictionary<string, string> Readers = new(StringComparer.Ordinal)
    {
        ["ServiceGate.Data/Queries/CustomerReader.cs"] = "the reader",
        ["ServiceGate.Data/Queries/BatchCustomers.cs"] = "whom a batch has not told, for who looks customers up in the launch's unit; each is written down",
        ["ServiceGate.Data/Queries/FailedCustomers.cs"] = "for whom a launch failed, for who looks customers up in its unit; each is written down",
        ["ServiceGate.Data/Queries/CustomerActions.cs"] = "rollbacks that wait for a person: with whoever asks, written down",
        ["ServiceGate.Data/Contingency/ContingencyStore.cs"] = "the account for whom another system does something",
        ["ServiceGate.Data/Audiences/AudienceStore.cs"] = "what commands need: who is on a list",
        ["ServiceGate.Data/Audiences/AudienceStore.Tiers.cs"] = "counts tiers, and says nothing of anybody",
        ["ServiceGate.Data/Audiences/AudienceStore.Imports.cs"] = "writes the register, and looks what it says before",
        ["ServiceGate.Data/Audiences/AudienceStore.Zones.cs"] = "counts units, returns nobody",
        ["ServiceGate.Data/Notices/NoticeStore.Ledger.cs"] = "addresses for the senders",
        ["ServiceGate.Data/Notices/NoticeStore.Exclusions.cs"] = "whom marketing leaves out, by address and consent; nothing of them is read",
        ["ServiceGate.Data/Notices/NoticeStore.Riders.cs"] = "who shares an address; the address itself is not read",
        ["ServiceGate.Data/Purging/CustomerErasure.cs"] = "erases",
        ["ServiceGate.Web/Play/LedgerCheck.cs"] = "counts, of a played database, on the machine that played it",
    };

    [Test]
    public void Register_IsReadWhereItIsSaid()
    {
        var found = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".razor" && !f.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Where(f => Register().IsMatch(File.ReadAllText(f)))
            .Select(f => Path.GetRelativePath(Path.Combine(Repository.Root, "src"), f).Replace(Path.DirectorySeparatorChar, '/'));

        Assert.That(found, Is.EquivalentTo(Readers.Keys));
    }

    [Test]
    public void Web_DoesNotAskTheStoreForACustomer() => Assert.That(
        Repository.SourcesOf("ServiceGate.Web").Concat(Repository.PagesOf("ServiceGate.Web")).Where(f => File.ReadAllText(f).Contains("FindCustomerAsync", StringComparison.Ordinal)), Is.Empty);

    [GeneratedRegex(@"(FROM|JOIN)\s+customer\b")]
    private static partial Regex Register();
}
