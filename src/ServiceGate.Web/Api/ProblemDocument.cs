using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Api;

/// <summary>Why a request was not carried out (RFC 9457, <c>application/problem+json</c>).</summary>
/// <param name="Type">Names the rule: <c>urn:servicegate:rule:</c> and the rule's id, as <c>/api/v1/rules</c> lists it; the first one when several are broken.</param>
/// <param name="Title">The class of problem, in the language of the request.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">The rule in words, in the language of the request.</param>
/// <param name="Violations">Every rule that is broken.</param>
/// <param name="TraceId">With an error on our side: what the administrator finds it by.</param>
public sealed record ProblemDocument(
    string Type, string Title, int Status, string Detail, IReadOnlyList<ViolationDocument> Violations, string? TraceId = null);

/// <summary>A broken rule.</summary>
/// <param name="Rule">Stable id of the rule (<c>/api/v1/rules</c>).</param>
/// <param name="Field">The input it speaks of, as a path (<c>header.window.end</c>, <c>lines[17].phone</c>); absent when it is the whole request.</param>
/// <param name="Message">The rule in words, in the language of the request.</param>
/// <param name="Arguments">Values that the words name.</param>
/// <param name="Pointer">Where it stands in a document of many parts (RFC 6901, <c>/sections/risks/R1/title</c>); absent elsewhere.</param>
public sealed record ViolationDocument(string Rule, string? Field, string Message, IReadOnlyDictionary<string, string> Arguments, string? Pointer = null)
{
    internal static ViolationDocument Of(Violation violation, Texts texts) => new(violation.Rule, violation.Field, texts.Rule(violation), violation.Arguments, violation.Pointer);
}
