
namespace ServiceGate.IntegrationTests.Audiences;

/// <summary>What strikes one about a list though each of its lines is well formed.</summary>
public sealed class WarningTests
{
    private ImportStand _stand = null!;

    [SetUp]
    public async Task OpenAsync() => _stand = await ImportStand.OpenAsync();

    [TearDown]
    public async Task CloseAsync() => await _stand.DisposeAsync();

    [Test]
    public async Task AccountsThatEndInZeros_AndAreAllStrangers_AreSaid_AndThoseThatAreRightAreNot()
    {
        var first = (await _stand.RunAsync(FieldFileTests.File("06-accounts.csv"), "first")).Required();
        var rounded = (await _stand.RunAsync(FieldFileTests.File("06-accounts-rounded.csv"), "rounded", preview: true)).Required();
        var again = (await _stand.RunAsync(FieldFileTests.File("06-accounts.csv"), "again")).Required();

        Assert.That((first.Counts.Added, rounded.Counts.Added, again.Counts.Added), Is.EqualTo((40, 40, 0)));
        Assert.That(first.Warnings, Is.Empty);
        Assert.That(rounded.Warnings.Select(w => (w.Rule, w.Arguments["count"])), Is.EqualTo(new[] { ("import.warn-zeros", "40"), ("import.warn-all-new", "40") }));
        Assert.That(again.Warnings, Is.Empty);
    }

    [TestCase("0100000000", "100000000")]
    [TestCase("100000000", "00100000000")]
    public async Task AccountsThatDifferByZerosInFront_AreSaid(string registered, string given)
    {
        (await _stand.RunAsync($"account,phone\n{registered},13900000001\n", "first")).Required();

        var look = await _stand.LookAsync($"account,phone\n{given},13900000001\nX1,13900000002\n", "second");

        Assert.That(look.Warnings.Select(w => (w.Rule, w.Arguments["count"])), Is.EqualTo(new[] { ("import.warn-leading-zeros", "1") }));
    }

    [Test]
    public async Task AccountsOfOneFile_ThatDifferByZerosInFront_AreSaid() => Assert.That(
        (await _stand.LookAsync("account,phone\n0100000000,13900000001\n100000000,13900000002\n", "look")).Warnings.Select(w => w.Rule), Is.EqualTo(new[] { "import.warn-leading-zeros" }));

    [Test]
    public async Task OneLongAccount_MayEndInZeros() =>
        Assert.That((await _stand.LookAsync("account,phone\n8810000000000110,13900000001\n", "look")).Warnings, Is.Empty);
}
