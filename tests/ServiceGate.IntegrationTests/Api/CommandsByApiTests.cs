using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using ServiceGate.Core.Commands.Framework;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Whatever pages give as a command can be given by a program: an operation of the description leads to it.</summary>
public sealed class CommandsByApiTests
{
    /// <summary>What no program gives, and why.</summary>
    private static readonly Dictionary<string, string> NotByPrograms = new(StringComparer.Ordinal)
    {
        ["ChangePassword"] = "a password is chosen where somebody signs in: with the new one all sessions and tokens end",
        ["SetSecondFactor"] = "a second factor is set up by who holds the device, in the session that has just asked for the password",
        ["SetUpOrganisation"] = "the first start gives it, or the demonstration",
        ["PublishShipped"] = "the first start gives it",
        ["TendBatch"] = "the system gives it when a batch is due",
        ["TendLaunch"] = "the system gives it when a launch is due",
        ["RecordCallOut"] = "the system writes down what became of a call",
        ["RecordCustomerAction"] = "the system writes down what became of an action for a customer",
        ["TakePosition"] = "the engine outside answers",
        ["ReportEngineFault"] = "the engine outside answers",
        ["RecountDeadlines"] = "the system gives it when a calendar has changed",
    };

    [Test]
    public async Task EveryCommand_CanBeGivenByAProgram()
    {
        var described = (await ApiServer.Stand.SendAsync(ApiStand.Request(HttpMethod.Get, "/openapi/v1.json", null, null))).Body["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key}")).ToHashSet(StringComparer.Ordinal);
        var given = ApiServer.Stand.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => Operations(e).Any(described.Contains)).SelectMany(e => CalledCode.From(e.Metadata.GetRequiredMetadata<MethodInfo>()).Made).ToHashSet();
        var commands = typeof(CommandRunner).Assembly.GetTypes().Where(type => type.GetCustomAttribute<CommandNameAttribute>() is not null).ToDictionary(CommandNameAttribute.Of, StringComparer.Ordinal);

        Assert.That(commands, Has.Count.GreaterThan(70));
        Assert.That(commands.Where(c => !given.Contains(c.Value)).Select(c => c.Key), Is.EquivalentTo(NotByPrograms.Keys));
    }

    private static IEnumerable<string> Operations(RouteEndpoint endpoint) =>
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
        select $"{method} /{Regex.Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), ":[a-z]+}", "}")}";
}
