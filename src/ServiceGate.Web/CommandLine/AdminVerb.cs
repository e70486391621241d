using System.CommandLine;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Features.Accounts.Passwords;
using ServiceGate.Web.Hosting;

namespace ServiceGate.Web.CommandLine;

/// <summary>
/// <c>admin reset-password &lt;user&gt;</c> gives somebody a one-time password, <c>admin confirm &lt;user&gt;</c> confirms an account that no other administrator is there to confirm, while the
/// server is stopped. Exit 0: done; 1: refused.
/// </summary>
internal static class AdminVerb
{
    public static System.CommandLine.Command Make()
    {
        var user = new Argument<string>("user") { Description = "Sign-in name." };
        var reset = new System.CommandLine.Command("reset-password", "Writes a one-time password to a file that only its owner can read.") { user, CommonOptions.Database, JsonPrint.Option };
        reset.SetAction((parsed, cancellation) => ResetAsync(parsed, parsed.GetValue(user)!, cancellation));
        var confirm = new System.CommandLine.Command("confirm", "Confirms that an account is in the hands of the person it is for, where no other administrator is there who could.") { user, CommonOptions.Database, JsonPrint.Option };
        confirm.SetAction((parsed, cancellation) => ConfirmAsync(parsed, parsed.GetValue(user)!, cancellation));
        return new System.CommandLine.Command("admin", "Works on the installation itself, past all accounts; on a file while no server has it.") { reset, confirm };
    }

    private static Task<int> ConfirmAsync(ParseResult parsed, string user, CancellationToken cancellation) => OnAsync(parsed, async (services, console) =>
    {
        var outcome = await services.GetRequiredService<CommandRunner>().RunAsync(new ConfirmAccount(user), Actor.System.PersonId, "admin-confirm", cancellation);
        if (outcome.IsDone && JsonPrint.IsAsked(parsed)) JsonPrint.Write(console.Output, new { user, confirmed = outcome.Required().Confirmed, left = outcome.Required().Left });
        else if (outcome.IsDone) await console.Output.WriteLineAsync($"The account of {user} is confirmed.");
        else await console.Error.WriteLineAsync(outcome.Refusal is Refusal.NotFound ? $"There is no {user}." : $"Nothing about the account of {user} waits for a confirmation.");
        return outcome.IsDone ? 0 : 1;
    }, cancellation);

    private static Task<int> ResetAsync(ParseResult parsed, string user, CancellationToken cancellation) => OnAsync(parsed, async (services, console) =>
    {
        var file = await services.GetRequiredService<PasswordReset>().RunAsync(user, cancellation);
        if (file is null) await console.Error.WriteLineAsync($"There is no {user}.");
        else if (JsonPrint.IsAsked(parsed)) JsonPrint.Write(console.Output, new { user, file });
        else await console.Output.WriteLineAsync($"The one-time password of {user} stands in {file}.");
        return file is null ? 1 : 0;
    }, cancellation);

    private static async Task<int> OnAsync(ParseResult parsed, Func<IServiceProvider, InvocationConfiguration, Task<int>> work, CancellationToken cancellation)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            await using var app = await ServerHost.BuildAsync(new() { DatabasePath = parsed.GetValue(CommonOptions.Database), Quiet = true }, cancellation);
            return await work(app.Services, console);
        }
        catch (Exception e) when (CommonOptions.IsOfDatabase(e))
        {
            await console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
