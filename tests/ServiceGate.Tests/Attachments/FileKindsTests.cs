using System.Text;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Rules.Attachments;

namespace ServiceGate.Tests.Attachments;

/// <summary>What a file is, its content says; its name has to say the same.</summary>
public sealed class FileKindsTests
{
    [TestCase("25504446 2D312E37", FileKind.Pdf)]
    [TestCase("89504E47 0D0A1A0A 0000000D", FileKind.Png)]
    [TestCase("FFD8FFE0 00104A46", FileKind.Jpeg)]
    [TestCase("47494638 3961", FileKind.Gif)]
    [TestCase("52494646 24000000 57454250 56503820", FileKind.Webp)]
    [TestCase("424D4600 00000000 00003600 00002800 00000200 00000200 0000", FileKind.Bmp)]
    [TestCase("D0CF11E0 A1B11AE1", FileKind.OldOffice)]
    [TestCase("E6B58B E8AF95 0A", FileKind.Text)]
    [TestCase("B2E2 CAD4 0D0A", FileKind.Text)]
    [TestCase("FFFE 6D4B D58B", FileKind.Text)]
    [TestCase("4D5A9000 03000000", null)]
    [TestCase("7F454C46 02010100", null)]
    [TestCase("23212F62 696E2F73 68", null)]
    [TestCase("1F8B0800", null)]
    [TestCase("", null)]
    public void Of_GoesByTheFirstBytes(string hex, FileKind? kind) => Assert.That(FileKinds.Of(Convert.FromHexString(hex.Replace(" ", "")), []), Is.EqualTo(kind));

    [TestCase("[Content_Types].xml,_rels/.rels,word/document.xml", FileKind.Office)]
    [TestCase("[Content_Types].xml,xl/workbook.xml", FileKind.Office)]
    [TestCase("[Content_Types].xml,xl/workbook.xml,xl/vbaProject.bin", null)]
    [TestCase("[Content_Types].xml,AppManifest.xml", null)]
    [TestCase("OFD.xml,Doc_0/Document.xml", FileKind.Ofd)]
    [TestCase("mimetype,META-INF/manifest.xml,content.xml", FileKind.OpenDocument)]
    [TestCase("mimetype,META-INF/manifest.xml,content.xml,Basic/Standard/Module1.xml", null)]
    [TestCase("run.exe", null)]
    public void Of_WhenItIsAPackage_GoesByItsParts(string parts, FileKind? kind) =>
        Assert.That(FileKinds.Of([.. "PK\u0003\u0004"u8, 20, 0], parts.Split(',')), Is.EqualTo(kind));

    [TestCase("报告.PDF", FileKind.Pdf, true)]
    [TestCase("报告.pdf.png", FileKind.Pdf, false)]
    [TestCase("a.jpeg", FileKind.Jpeg, true)]
    [TestCase("a.html", FileKind.Text, false)]
    [TestCase("a.svg", FileKind.Text, false)]
    [TestCase("a.csv", FileKind.Text, true)]
    [TestCase("方案.wps", FileKind.OldOffice, true)]
    [TestCase("pdf", FileKind.Pdf, true)]
    public void Fits_AsksTheEndingOfTheName(string name, FileKind kind, bool fits) => Assert.That(FileKinds.Fits(name, kind), Is.EqualTo(fits));

    [Test]
    public void MediaType_OfText_IsNothingThatABrowserRuns() =>
        Assert.That(new[] { "a.xml", "a.json", "a.txt" }.Select(name => FileKinds.MediaType(name, FileKind.Text)), Is.All.EqualTo("text/plain"));

    [Test]
    public void PersonalNumbers_CountDifferentOnes_HoweverTheyAreWrittenAndWhereverTheFileIsCut()
    {
        var text = string.Join("\r\n", Enumerable.Range(0, 20).Select(i => $"A{i},{(i % 2 == 0 ? "+86 " : "")}139-0000-{i:0000}")) + "\r\n139 0000 0003\r\n";
        Assert.That(CountOf(Encoding.UTF8.GetBytes(text)), Is.EqualTo((20, false)));
        Assert.That(CountOf(Encoding.UTF8.GetBytes(text + "11010519491231002X")), Is.EqualTo((21, true)), "an identity number with its check digit");
        Assert.That(CountOf(Encoding.UTF8.GetBytes(text + "110105194912310021")), Is.EqualTo((20, false)), "and one that is none");
        Assert.That(CountOf(Encoding.Unicode.GetBytes(text + "13800000000")), Is.EqualTo((21, true)), "in UTF-16");
    }

    [Test]
    public void PersonalNumbers_InFullWidth_AreCountedInEveryEncoding()
    {
        const string text = "１３９００００００００，１３８－００００－０００１ 13700000002";
        Assert.Multiple(() =>
        {
            Assert.That(CountOf(Encoding.UTF8.GetBytes(text)), Is.EqualTo((2, false)), "a hyphen in full width is none of a number");
            Assert.That(CountOf(Encoding.Unicode.GetBytes(text)), Is.EqualTo((2, false)));
            Assert.That(CountOf(Encoding.BigEndianUnicode.GetBytes(text)), Is.EqualTo((2, false)));
            Assert.That(CountOf([.. "13900000000".SelectMany(digit => new byte[] { 0xA3, (byte)(0xB0 + (digit - '0')) })]), Is.EqualTo((1, false)), "GB18030");
        });
    }

    [TestCase("订单 2026113013900000000, 序列号 139000000001234, 0.13900000001")]
    [TestCase("端口 10/1/3, 12345678901")]
    public void PersonalNumbers_LetOtherNumbersBe(string text) => Assert.That(CountOf(Encoding.UTF8.GetBytes(text)), Is.EqualTo((0, false)));

    private static (int, bool) CountOf(byte[] bytes)
    {
        var counts = new HashSet<(int, bool)>();
        foreach (var size in new[] { 1, 7, 64, bytes.Length })
        {
            var numbers = new PersonalNumbers();
            foreach (var part in bytes.Chunk(size)) numbers.Add(part);
            numbers.End();
            counts.Add((numbers.Count, numbers.TooMany));
        }
        return counts.Single();
    }
}
