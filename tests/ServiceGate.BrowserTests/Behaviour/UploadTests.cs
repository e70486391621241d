using Microsoft.Playwright;

namespace ServiceGate.BrowserTests.Behaviour;

/// <summary>Files are chosen, dropped and pasted, sent part by part, and go on when the connection breaks.</summary>
public sealed class UploadTests : ServedFixture
{
    private const string Drop =
        """
        (form, files) => {
          const data = new DataTransfer();
          for (const [name, text] of files) data.items.add(new File([text], name));
          for (const type of ["dragover", "drop"]) form.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
        }
        """;

    private const string Paste =
        """
        () => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="), c => c.charCodeAt(0))], "image.png", { type: "image/png" }));
          document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """;

    [Test]
    public async Task Files_AreChosenDroppedAndPasted_SentInParts_AndGoOnAfterABrokenConnection()
    {
        await using var manager = await Visitor.SignInAsync(Server, "wang.min");
        await manager.GoAsync("/launches/new?kind=it-cutover");
        await manager.FillAsync("new-launch", NewLaunch("附件"));
        await manager.SubmitAsync("new-launch");
        var attachments = "/" + string.Join('/', manager.Path.Split('/')[1..3]) + "/attachments";
        await manager.GoAsync(attachments);
        var (form, parts, cut) = (manager.Form("attach"), 0, 0);
        await manager.Page.RouteAsync("**/attachments/uploads/*", async route =>
        {
            parts++;
            if (parts == 2 && cut++ == 0) await route.AbortAsync("connectionreset");
            else await route.ContinueAsync();
        });

        await form.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "大文件.txt", MimeType = "text/plain", Buffer = [.. Enumerable.Repeat((byte)'x', 2_500_000)] });
        await form.EvaluateAsync(Drop, new[] { new[] { "测试报告.txt", "测试通过" } });
        await manager.Page.EvaluateAsync(Paste);
        Assert.That(await form.Locator(".uploads-list li").AllInnerTextsAsync(), Has.Count.EqualTo(3));
        await manager.FillAsync("attach", ("at", "launch/header"), ("type", "other"));
        await manager.LeaveAsync(() => form.Locator("button").Last.ClickAsync());

        Assert.That((parts, cut), Is.EqualTo((6, 1)), "three parts and one again, and one for each small file");
        var names = await manager.Page.Locator(".attached b").AllInnerTextsAsync();
        Assert.That(names.Take(2), Is.EqualTo(new[] { "大文件.txt", "测试报告.txt" }));
        Assert.That(names[2], Does.Match("^(图片|picture)-[0-9]{8}-[0-9]{6}\\.png$"));
        await Assertions.Expect(manager.Page.Locator("img.attached-picture")).ToBeVisibleAsync();
    }

    [Test]
    public async Task AFileThatIsRefused_IsSaidBesideItsField()
    {
        await using var manager = await Visitor.SignInAsync(Server, "wang.min");
        await manager.GoAsync("/launches/new?kind=it-cutover");
        await manager.FillAsync("new-launch", NewLaunch("拒收"));
        await manager.SubmitAsync("new-launch");
        await manager.GoAsync("/" + string.Join('/', manager.Path.Split('/')[1..3]) + "/attachments");
        var form = manager.Form("attach");

        await form.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "程序.pdf", MimeType = "application/pdf", Buffer = "MZ no PDF"u8.ToArray() });
        await manager.FillAsync("attach", ("at", "launch/header"), ("type", "other"));
        await manager.LeaveAsync(() => form.Locator("button").Last.ClickAsync());

        await Assertions.Expect(manager.Form("attach").Locator(".field-error")).ToContainTextAsync("程序.pdf");
    }
}
