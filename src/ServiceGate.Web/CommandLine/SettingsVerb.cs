using System.CommandLine;
using ServiceGate.Web.Hosting.Settings;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.CommandLine;

/// <summary><c>settings</c>: prints the reference of settings, or checks those that a server would have. Exit 0: all are right; 1: some are wrong, each is named on a line.</summary>
internal static class SettingsVerb
{
    public static Command Make()
    {
        var check = new Option<bool>("--check") { Description = "Check the settings that a server started here would have. Exit 0 right, 1 wrong." };
        var reference = new Option<bool>("--reference") { Description = "Print the file samples/deploy/SETTINGS.md." };
        var settings = new Command("settings", "Prints all settings with their defaults, units and ranges.") { check, reference, ConsoleLanguage.Option, JsonPrint.Option };
        settings.SetAction(parsed =>
        {
            var console = parsed.InvocationConfiguration;
            if (parsed.GetValue(check)) return Check(console, JsonPrint.IsAsked(parsed));
            if (JsonPrint.IsAsked(parsed))
            {
                JsonPrint.Write(console.Output, new { settings = KnownSettings.All.Select(s => Described(s, ConsoleLanguage.Of(parsed).Language.Tag)) });
                return 0;
            }
            console.Output.Write(parsed.GetValue(reference) ? SettingsReference.File() : SettingsReference.Table(ConsoleLanguage.Of(parsed).Language));
            return 0;
        });
        return settings;
    }

    private static object Described(Setting setting, string language) => new
    {
        name = setting.Name,
        environment = setting.EnvironmentName,
        meaning = setting.Meaning.In(language),
        range = setting.Rule.Range.In(language),
        unit = setting.Unit?.In(language),
        @default = setting.Default?.In(language),
    };

    private static int Check(InvocationConfiguration console, bool asJson)
    {
        try
        {
            var problems = SettingsCheck.Problems(DatabaseChoice.Configuration());
            if (asJson) JsonPrint.Write(console.Output, new { problems = problems.Select(p => p.ToString()) });
            if (asJson) return problems.Count == 0 ? 0 : 1;
            foreach (var problem in problems) console.Error.WriteLine(problem);
            if (problems.Count == 0) console.Output.WriteLine("All settings are right.");
            return problems.Count == 0 ? 0 : 1;
        }
        catch (SettingException e)
        {
            console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
