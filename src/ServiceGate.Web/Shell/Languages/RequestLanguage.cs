using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace ServiceGate.Web.Shell.Languages;

/// <summary>Decides in which language a request is answered: the remembered choice, else the browser's wish, else Chinese.</summary>
public static class RequestLanguage
{
    /// <summary>Name of the cookie that remembers the choice; its value is a language tag.</summary>
    public const string CookieName = "language";

    /// <summary>Chooses from the cookie's value and the <c>Accept-Language</c> header; both may be missing or nonsense.</summary>
    public static SupportedLanguage Choose(string? cookie, string? acceptLanguage) =>
        SupportedLanguage.Find(cookie) ?? FromBrowser(acceptLanguage) ?? SupportedLanguage.Chinese;

    /// <summary>Middleware: sets the current cultures for the rest of the request.</summary>
    public static async Task Apply(HttpContext context, RequestDelegate next)
    {
        var language = Choose(context.Request.Cookies[CookieName], context.Request.Headers.AcceptLanguage);
        CultureInfo.CurrentCulture = language.FormatCulture;
        CultureInfo.CurrentUICulture = language.TextCulture;
        var culture = new RequestCulture(language.FormatCulture, language.TextCulture);
        context.Features.Set<IRequestCultureFeature>(new RequestCultureFeature(culture, provider: null));
        await next(context);
    }

    private static SupportedLanguage? FromBrowser(string? header)
    {
        if (!StringWithQualityHeaderValue.TryParseList(header?.Split(','), out var wishes))
            return null;
        return wishes
            .Where(wish => wish.Quality is not 0)
            .OrderByDescending(wish => wish.Quality ?? 1)
            .Select(wish => SupportedLanguage.Find(wish.Value.Value))
            .FirstOrDefault(language => language is not null);
    }
}
