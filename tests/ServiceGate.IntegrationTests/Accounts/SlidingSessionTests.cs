using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Web.Features.Accounts.Sessions;
using ServiceGate.Web.Shell.Viewing;

namespace ServiceGate.IntegrationTests.Accounts;

/// <summary>Which requests lengthen a session.</summary>
public sealed class SlidingSessionTests
{
    private ServerStand _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await ServerStand.StartAsync(demo: false);

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [TestCase(false, true)]
    [TestCase(true, false)]
    public async Task Renewal_WhenHalfOfTheSessionIsOver_IsForRequestsOfPeopleOnly(bool asksByItself, bool expected)
    {
        await using var scope = _server.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.SetEndpoint(new(null, asksByItself ? new(AsksByItself.Instance) : EndpointMetadataCollection.Empty, null));
        var scheme = new AuthenticationScheme("cookie", null, typeof(CookieAuthenticationHandler));
        var context = new CookieSlidingExpirationContext(http, scheme, new(), new(new(), scheme.Name), TimeSpan.FromHours(5), TimeSpan.FromHours(3)) { ShouldRenew = true };

        await scope.ServiceProvider.GetRequiredService<SessionEvents>().CheckSlidingExpiration(context);

        Assert.That(context.ShouldRenew, Is.EqualTo(expected));
    }
}
