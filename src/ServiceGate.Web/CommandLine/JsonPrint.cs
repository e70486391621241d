using System.CommandLine;
using System.Text.Json;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Web.CommandLine;

/// <summary>
/// What a verb answers as JSON, for programs: one object on standard output when it ends, members in camel case, moments in UTC, nothing for what is not there. What goes on meanwhile, and the sentence
/// why there is no answer, stand on standard error; the exit code is the same as without it.
/// </summary>
internal static class JsonPrint
{
    private static readonly JsonSerializerOptions Indented = new(CoreJson.Options) { WriteIndented = true };

    /// <summary>The option.</summary>
    public static Option<bool> Option { get; } = new("--json") { Description = "Print the answer as JSON." };

    /// <summary>Whether it is asked for.</summary>
    public static bool IsAsked(ParseResult parsed) => parsed.GetValue(Option);

    /// <summary>Prints an answer.</summary>
    public static void Write(TextWriter output, object answer) => output.WriteLine(JsonSerializer.Serialize(answer, Indented));
}
