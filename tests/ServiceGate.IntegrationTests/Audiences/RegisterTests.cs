using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Imports;

namespace ServiceGate.IntegrationTests.Audiences;

/// <summary>What an import leaves of the register of customers: it writes what it was given, to whom it may, when it is adopted, and nothing else.</summary>
public sealed class RegisterTests
{
    private static readonly Customer Han = new(0, "A1", "Han", "10000010001", null, "push-1", "gold", "en", "HZ");

    private ImportStand _stand = null!;

    [SetUp]
    public async Task OpenAsync() => _stand = await ImportStand.OpenAsync();

    [TearDown]
    public async Task CloseAsync() => await _stand.DisposeAsync();

    [Test]
    public async Task AFileWithFewerColumns_LeavesTheOthers()
    {
        await _stand.RegisterAsync(Han);

        var report = (await _stand.RunAsync("account,email\nA1,han@example.com\n")).Required();

        Assert.That(await _stand.CustomerAsync("A1"), Is.EqualTo(Han with { Id = (await _stand.CustomerAsync("A1"))!.Id, Email = "han@example.com" }));
        Assert.That(report.Counts, Is.EqualTo(new ImportCounts(Changed: 1, Lines: 1)));
    }

    [Test]
    public async Task AFileOfAccountsOnly_TakesWhomTheRegisterKnows_AndNamesWhomNobodyCanReach()
    {
        await _stand.RegisterAsync(Han);

        var report = (await _stand.RunAsync("account\nA1\nB1\n", mode: ImportMode.Good)).Required();

        Assert.That(report.Counts, Is.EqualTo(new ImportCounts(Same: 1, Left: 1, Lines: 2)));
        Assert.That(report.Problems.Select(p => (p.Rule, p.Field)), Is.EqualTo(new[] { ("import.no-address", "lines[3]") }));
    }

    [Test]
    public async Task AnEmptyColumn_TakesValuesAway_AndSaysHowMany()
    {
        await _stand.RegisterAsync(Han);

        var report = (await _stand.RunAsync("account,phone,push_id\nA1,10000010001,\n")).Required();

        Assert.That(report.Counts, Is.EqualTo(new ImportCounts(Changed: 1, Taken: 1, Lines: 1)));
        Assert.That((await _stand.CustomerAsync("A1"))!.PushId, Is.Null);
    }

    [Test]
    public async Task ACustomerOfAUnitOfOthers_IsABadLineAndStaysAsRegistered()
    {
        await _stand.RegisterAsync(Han with { UnitCode = "SX" });

        var refused = await _stand.RunAsync("account,name,phone,unit\nA1,Changed,13900000000,HZ\n");

        Assert.That(refused.Violations.Select(v => (v.Rule, v.Field)), Is.EqualTo(new[] { ("import.bad-lines", "lines"), ("import.unit-of-others", "lines[2].unit") }));
        Assert.That((await _stand.CustomerAsync("A1"))!.Name, Is.EqualTo("Han"));
    }

    [Test]
    public async Task ALookAtAFile_ChangesNothing_UntilItIsAdopted()
    {
        (await _stand.RunAsync("account,phone\nA1,13900000001\nA2,13900000002\nA3,13900000003\n", "first")).Required();

        var look = await _stand.LookAsync("account,phone\nA2,13900000002\nA3,13777777777\nA4,13900000004\n", "second");

        Assert.That(look.Difference, Is.EqualTo(new ListDifference(3, 1, 1, 1)));
        Assert.That((look.Counts, look.Revision), Is.EqualTo((new ImportCounts(Added: 1, Changed: 1, Same: 1, Lines: 3), 0)));
        Assert.That((await _stand.CustomerAsync("A3"))!.Phone, Is.EqualTo("13900000003"));
        Assert.That((await _stand.AudienceAsync())!.Count, Is.EqualTo(3));

        var adopted = (await _stand.Import.AdoptAsync(ImportStand.Launch, look.Audience, ImportStand.OperatorId, "adopt")).Required();

        Assert.That((adopted.Count, adopted.Revision), Is.EqualTo((3, 2)));
        Assert.That((await _stand.CustomerAsync("A3"))!.Phone, Is.EqualTo("13777777777"));
        Assert.That((await _stand.AudienceAsync())!.Id, Is.EqualTo(look.Audience));
    }

    [Test]
    public async Task ALookAtAFile_WhenAnotherImportChangesItsCustomersMeanwhile_IsNotAdopted()
    {
        var look = await _stand.LookAsync("account,phone\nA1,13900000001\n", "look");
        (await _stand.RunAsync("account,phone\nA1,13777777777\n", "meanwhile")).Required();

        var outcome = await _stand.Import.AdoptAsync(ImportStand.Launch, look.Audience, ImportStand.OperatorId, "adopt");

        Assert.That((outcome.Refusal, outcome.Violations[0].Rule), Is.EqualTo((Refusal.Conflict, "audience.outdated")));
        Assert.That((await _stand.CustomerAsync("A1"))!.Phone, Is.EqualTo("13777777777"));
    }

    [Test]
    public async Task AnImport_WhoseCustomersAnotherOneChangesMeanwhile_LooksAnew()
    {
        var csv = "account,name,phone\nA1,One,13900000001\n"u8.ToArray();
        using var file = new MemoryStream(csv);
        var meanwhile = new Meanwhile(() => _stand.RunAsync("account,phone,email\nA1,13900000001,a@example.com\n", "meanwhile"));

        var report = (await _stand.Import.RunAsync(new(ImportStand.Launch, ImportStand.OperatorId, "import"), file, meanwhile)).Required();

        Assert.That(report.Counts, Is.EqualTo(new ImportCounts(Changed: 1, Lines: 1)));
        Assert.That((await _stand.CustomerAsync("A1"))!, Has.Property("Name").EqualTo("One").And.Property("Email").EqualTo("a@example.com"));
    }

    /// <summary>Lets somebody else do something when the first customers are set aside.</summary>
    private sealed class Meanwhile(Func<Task<Outcome<ImportReport>>> act) : IProgress<ImportProgress>
    {
        private bool _done;

        public void Report(ImportProgress value)
        {
            if (_done) return;
            _done = true;
            act().GetAwaiter().GetResult().Required();
        }
    }
}
