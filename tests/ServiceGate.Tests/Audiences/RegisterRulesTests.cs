using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Tests.Audiences;

/// <summary>What a line of a file may do to the register: only what it says, and only to customers whom the importer may write.</summary>
public sealed class RegisterRulesTests
{
    private static readonly Customer Registered = new(7, "A1", "Han", "13900000001", null, "push-1", "gold", "en", "HZ");

    private static ImportTerms Terms(params CustomerColumn[] columns) => new(Codes("HZ"), Codes("HZ", "SX"), "HZ", columns.ToHashSet());

    private static HashSet<string> Codes(params string[] codes) => codes.ToHashSet(StringComparer.Ordinal);

    private static RegisteredCustomer Known(Customer? customer = null) => new(customer ?? Registered, 3);

    [Test]
    public void AColumnThatTheFileLacks_LeavesTheValueAsItIs()
    {
        var (pending, _) = RegisterRules.Judge(new("A1", Email: "han@example.com"), Known(), Terms(CustomerColumn.Email));

        Assert.That(pending, Is.EqualTo(new PendingCustomer(Registered with { Email = "han@example.com" }, RowEffect.Changed, Known())));
        Assert.That(pending!.Taken, Is.Zero);
    }

    [Test]
    public void AnEmptyCellOfAColumnThatTheFileHas_TakesTheValueAway_AndIsCounted()
    {
        var (pending, _) = RegisterRules.Judge(new("A1", Phone: "13900000001"), Known(), Terms(CustomerColumn.Phone, CustomerColumn.Name, CustomerColumn.PushId));

        Assert.That(pending!.Customer, Is.EqualTo(Registered with { Name = null, PushId = null }));
        Assert.That((pending.Effect, pending.Taken), Is.EqualTo((RowEffect.Changed, 2)));
    }

    [Test]
    public void TierLanguageAndUnit_StayWhereNothingStands()
    {
        var terms = Terms(CustomerColumn.Phone);

        Assert.That(RegisterRules.Judge(new("A1", Phone: "13900000001"), Known(), terms).Pending!.Effect, Is.EqualTo(RowEffect.Same));
        Assert.That(RegisterRules.Judge(new("A1", Phone: "13900000001", Tier: "basic", Language: "zh-CN"), Known(), terms).Pending!.Customer,
            Is.EqualTo(Registered with { Tier = "basic", Language = "zh-CN" }));
    }

    [Test]
    public void ANewCustomer_HasTheUsualTierLanguageAndUnit()
    {
        var (pending, _) = RegisterRules.Judge(new("B1", Phone: "13900000009"), null, Terms(CustomerColumn.Phone));

        Assert.That(pending, Is.EqualTo(new PendingCustomer(new(0, "B1", null, "13900000009", null, null, "basic", "zh-CN", "HZ"), RowEffect.Added, null)));
    }

    [TestCase("SX", "SX", RowEffect.Kept, TestName = "Of a unit that is affected: stays as registered")]
    [TestCase("SX", "HZ", RowEffect.Kept, TestName = "Claimed from a unit that is affected: stays as registered")]
    [TestCase("HZ", "SX", RowEffect.Kept, TestName = "Given away to a unit that is not the importer's: stays as registered")]
    [TestCase("YH", "YH", null, TestName = "Of a unit that is not affected: a bad line")]
    [TestCase("YH", "HZ", null, TestName = "Claimed from a unit that is not affected: a bad line")]
    public void ACustomerOfAnotherUnit_IsNotWritten(string registered, string named, RowEffect? effect)
    {
        var known = Known(Registered with { UnitCode = registered });

        var (pending, broken) = RegisterRules.Judge(new("A1", "Changed", "13700000000", UnitCode: named), known, Terms(CustomerColumn.Name, CustomerColumn.Phone));

        Assert.That(broken, Is.EqualTo(effect is null ? "import.unit-of-others" : null));
        Assert.That(pending, Is.EqualTo(effect is { } so ? new PendingCustomer(known.Customer, so, known) : null));
    }

    [TestCase("SX", null)]
    [TestCase("YH", "import.unit-of-others")]
    public void ANewCustomerOfAnotherUnit_ComesOnlyWhereTheLaunchAffectsIt(string unit, string? broken) =>
        Assert.That(RegisterRules.Judge(new("B1", Phone: "13900000009", UnitCode: unit), null, Terms(CustomerColumn.Phone)).Broken, Is.EqualTo(broken));

    [Test]
    public void WhoCannotBeReached_IsABadLine()
    {
        Assert.That(RegisterRules.Judge(new("B1"), null, Terms()).Broken, Is.EqualTo("import.no-address"));
        Assert.That(RegisterRules.Judge(new("A1"), Known(), Terms()).Broken, Is.Null, "the register has a number");
        Assert.That(RegisterRules.Judge(new("A1"), Known(), Terms(CustomerColumn.Phone, CustomerColumn.PushId)).Broken, Is.EqualTo("import.no-address"), "the file takes the last one away");
    }

    [Test]
    public void AnEmergency_TakesNumbersFromTheRegister_AndFlagsWhatDiffers()
    {
        var terms = Terms(CustomerColumn.Phone, CustomerColumn.Email) with { KeepsNumbers = true };

        var other = RegisterRules.Judge(new("A1", Phone: "13700000000", Email: "a@example.com"), Known(), terms).Pending!;
        var same = RegisterRules.Judge(new("A1", Phone: "13900000001"), Known(), terms).Pending!;
        var stranger = RegisterRules.Judge(new("B1", Phone: "13700000001"), null, terms).Pending!;

        Assert.That((other.Customer.Phone, other.Customer.Email, other.Flagged), Is.EqualTo(("13900000001", "a@example.com", true)), "an address that the register lacks is used, and flagged");
        Assert.That((same.Effect, same.Flagged), Is.EqualTo((RowEffect.Same, false)));
        Assert.That((stranger.Effect, stranger.Flagged), Is.EqualTo((RowEffect.Added, true)));
    }

    [TestCase("HZ", "HZ", null, TestName = "Emergency: the importer's own")]
    [TestCase("HZ", "SX", null, TestName = "Emergency: given away to another unit stays as registered")]
    [TestCase("SX", "SX", "import.emergency-unit", TestName = "Emergency: of an affected unit that is not the importer's")]
    [TestCase("SX", "HZ", "import.emergency-unit", TestName = "Emergency: claimed from such a unit")]
    [TestCase(null, "SX", "import.emergency-unit", TestName = "Emergency: a new one of such a unit")]
    [TestCase(null, null, null, TestName = "Emergency: a new one without a unit is the launch's")]
    public void AnEmergency_HasOnlyCustomersOfUnitsOfTheImporter(string? registered, string? named, string? broken)
    {
        var terms = Terms(CustomerColumn.Phone) with { KeepsNumbers = true, OnlyMine = true };

        var judged = RegisterRules.Judge(new("A1", Phone: "13700000000", UnitCode: named), registered is null ? null : Known(Registered with { UnitCode = registered }), terms);

        Assert.That((judged.Broken, judged.Pending?.Flagged), Is.EqualTo((broken, broken is null ? true : (bool?)null)), "another number is flagged, also where nothing is written");
    }
}
