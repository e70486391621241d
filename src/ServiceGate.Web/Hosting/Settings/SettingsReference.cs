using System.Text;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Hosting.Settings;

/// <summary>The reference of settings as Markdown: for the terminal in one language, for <c>samples/deploy/SETTINGS.md</c> in both.</summary>
internal static class SettingsReference
{
    private static readonly LocalText[] Heads = [new("设置", "setting"), new("环境变量、机密文件", "environment, secret file"), new("默认值", "default"), new("单位", "unit"), new("取值", "range"), new("含义", "meaning")];

    private static readonly LocalText None = new("–");

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
        table.Append(Row(Heads.Select(h => h.In(language.Tag)))).Append(Row(Heads.Select(_ => "---")));
        foreach (var setting in KnownSettings.All)
            table.Append(Row([
                $"`{setting.Name}`", $"`{setting.EnvironmentName}`", (setting.Default ?? None).In(language.Tag), (setting.Unit ?? None).In(language.Tag), setting.Rule.Range.In(language.Tag),
                setting.Meaning.In(language.Tag),
            ]));
        return table.ToString();
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";
}
