namespace ServiceGate.BrowserTests.Behaviour;

/// <summary>Axe is heard: what it must find is found, in the theme in which it is wrong.</summary>
public sealed class AxeChecksTests : ServedFixture
{
    private const string Faults = """
        () => {
          const main = document.querySelector("main");
          main.append(document.createElement("button"));
          const text = document.createElement("p");
          text.textContent = "Dark in the dark";
          text.style.color = "#222";
          main.append(text);
        }
        """;

    [Test]
    public async Task Axe_OnAPageWithFaults_NamesThemInTheirTheme()
    {
        await using var visitor = await Visitor.OpenAsync(Server, "en");
        await visitor.GoAsync("/sign-in");
        Assert.That(await visitor.Page.AxeAsync("as it is"), Is.Empty);

        await visitor.Page.EvaluateAsync(Faults);

        Assert.That(await visitor.Page.AxeAsync("with faults"), Is.EqualTo(new[]
        {
            "axe, with faults, light: button-name (Buttons must have discernible text) at <button></button>",
            "axe, with faults, dark: color-contrast (Elements must meet minimum color contrast ratio thresholds) at <p style=\"color: rgb(34, 34, 34);\">Dark in the dark</p>",
        }));
    }
}
