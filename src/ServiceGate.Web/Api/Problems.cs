using Microsoft.Net.Http.Headers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Shell;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Api;

/// <summary>Answers with problem documents in the language that the request asks for.</summary>
public static class Problems
{
    /// <summary>The media type of problem documents.</summary>
    public const string ContentType = "application/problem+json";

    private const string TypePrefix = "urn:servicegate:rule:";

    /// <summary>The answer to a refused command.</summary>
    public static IResult Of(Refusal why, IReadOnlyList<Violation> violations) => new Problem(why.Status(), violations);

    /// <summary>The answer to a refused command.</summary>
    public static IResult Of(Refused refused) => Of(refused.Why, refused.Violations);

    /// <summary>The answer to a request that breaks a rule of HTTP itself.</summary>
    public static IResult Of(int status, string rule, string? field = null, params (string, object)[] arguments) =>
        new Problem(status, [Violation.Of(rule, field, arguments)]);

    /// <summary>The texts of a request: as <c>Accept-Language</c> asks, whatever a cookie says.</summary>
    public static Texts TextsOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<TextCatalogue>().For(RequestLanguage.Choose(null, context.Request.Headers.AcceptLanguage));

    /// <summary>Writes a problem document.</summary>
    public static Task WriteAsync(HttpContext context, int status, params IReadOnlyList<Violation> violations)
    {
        var texts = TextsOf(context);
        context.Response.StatusCode = status;
        context.Response.Headers[HeaderNames.ContentLanguage] = texts.Language.Tag;
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        var traceId = status == StatusCodes.Status500InternalServerError ? context.TraceIdentifier : null;
        return context.Response.WriteAsJsonAsync(Document(status, violations, texts, traceId), ApiJson.Answers, ContentType, context.RequestAborted);
    }

    private static ProblemDocument Document(int status, IReadOnlyList<Violation> violations, Texts texts, string? traceId)
    {
        var all = violations.Select(v => ViolationDocument.Of(v, texts)).ToList();
        var detail = all.Count == 1 ? all[0].Message : texts.T("problem.several", ("first", all[0].Message), ("count", all.Count));
        return new(TypePrefix + all[0].Rule, texts.T(TitleOf(status)), status, detail, all, traceId);
    }

    private static string TitleOf(int status) => status switch
    {
        401 => "problem.unauthorised",
        403 => "problem.forbidden",
        404 => "problem.not-found",
        405 => "problem.method-not-allowed",
        409 => "problem.conflict",
        412 => "problem.stale",
        413 => "problem.too-large",
        415 => "problem.media-type",
        422 => "problem.invalid",
        428 => "problem.precondition-required",
        429 => "problem.too-many",
        503 => "problem.unavailable",
        >= 500 => "problem.internal",
        _ => "problem.bad-request",
    };

    private sealed class Problem(int status, IReadOnlyList<Violation> violations) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, status, violations);
    }
}
