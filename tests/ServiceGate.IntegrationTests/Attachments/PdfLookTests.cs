using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.IntegrationTests.Kills;
using ServiceGate.Web.Features.Attachments;

namespace ServiceGate.IntegrationTests.Attachments;

/// <summary>Pages and first text of PDFs, by a process of its own.</summary>
public sealed class PdfLookTests
{
    private static readonly DocumentLooks Looks = new(NullLogger<DocumentLooks>.Instance);

    [OneTimeTearDown]
    public void Dispose() => Looks.Dispose();

    [Test]
    public async Task Look_SaysPagesAndFirstText_AndLeavesTheFileWhereItBegan()
    {
        using var file = new MemoryStream(Pdfs.Of("割接方案：杭州分公司", pages: 3));

        var look = await Looks.OfAsync(file, FileKind.Pdf, default);

        Assert.That((look, file.Position), Is.EqualTo((new FileLook(3, "割接方案：杭州分公司"), 0L)));
        Assert.That(await Looks.OfAsync(file, FileKind.Png, default), Is.Null, "only documents are looked into");
    }

    [Test]
    public async Task Look_OfWhatIsNoPdf_FindsNothing()
    {
        Assert.That(await Looks.OfAsync(new MemoryStream("%PDF-1.7\nnothing"u8.ToArray()), FileKind.Pdf, default), Is.Null);
        Assert.That(await Looks.OfAsync(new MemoryStream(new byte[1000]), FileKind.Pdf, default), Is.Null);
    }

    [Test, NonParallelizable, Category("Waiting")]
    public async Task Look_IntoWhatUnpacksToMoreThanItMayHave_Ends_AndTakesNothingFromTheServer()
    {
        var (before, begun) = (Environment.WorkingSet, Stopwatch.GetTimestamp());

        var look = await Looks.OfAsync(new MemoryStream(Pdfs.Bomb(2_000)), FileKind.Pdf, default);

        Assert.That(look?.FirstText, Is.Null);
        Assert.That(Stopwatch.GetElapsedTime(begun), Is.LessThan(TimeSpan.FromSeconds(40)));
        Assert.That(Environment.WorkingSet - before, Is.LessThan(200_000_000L));
    }

    [Test]
    public async Task Verb_SaysIt()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, Pdfs.Of("第一页", pages: 1));

        var found = await Executable.RunApartAsync(["attachments", "look", path, "--json"]);
        await File.WriteAllTextAsync(path, "no PDF");
        var none = await Executable.RunApartAsync(["attachments", "look", path]);
        File.Delete(path);

        Assert.That(found.Output.Replace("\r", "", StringComparison.Ordinal), Is.EqualTo("{\n  \"pages\": 1,\n  \"firstText\": \"第一页\"\n}\n"), found.Error);
        Assert.That(none, Is.EqualTo((2, "", "It is no PDF that can be read." + Environment.NewLine)));
    }

    [TestCase("割接\u2F45案 V2.1\n杭州\n分公司", "割接方案 V2.1 杭州分公司")]
    [TestCase("\u2ED3\u2F64客户\u2EDB险评估", "长用客户风险评估")]
    [TestCase("\u2F64\u2F3E\u8FC1\u79FB\uFE10", "用户迁移，")]
    [TestCase("a\u0000b  c\uE000\u202Ed", "a b cd")]
    [TestCase(" \n\t", null)]
    [TestCase("𠀀\uFFFD", "𠀀")]
    public void Plain_IsWhatPeopleWouldWrite(string text, string? expected) => Assert.That(PdfLook.Plain(text), Is.EqualTo(expected));

    [Test]
    public void Plain_IsBounded_AndCutsNoCharacter()
    {
        var plain = PdfLook.Plain(string.Concat(Enumerable.Repeat("𠀀", 200)))!;
        Assert.That((plain.Length, plain.EnumerateRunes().Count()), Is.EqualTo((FileLook.MostText, FileLook.MostText / 2)));
    }
}

/// <summary>PDFs as documents of Chinese Office programs have them: fonts that are not embedded, characters by number.</summary>
internal static class Pdfs
{
    /// <summary>A text on the first of some pages.</summary>
    public static byte[] Of(string text, int pages) => Made(pages, Encoding.ASCII.GetBytes($"BT /F1 18 Tf 50 700 Td <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}> Tj ET"), "");

    /// <summary>A page whose content unpacks to some megabytes.</summary>
    public static byte[] Bomb(int megabytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            var part = Encoding.ASCII.GetBytes(new string(' ', 1024 * 1024));
            for (var i = 0; i < megabytes; i++) deflate.Write(part);
        }
        return Made(1, packed.ToArray(), "/Filter/FlateDecode");
    }

    private static byte[] Made(int pages, byte[] content, string filter)
    {
        var kids = string.Join(' ', Enumerable.Range(0, pages).Select(i => $"{6 + i} 0 R"));
        List<byte[]> objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>"u8.ToArray(), Encoding.ASCII.GetBytes($"<</Type/Pages/Kids[{kids}]/Count {pages}>>"),
            "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light-UniGB-UCS2-H/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>"u8.ToArray(),
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>"u8.ToArray(),
            [.. Encoding.ASCII.GetBytes($"<</Length {content.Length}{filter}>>stream\n"), .. content, .. "\nendstream"u8],
            .. Enumerable.Range(0, pages).Select(i => Encoding.ASCII.GetBytes($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>{(i == 0 ? "/Contents 5 0 R" : "")}>>")),
        ];
        using var pdf = new MemoryStream();
        pdf.Write("%PDF-1.4\n"u8);
        List<long> offsets = [];
        foreach (var (i, o) in objects.Index())
        {
            offsets.Add(pdf.Position);
            pdf.Write([.. Encoding.ASCII.GetBytes($"{i + 1} 0 obj\n"), .. o, .. "\nendobj\n"u8]);
        }
        var xref = pdf.Position;
        pdf.Write(Encoding.ASCII.GetBytes($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{string.Concat(offsets.Select(o => $"{o:D10} 00000 n \n"))}trailer\n<</Size {objects.Count + 1}/Root 1 0 R>>\nstartxref\n{xref}\n%%EOF\n"));
        return pdf.ToArray();
    }
}
