using System.Globalization;
using System.Text;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Imports;

namespace ServiceGate.IntegrationTests.Audiences;

/// <summary>What an import takes, what it refuses and names, and that it counts whole or not at all.</summary>
public sealed class AudienceImportTests
{
    private const string Header = "account,name,phone,email,push_id,tier,language,unit\n";
    private const string Good = Header + "A2,李雷,13900000002,,,gold,zh-CN,HZ\nA1,Han,13900000001,han@example.com,push-1,basic,en,HZ\n";

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private ImportStand _stand = null!;

    [SetUp]
    public async Task OpenAsync() => _stand = await ImportStand.OpenAsync();

    [TearDown]
    public async Task CloseAsync() => await _stand.DisposeAsync();

    [Test]
    public async Task Import_WhenAllLinesAreGood_MakesTheListTheLaunchs()
    {
        var report = (await _stand.RunAsync(Good)).Required();

        Assert.That(report.ListHash, Does.Match("^reach-hmac-sha256-v1:[0-9a-f]{64}$"));
        Assert.That((report.Imported, report.BadLines, report.Encoding), Is.EqualTo((2, 0, "utf-8")));
        Assert.That(await _stand.AudienceAsync(), Has.Property("Count").EqualTo(2).And.Property("Complete").True.And.Property("Source").EqualTo("list.csv"));
        Assert.That(await _stand.CustomerAsync("A1"), Is.EqualTo(new Customer(
            (await _stand.CustomerAsync("A1"))!.Id, "A1", "Han", "13900000001", "han@example.com", "push-1", "basic", "en", "HZ")));
    }

    [Test]
    public async Task Import_WhenOnlyAccountAndPhoneAreGiven_FillsInTheRest()
    {
        (await _stand.RunAsync("PHONE , Account\r\n+441234567890, B-1 \r\n\r\n  \r\n")).Required();

        var customer = (await _stand.CustomerAsync("B-1"))!;
        Assert.That((customer.Phone, customer.Tier, customer.Language, customer.UnitCode), Is.EqualTo(("+441234567890", "basic", "zh-CN", "HZ")));
    }

    [TestCase("B-!,x,13900000001,,,basic,en,HZ", "import.account", "lines[2].account")]
    [TestCase(",x,13900000001,,,basic,en,HZ", "import.account", "lines[2].account")]
    [TestCase("B1,x,1390000001,,,basic,en,HZ", "import.phone", "lines[2].phone")]
    [TestCase("B1,x,２3900000001,,,basic,en,HZ", "import.phone", "lines[2].phone")]
    [TestCase("B1,x,+0123456789,,,basic,en,HZ", "import.phone", "lines[2].phone")]
    [TestCase("B1,x,,not-an-address,,basic,en,HZ", "import.email", "lines[2].email")]
    [TestCase("B1,x,,a@b,,basic,en,HZ", "import.email", "lines[2].email")]
    [TestCase("B1,x,,,with space,basic,en,HZ", "import.push-id", "lines[2].push_id")]
    [TestCase("B1,x,13900000001,,,platinum,en,HZ", "import.tier", "lines[2].tier")]
    [TestCase("B1,x,13900000001,,,basic,de,HZ", "import.language", "lines[2].language")]
    [TestCase("B1,x,13900000001,,,basic,en,XX", "import.unit", "lines[2].unit")]
    [TestCase("B1,x,,,,basic,en,HZ", "import.no-address", "lines[2]")]
    [TestCase("B1,x,13900000001,,,basic,en", "import.columns", "lines[2]")]
    [TestCase("B1,\"x,13900000001,,,basic,en,HZ", "import.quotes", "lines[2]")]
    [TestCase("B1,x\"y,13900000001,,,basic,en,HZ", "import.quotes", "lines[2]")]
    [TestCase("B1,x\u0007,13900000001,,,basic,en,HZ", "import.name", "lines[2].name")]
    public async Task Import_WhenALineIsBad_NamesRuleAndFieldAndImportsNothing(string line, string rule, string field)
    {
        var outcome = await _stand.RunAsync(Header + line + "\nC1,y,13900000009,,,basic,en,HZ\n");

        Assert.That(outcome.Refusal, Is.EqualTo(Refusal.Invalid));
        Assert.That(outcome.Violations.Select(v => (v.Rule, v.Field)), Is.EqualTo(new[] { ("import.bad-lines", "lines"), (rule, field) }));
        Assert.That(await _stand.CustomerAsync("C1"), Is.Null);
        Assert.That(await _stand.AudienceAsync(), Is.Null);
    }

    [Test]
    public async Task Import_WhenAQuotationIsNotClosed_SpoilsItsOwnLineOnly()
    {
        var report = (await _stand.RunAsync(Header + "B1,\"x,13900000001,,,basic,en,HZ\nB2,\"y, z\",13900000002,,,basic,en,HZ\n", mode: ImportMode.Good)).Required();

        Assert.That((report.Imported, report.BadLines, report.Problems[0].Rule), Is.EqualTo((1, 1, "import.quotes")));
        Assert.That((await _stand.CustomerAsync("B2"))!.Name, Is.EqualTo("y, z"));
    }

    [Test]
    public async Task Import_WhenAnAccountStandsTwice_NamesBothLines()
    {
        var outcome = await _stand.RunAsync("account,phone\nB1,13900000001\nB2,13900000002\nB1,13900000003\n");

        Assert.That(CoreJson.Write(outcome.Violations[1]), Is.EqualTo("""{"rule":"import.duplicate","field":"lines[4].account","arguments":{"first":"2"}}"""));
    }

    [Test]
    public async Task Import_WhenGoodLinesAreAskedFor_ImportsThemAndReportsTheOthers()
    {
        var report = (await _stand.RunAsync("account,phone\nB1,13900000001\nB2,1\nB3,13900000003\nB3,13900000004\n", mode: ImportMode.Good)).Required();

        Assert.That((report.Imported, report.BadLines), Is.EqualTo((2, 2)));
        Assert.That(report.Problems.Select(p => p.Field), Is.EqualTo(new[] { "lines[3].phone", "lines[5].account" }));
        Assert.That((await _stand.CustomerAsync("B3"))!.Phone, Is.EqualTo("13900000003"));
        Assert.That(await _stand.CustomerAsync("B2"), Is.Null);
    }

    [Test]
    public async Task Import_WhenMoreThanAHundredLinesAreBad_NamesAHundredAndCountsAll()
    {
        var lines = string.Concat(Enumerable.Range(1, 150).Select(i => $"B{i},1\n"));

        var outcome = await _stand.RunAsync("account,phone\n" + lines);

        Assert.That(outcome.Violations, Has.Count.EqualTo(101));
        Assert.That(outcome.Violations[0].Arguments["count"], Is.EqualTo("150"));
    }

    [TestCase("", "import.empty", "lines")]
    [TestCase("phone,name\n13900000001,x\n", "import.column-missing", "lines[1]")]
    [TestCase("account,phonne\nB1,13900000001\n", "import.column-unknown", "lines[1]")]
    [TestCase("account,phone,Account\nB1,13900000001,B1\n", "import.column-twice", "lines[1]")]
    [TestCase("account,phone\n", "import.no-customers", "lines")]
    public async Task Import_WhenTheFileIsWrong_SaysWhat(string csv, string rule, string field)
    {
        var outcome = await _stand.RunAsync(csv);

        Assert.That(outcome.Violations.Select(v => (v.Rule, v.Field)), Is.EqualTo(new[] { (rule, field) }));
    }

    [Test]
    public async Task Import_WhenTheFileIsGb18030_OffersItAndTakesItWhenAsked()
    {
        var csv = Gb18030.GetBytes("account,name,phone\nB1,李雷𠮷,13900000001\n");

        var refused = await _stand.RunAsync(csv);
        var report = (await _stand.RunAsync(csv, encoding: "gb18030")).Required();

        Assert.That(CoreJson.Write(refused.Violations), Is.EqualTo("""[{"rule":"import.encoding","field":"encoding","arguments":{"encoding":"gb18030"}}]"""));
        Assert.That(report.Encoding, Is.EqualTo("gb18030"));
        Assert.That((await _stand.CustomerAsync("B1"))!.Name, Is.EqualTo("李雷𠮷"));
    }

    [Test]
    public async Task Import_WhenBytesAreValidInNoEncoding_NamesTheLine()
    {
        byte[] csv = [.. "account,phone\nB1,13900000001\nB2,"u8, 0xFF, 0xFF, .. "\n"u8];

        var outcome = await _stand.RunAsync(csv);

        Assert.That(CoreJson.Write(outcome.Violations), Is.EqualTo("""[{"rule":"import.encoding-broken","field":"encoding","arguments":{"encoding":"utf-8","line":"3"}}]"""));
    }

    [TestCase("utf-8")]
    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    public async Task Import_WhenAByteOrderMarkSaysTheEncoding_ReadsIt(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        (await _stand.RunAsync([.. encoding.GetPreamble(), .. encoding.GetBytes("account,name,phone\nB1,李雷上,13900000001\n")])).Required();

        Assert.That((await _stand.CustomerAsync("B1"))!.Name, Is.EqualTo("李雷上"));
    }

    [Test]
    public async Task Import_WhenTheEncodingIsUnknown_IsRefused() =>
        Assert.That((await _stand.RunAsync("account\n"u8.ToArray(), encoding: "ebcdic")).Violations[0].Rule, Is.EqualTo("import.encoding-unknown"));

    [Test]
    public async Task Import_WhenALineHasThreeMegabytes_RefusesItWithItsNumber()
    {
        var csv = "account,name,phone\nB1,x,13900000001\nB2," + new string('y', 3_000_000) + ",13900000002\nB3,x,13900000003\n";

        var outcome = await _stand.RunAsync(csv);
        var report = (await _stand.RunAsync(csv, mode: ImportMode.Good)).Required();

        Assert.That(outcome.Violations.Select(v => (v.Rule, v.Field)), Is.EqualTo(new[] { ("import.bad-lines", "lines"), ("import.line-too-long", "lines[3]") }));
        Assert.That(report.Imported, Is.EqualTo(2));
    }

    [Test]
    public async Task Import_WhenLineEndsDiffer_CountsLinesAsAnEditorDoes()
    {
        var outcome = await _stand.RunAsync("account,phone\r\nB1,13900000001\rB2,13900000002\n\r\nB3,1\r\n");

        Assert.That(outcome.Violations[1].Field, Is.EqualTo("lines[5].phone"));
    }

    [Test]
    public async Task Import_WhenGivenAgain_AnswersTheSameAndChangesNothing()
    {
        var first = (await _stand.RunAsync(Good)).Required();
        var second = (await _stand.RunAsync(Good)).Required();

        Assert.That(CoreJson.Write(second), Is.EqualTo(CoreJson.Write(first)));
        Assert.That(first.Revision, Is.EqualTo(1));
    }

    [Test]
    public async Task Import_WhenAnotherFileComesUnderTheSameId_IsRefused()
    {
        (await _stand.RunAsync(Good)).Required();

        var outcome = await _stand.RunAsync("account,phone\nB1,13900000001\n");

        Assert.That((outcome.Refusal, outcome.Violations[0].Rule), Is.EqualTo((Refusal.Conflict, "command.id-reused")));
        Assert.That(await _stand.CustomerAsync("B1"), Is.Null);
    }

    [Test]
    public async Task Import_WhenItWasInterrupted_IsTakenUp()
    {
        var csv = "account,phone\n" + string.Concat(Enumerable.Range(1, 1200).Select(i => string.Create(CultureInfo.InvariantCulture, $"B{i},139{i:00000000}\n")));
        using (var file = new MemoryStream(Encoding.UTF8.GetBytes(csv)))
        {
            using var stop = new CancellationTokenSource();
            var progress = new Stop(stop, after: 1000);
            Assert.That(
                () => _stand.Import.RunAsync(new(ImportStand.Launch, ImportStand.OperatorId, "import"), file, progress, stop.Token),
                Throws.InstanceOf<OperationCanceledException>());
        }
        Assert.That(await _stand.AudienceAsync(), Is.Null);
        Assert.That(await _stand.CustomerAsync("B1"), Is.Null, "the register is written when the list is adopted");

        var report = (await _stand.RunAsync(csv)).Required();

        Assert.That((report.Imported, report.Counts), Is.EqualTo((1200, new ImportCounts(Added: 1200, Lines: 1200))));
        Assert.That((await _stand.AudienceAsync())!.Count, Is.EqualTo(1200));
    }

    [Test]
    public async Task Import_WhenTheSenderMayNotPrepareNotices_IsForbiddenBeforeTheFileIsRead()
    {
        var outcome = await _stand.RunAsync([0xFF], person: ImportStand.ManagerId);

        Assert.That((outcome.Refusal, outcome.Violations[0].Rule), Is.EqualTo((Refusal.Forbidden, "policy.not-allowed")));
    }

    /// <summary>Stops an import after some customers, as a process that dies would.</summary>
    private sealed class Stop(CancellationTokenSource source, int after) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Done >= after) source.Cancel();
        }
    }
}
