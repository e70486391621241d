using System.CommandLine;
using ServiceGate.Web.Features.Accounts.Passwords;
using ServiceGate.Web.Hosting;

namespace ServiceGate.Web.CommandLine;

/// <summary><c>admin reset-password &lt;user&gt;</c>: gives somebody a one-time password while the server is stopped. Exit 0: done; 1: refused.</summary>
internal static class AdminVerb
{
    public static Command Make()
    {
        var user = new Argument<string>("user") { Description = "Sign-in name." };
        var reset = new Command("reset-password", "Writes a one-time password to a file that only its owner can read.") { user, CommonOptions.Database };
        reset.SetAction((parsed, cancellation) => ResetAsync(parsed.GetValue(user)!, parsed.GetValue(CommonOptions.Database), parsed.InvocationConfiguration, cancellation));
        return new Command("admin", "Works on the installation itself, past all accounts; on a file while no server has it.") { reset };
    }

    private static async Task<int> ResetAsync(string user, string? database, InvocationConfiguration console, CancellationToken cancellation)
    {
        try
        {
            await using var app = await ServerHost.BuildAsync(new() { DatabasePath = database, Quiet = true }, cancellation);
            var outcome = await app.Services.GetRequiredService<PasswordReset>().RunAsync(user, cancellation);
            if (outcome is null)
            {
                await console.Error.WriteLineAsync($"There is no {user}.");
                return 1;
            }
            await console.Output.WriteLineAsync($"The one-time password of {user} stands in {outcome}.");
            return 0;
        }
        catch (Exception e) when (CommonOptions.IsOfDatabase(e))
        {
            await console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
