using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Organisation;

/// <summary>What the sender of a change saw of a person, from <c>If-Match: "p17"</c> (<see cref="Person.Seen"/>).</summary>
internal sealed class SeenPerson : IBound, IEndpointParameterMetadataProvider
{
    private const string Prefix = "p";

    private SeenPerson(long seen, IResult? problem) => (Seen, Problem) = (seen, problem);

    /// <inheritdoc/>
    public IResult? Problem { get; }

    /// <summary>What was seen; -1: what never was, so that it counts as stale.</summary>
    public long Seen { get; }

    /// <summary>The entity tag of a person.</summary>
    public static string TagOf(Person person) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"{Prefix}{person.Seen()}\"");

    /// <summary>Reads the header; called by the framework.</summary>
    public static ValueTask<SeenPerson?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var (seen, problem) = Preconditions.Read(context.Request, Prefix);
        return ValueTask.FromResult<SeenPerson?>(new(seen, problem));
    }

    /// <summary>Tells the API's description of the header.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => Preconditions.Describe(builder, "\"p17\"");
}
