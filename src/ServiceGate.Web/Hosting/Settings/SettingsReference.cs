using System.Text;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.Hosting.Settings;

/// <summary>The reference of settings as Markdown: for the terminal in one language, for <c>samples/deploy/SETTINGS.md</c> in both.</summary>
internal static class SettingsReference
{
    private static readonly Words[] Heads = [new("setting", "设置"), new("environment, secret file", "环境变量、机密文件"), new("default", "默认值"), new("unit", "单位"), new("range", "取值"), new("meaning", "含义")];

    private const string Introduction =
        """
        # Settings

        Written by `ServiceGate.Web settings --reference`; do not edit. 中文见下。

        A setting stands, the later before the earlier, in `appsettings.json` beside the program, in the environment, in a credential of systemd
        (`LoadCredential=Database__ConnectionString:…`), or as a file in `SecretsFolder`. Names are the same in capitals or not. Whatever is wrong or unknown stops
        the start with exit code 1 and one line that names every such setting and its rule, never its value; `ServiceGate.Web settings --check` says the same
        without starting. How settings go together is judged once each is right by itself. An empty value is wrong: leave the setting out instead.

        `Logging`, `Kestrel:Certificates` and `AllowedHosts` are those of ASP.NET Core; `Kestrel:Endpoints` and `ForwardedHeaders_Enabled` are refused, since they would undo
        `Urls` and `Proxy`. At the top level of the environment, where much is not ours, names that are not known are passed over.
        """;

    /// <summary>The whole file.</summary>
    public static string File() => $"{Introduction}\n\n{Table(SupportedLanguage.English)}\n## 设置\n\n取值错误或名称未知的设置会使启动失败，并逐项指出名称与规则，不显示取值。\n\n{Table(SupportedLanguage.Chinese)}".ReplaceLineEndings("\n");

    /// <summary>The table in one language.</summary>
    public static string Table(SupportedLanguage language)
    {
        var table = new StringBuilder();
        table.Append(Row(Heads.Select(h => h.In(language)))).Append(Row(Heads.Select(_ => "---")));
        foreach (var setting in KnownSettings.All)
            table.Append(Row([
                $"`{setting.Name}`", $"`{setting.EnvironmentName}`", (setting.Default ?? Words.None).In(language), (setting.Unit ?? Words.None).In(language), setting.Rule.Range.In(language),
                setting.Meaning.In(language),
            ]));
        return table.ToString();
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";
}
