using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Stores;

public abstract class AudienceStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private long _launch;

    [SetUp]
    public async Task PrepareAsync() => _launch = await AddLaunchAsync();

    [Test]
    public async Task AddMembers_WhenTwentyThousandComeInChunks_AreAllThere()
    {
        var audience = await AddAudienceAsync(_launch, 20_000);

        Assert.That(await ReadAsync(s => s.Audiences.CountAsync(audience)), Is.EqualTo(20_000));
        Assert.That(await ReadAsync(s => s.Audiences.FindAsync(audience)), Is.EqualTo(
            new Audience(audience, _launch, $"import-{audience}", "list.csv", 20_000, true, "hash", Now)));
        Assert.That(await ReadAsync(s => s.Audiences.MembersAsync(audience, [.. Enumerable.Range(1, 1200).Select(i => $"A{i * 20}")])), Has.Count.EqualTo(1000));
    }

    [Test]
    public async Task AddMembers_WhenTheSameComesAgain_UpdatesTheRegisterAndCountsOnce()
    {
        var audience = await StartAsync();
        var customer = NewCustomers(1, 1)[0];
        await WriteAsync(s => s.Audiences.AddMembersAsync(audience, [customer, customer with { Name = "Twice" }]));
        var first = (await ReadAsync(s => s.Audiences.FindCustomerAsync("A1")))!;
        await WriteAsync(s => s.Audiences.AddMembersAsync(audience, [customer with { Phone = null, Tier = "gold" }]));

        Assert.That(first.Name, Is.EqualTo("Twice"));
        Assert.That(await ReadAsync(s => s.Audiences.FindCustomerAsync("A1")), Is.EqualTo(customer with { Id = first.Id, Phone = null, Tier = "gold" }));
        Assert.That((await ReadAsync(s => s.Audiences.FindAsync(audience)))!.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task AddMembers_WhenTheAudienceIsComplete_Fails()
    {
        var audience = await AddAudienceAsync(_launch, 1);

        Assert.That(() => WriteAsync(s => s.Audiences.AddMembersAsync(audience, NewCustomers(2, 1))), Throws.InvalidOperationException);
        Assert.That(await ReadAsync(s => s.Audiences.CountAsync(audience)), Is.EqualTo(1));
    }

    [Test]
    public async Task FindByImport_WhenTheSameImportIsBegunAgain_IsLeftToTheRetry()
    {
        var audience = await StartAsync();

        Assert.That((await ReadAsync(s => s.Audiences.FindByImportAsync(_launch, "import")))?.Id, Is.EqualTo(audience));
        Assert.That(() => StartAsync(), Throws.Exception.Matches<Exception>(e => Sessions.IsTransient(e!)));
        Assert.That(await ReadAsync(s => s.Audiences.FindByImportAsync(_launch, "other")), Is.Null);
    }

    [Test]
    public async Task FindCustomer_InOtherCase_FindsNobody()
    {
        var audience = await StartAsync();
        await WriteAsync(s => s.Audiences.AddMembersAsync(audience, NewCustomers(1, 3)));

        Assert.That((await ReadAsync(s => s.Audiences.FindCustomerAsync("A2")))?.Account, Is.EqualTo("A2"));
        Assert.That(await ReadAsync(s => s.Audiences.FindCustomerAsync("a2")), Is.Null, "account numbers compare binary");
    }

    [Test]
    public async Task SaveResults_WhenSavedAgain_ReplacesThem()
    {
        var audience = await AddAudienceAsync(_launch, 600);
        var members = await ReadAsync(s => s.Audiences.MembersAsync(audience, [.. Enumerable.Range(1, 600).Select(i => $"A{i}")]));
        await WriteAsync(s => s.Audiences.SaveResultsAsync([.. members.Values.Select(id => new CustomerResult(_launch, id, Now))]));
        var rolledBack = new CustomerResult(_launch, members["A7"], Now, Now.AddHours(1), ManagerId, "cannot watch");
        await WriteAsync(s => s.Audiences.SaveResultsAsync([rolledBack]));

        Assert.That(await ReadAsync(s => s.Audiences.ResultsAsync(_launch)), Has.Count.EqualTo(600));
        Assert.That(await ReadAsync(s => s.Audiences.ResultAsync(_launch, members["A7"])), Is.EqualTo(rolledBack));
        Assert.That(await ReadAsync(s => s.Audiences.ResultAsync(_launch, 1)), Is.Null);
        Assert.That(await ReadAsync(s => s.Audiences.ContainsAsync(audience, members["A7"])), Is.True);
        Assert.That(await ReadAsync(s => s.Audiences.ContainsAsync(audience, 1)), Is.False);
    }

    private Task<long> StartAsync() => WriteAsync(async s =>
    {
        var id = await s.NextIdAsync();
        await s.Audiences.AddAsync(new(id, _launch, "import", "list.csv", 0, false, null, Now));
        return id;
    });
}
