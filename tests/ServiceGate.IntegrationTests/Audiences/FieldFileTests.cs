using System.Text;
using ServiceGate.Tests.Architecture;
using ServiceGate.Web.Imports;

namespace ServiceGate.IntegrationTests.Audiences;

/// <summary>Files of the field, with the values that were written down by hand when they were first tried.</summary>
public sealed class FieldFileTests
{
    private const string Two = "account,name,phone\nFR3C1,测试,10000030011\nFR3C2,测试,10000030012\n";

    private ImportStand _stand = null!;

    [SetUp]
    public async Task OpenAsync() => _stand = await ImportStand.OpenAsync();

    [TearDown]
    public async Task CloseAsync() => await _stand.DisposeAsync();

    [TestCase("03-utf16-tabs.csv", "utf-16", "tab")]
    [TestCase("03-sep-semicolons.csv", "utf-8", "semicolon")]
    public async Task FileOfAnotherTool_IsReadAsItIs(string name, string encoding, string separator)
    {
        var report = (await _stand.RunAsync(File(name))).Required();

        Assert.That((report.Imported, report.BadLines, report.Encoding, report.Reading.Separator), Is.EqualTo((2, 0, encoding, separator)));
    }

    [Test]
    public async Task SixWaysToWriteOneTable_AreReadAlike([Values] Way way)
    {
        var report = (await _stand.RunAsync(Written(way))).Required();

        Assert.That((report.Imported, report.BadLines), Is.EqualTo((2, 0)));
        Assert.That((await _stand.CustomerAsync("FR3C2"))!, Has.Property("Name").EqualTo("测试").And.Property("Phone").EqualTo("10000030012"));
        Assert.That(report.Reading.Notes.Select(n => n.Rule), Is.EqualTo(way is Way.TypeLine ? new[] { "import.note-type" } : []));
    }

    [Test]
    public async Task RowsOfCommas_AreBlank_AndTheRealFaultIsSeen()
    {
        var refused = await _stand.RunAsync(File("04-comma-rows.csv"), id: "all");
        var report = (await _stand.RunAsync(File("04-comma-rows.csv"), mode: ImportMode.Good, id: "good")).Required();

        Assert.That(refused.Violations.Select(v => v.Field), Is.EqualTo(new[] { "lines", "lines[212].phone" }));
        Assert.That(refused.Violations[0].Arguments["count"], Is.EqualTo("1"));
        Assert.That((report.Imported, report.BadLines), Is.EqualTo((10, 1)));
        Assert.That(report.Problems.Select(p => p.Field), Is.EqualTo(new[] { "lines[212].phone" }));
    }

    [TestCase("account,phone")]
    [TestCase("account,phone,")]
    [TestCase("account,phone,,")]
    public async Task SpareCommas_AreNothing(string header)
    {
        var lines = string.Concat(Enumerable.Range(1, 1000).Select(i => FormattableString.Invariant($"S{i},139{i:00000000},\n")));

        var report = (await _stand.RunAsync($"{header}\n{lines}")).Required();

        Assert.That((report.Imported, report.BadLines), Is.EqualTo((1000, 0)));
    }

    [Test]
    public async Task NumbersAsPeopleCopyThem_AreStoredInOneForm()
    {
        var report = (await _stand.RunAsync(File("05-phones.csv"), mode: ImportMode.Good)).Required();

        Assert.That((report.Imported, report.BadLines), Is.EqualTo((8, 0)));
        for (var i = 1; i <= 8; i++) Assert.That((await _stand.CustomerAsync($"FR5{i}"))!.Phone, Is.EqualTo($"1000005000{i}"));
    }

    [Test]
    public async Task AccountsOfSeventeenDigits_AreCountedAsNew_OnceAndNotTwice()
    {
        var first = (await _stand.RunAsync(File("06-accounts.csv"), "first")).Required();
        var rounded = (await _stand.RunAsync(File("06-accounts-rounded.csv"), "rounded")).Required();
        var again = (await _stand.RunAsync(File("06-accounts.csv"), "again")).Required();

        Assert.That(new[] { first, rounded, again }.Select(r => (r.Imported, r.BadLines, r.Counts.Added)), Is.EqualTo(new[] { (40, 0, 40), (40, 0, 40), (40, 0, 0) }));
    }

    [Test]
    public async Task AHousehold_IsTakenAsItIs() => Assert.That((await _stand.RunAsync(File("07-household.csv"))).Required().Imported, Is.EqualTo(10));

    /// <summary>How a tool writes a table.</summary>
    public enum Way
    {
        Utf8MarkAndQuotes,
        Utf16Tabs,
        SepComma,
        SepSemicolon,
        TypeLine,
        Gb18030Mark,
        Utf16Unmarked,
        Utf16BigEndianUnmarked,
        Utf8Tabs,
    }

    internal static byte[] File(string name) => System.IO.File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "ServiceGate.IntegrationTests", "Audiences", "Inputs", name));

    private static byte[] Written(Way way)
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var quoted = string.Concat(Two.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => '"' + line.Replace(",", "\",\"") + "\"\r\n"));
        return way switch
        {
            Way.Utf8MarkAndQuotes => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(quoted)],
            Way.Utf16Tabs => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Two.Replace(',', '\t'))],
            Way.SepComma => Encoding.UTF8.GetBytes("sep=,\r\n" + Two),
            Way.SepSemicolon => Encoding.UTF8.GetBytes("\"sep=;\"\r\n" + Two.Replace(',', ';')),
            Way.TypeLine => Encoding.UTF8.GetBytes("#TYPE Selected.System.Management.Automation.PSCustomObject\r\n" + quoted),
            Way.Gb18030Mark => [0x84, 0x31, 0x95, 0x33, .. gb.GetBytes(Two)],
            Way.Utf16Unmarked => Encoding.Unicode.GetBytes(Two),
            Way.Utf16BigEndianUnmarked => Encoding.BigEndianUnicode.GetBytes(quoted),
            _ => Encoding.UTF8.GetBytes(quoted.Replace(',', '\t')),
        };
    }
}
