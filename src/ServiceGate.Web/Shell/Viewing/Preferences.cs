using Microsoft.AspNetCore.Mvc;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Shell.Viewing;

/// <summary>What a viewer sets for one browser: language, theme, folded navigation. Kept in cookies for a year, so it outlives the session.</summary>
public static class Preferences
{
    /// <summary>Name of the cookie that says whether the navigation is folded.</summary>
    public const string NavigationCookie = "navigation";

    /// <summary>Value of that cookie when it is.</summary>
    public const string Folded = "folded";

    /// <summary>Whether the viewer folded the navigation.</summary>
    public static bool IsFolded(HttpRequest request) => request.Cookies[NavigationCookie] == Folded;

    /// <summary>Maps <c>POST /language</c>, <c>/theme</c> and <c>/navigation</c>: each sets its cookie and returns to the page it came from.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm("/language", ([FromForm] string? value, [FromForm] string? returnUrl, HttpContext context) =>
            Remember(context, RequestLanguage.CookieName, SupportedLanguage.Find(value)?.Tag, returnUrl));
        endpoints.MapForm("/theme", ([FromForm] string? value, [FromForm] string? returnUrl, HttpContext context) =>
            Remember(context, Theme.CookieName, Theme.Find(value), returnUrl));
        endpoints.MapForm("/navigation", ([FromForm] string? value, [FromForm] string? returnUrl, HttpContext context) =>
            Remember(context, NavigationCookie, value == Folded ? Folded : "open", returnUrl));
    }

    private static IResult Remember(HttpContext context, string cookie, string? value, string? returnUrl)
    {
        if (value is not null)
            context.Response.Cookies.Append(cookie, value, new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                IsEssential = true,
            });
        return Results.LocalRedirect(LocalUrl.OrHome(returnUrl));
    }
}
