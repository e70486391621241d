using System.Net;
using System.Text.RegularExpressions;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Web.Views.People;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Signs in on the pages, as a browser does.</summary>
internal static partial class SignIn
{
    private const string Password = "correct horse battery";

    // Slow on purpose, and as the product hashes: a weaker hash would be made anew at the first sign-in.
    private static readonly Lazy<string> Hashed = new(() => new PasswordMaker().Store(Password).Hash);

    /// <summary>Signs somebody in with a password that he or she is given for it.</summary>
    /// <returns>The cookies of the session, as a request sends them.</returns>
    public static async Task<string> AsAsync(ApiStand api, string userName)
    {
        var stored = new NewPassword(Hashed.Value, Guid.NewGuid().ToString(), MustChange: false);
        (await api.Service<CommandRunner>().RunAsync(new ChangePassword(stored), await api.IdOfAsync(userName), api.NewKey())).Required();
        return await AsAsync(api, userName, Password);
    }

    /// <returns>The cookies of the session, as a request sends them.</returns>
    public static async Task<string> AsAsync(ApiStand api, string userName, string password)
    {
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = api.Address };
        var page = await browser.GetStringAsync("/sign-in");
        var field = page.IndexOf("name=\"password\"", StringComparison.Ordinal);
        var form = page[page.LastIndexOf("<form", field, StringComparison.Ordinal)..page.IndexOf("</form>", field, StringComparison.Ordinal)];
        var fields = Hidden().Matches(form).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value), StringComparer.Ordinal);
        fields["userName"] = userName;
        fields["password"] = password;
        using var answer = await browser.PostAsync("/sign-in", new FormUrlEncodedContent(fields));
        Assert.That(cookies.GetCookies(api.Address).Select(c => c.Name), Does.Contain("session"), $"{answer.StatusCode}");
        return cookies.GetCookieHeader(api.Address);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
