using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Accounts;
using ServiceGate.Data.Queries;
using ServiceGate.Data.Security;
using ServiceGate.Data.Sql;
using ServiceGate.Web.Features.Accounts.Codes;
using ServiceGate.Web.Features.Accounts.Passwords;
using ServiceGate.Web.Features.Accounts.SecondFactors;
using ServiceGate.Web.Features.Accounts.Sessions;
using ServiceGate.Web.Shell;
using ServiceGate.Web.Shell.Live;
using ServiceGate.Web.Shell.Security;
using ServiceGate.Web.Shell.Settings;
using ServiceGate.Web.Shell.Viewing;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Accounts;

/// <summary>Registers and maps accounts: sign-in with passwords, sessions in cookies, the policy of pages.</summary>
public static class AccountServices
{
    /// <summary>Failures after which an account is locked.</summary>
    public const int FailuresAllowed = 5;

    /// <summary>How long an account stays locked, machine time.</summary>
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Adds accounts. Needs <see cref="Database"/>, the command runner and <see cref="DataFolder"/>. Every endpoint then requires a signed-in person
    /// unless it says otherwise, and for each <see cref="Permission"/> there is an authorisation policy of its name: "may do it in some unit".
    /// </summary>
    public static IServiceCollection AddServiceGateAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = AccountLimits.Read(configuration);
        services.AddSingleton(limits);
        services.AddSingleton(KeyProtection.Read(configuration));
        services.TryAddSingleton<AccountStore>();
        services.TryAddSingleton<AccountSessionStore>();
        services.TryAddSingleton<DataProtectionKeyStore>();
        services.TryAddSingleton<PeopleList>();
        services.AddSingleton<SignInThrottle>();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<OwnPassword>();
        services.AddScoped<PasswordCheck>();
        services.AddSingleton<StoredFactors>();
        services.AddScoped<SecondFactorCheck>();
        services.AddScoped<CodeCheck>();
        services.AddScoped<Enrolment>();
        services.AddSingleton(provider => new FactorRule(
            FactorRule.Read(configuration[FactorRule.Setting], provider.GetRequiredService<IOptions<ShellOptions>>().Value.IsDemo), provider.GetRequiredService<StoredFactors>()));
        services.AddSingleton<HouseWords>();
        services.AddScoped<BrowserSessions>();
        services.AddScoped<SignedIn>();
        services.AddScoped<OwnMessages>();
        services.AddScoped<IViewerSource, SignedInViewer>();
        services.AddSingleton<PasswordMaker>();
        services.AddSingleton<PasswordReset>();
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<DemoOrganisation>();
        AddManagers(services);
        AddSessions(services, limits);
        AddPolicies(services);
        return services;
    }

    /// <summary>Adds what runs between authorisation and the endpoints, and <c>POST /sign-out</c>. Call it after the pages are mapped.</summary>
    public static WebApplication MapServiceGateAccounts(this WebApplication app)
    {
        app.Use(MustChangePassword.Apply);
        app.Use(MustHaveFactor.Apply);
        app.MapForm("/sign-out", SignOutAsync).AllowAnonymous();
        return app;
    }

    private static void AddManagers(IServiceCollection services) => services
        .Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordMaker.Rounds)
        .AddIdentityCore<Account>(options =>
        {
            options.Lockout.MaxFailedAccessAttempts = FailuresAllowed;
            options.Lockout.DefaultLockoutTimeSpan = Lockout;
        })
        .AddUserStore<AccountUserStore>()
        .AddSignInManager()
        // Names are judged when a person is added, not again at every failure to sign in.
        .Services.RemoveAll<IUserValidator<Account>>();

    private static void AddSessions(IServiceCollection services, AccountLimits limits)
    {
        services.AddSingleton<SessionLookUp>();
        services.AddSingleton<ISessionWatch, SessionWatch>();
        services.AddScoped<SessionEvents>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = SessionCookie.Name;
            cookie.Cookie.Path = "/";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            cookie.CookieManager = new SessionCookie();
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            // Its row says when a session ends; the cookie only lasts no shorter.
            cookie.ExpireTimeSpan = limits.SessionMost;
            cookie.SlidingExpiration = false;
            // Sessions last by the machine's clock, whatever a played story does to the business clock.
            cookie.TimeProvider = TimeProvider.System;
            cookie.EventsType = typeof(SessionEvents);
        });
        services.AddDataProtection().SetApplicationName("ServiceGate");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
            keys.XmlRepository = new DataProtectionKeys(provider.GetRequiredService<DataProtectionKeyStore>(), provider.GetRequiredService<KeyProtection>())));
    }

    private static void AddPolicies(IServiceCollection services)
    {
        services.AddScoped<IAuthorizationHandler, HasPermissionHandler>();
        services.AddAuthorization(options =>
        {
            // An address without an endpoint is answered with 404 to everybody, one that does not know the method or the type of content with 405 or 415.
            options.FallbackPolicy = new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme)
                .RequireAssertion(context => context.User.Identity?.IsAuthenticated == true || (context.Resource as HttpContext)?.GetEndpoint() is not RouteEndpoint)
                .Build();
            options.DefaultPolicy = new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser().Build();
            foreach (var permission in Enum.GetValues<Permission>())
                options.AddPolicy(permission.ToString(), policy => policy
                    .AddAuthenticationSchemes(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser().AddRequirements(new HasPermission(permission)));
        });
    }

    // Asking for the form makes the framework check the antiforgery token.
    private static async Task<IResult> SignOutAsync(IFormCollection form, BrowserSessions sessions, SecurityLog log, HttpContext context)
    {
        if (sessions.CurrentId is not null) log.Write(SecurityEntries.Of(context, SecurityKind.SignOut, "done"));
        await sessions.EndThisAsync();
        // The session's cookie is taken back by itself: language and theme, which are cookies too, are the browser's and may stay.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Results.LocalRedirect("/sign-in");
    }
}
