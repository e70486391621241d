#!/usr/bin/env bash
# Dossiers are searched by Lucene's analyzer for Chinese. Texts of the field have English in them: IMS, VoLTE, SMS, OSS.
#
# Tried with: Lucene.Net.Analysis.SmartCn 4.8.0-beta00017, .NET 10, SmartChineseAnalyzer with its defaults.
# Expected:   Chinese is cut into words, English terms are put into small letters and stay as they are: ims, volte, sms.
# Seen:       whatever is in Latin letters goes through a stemmer for English words: IMS is im, SMS is sm, VoLTE is volt; BOSS and OSS stay. 割接 (cutover) is two single characters, as are 网关 (gateway)
#             and roads: 文/三/路.
# Who cares:  whoever searches for an abbreviation: "IM" finds all about IMS, "SM" all about SMS, and "volt" all about VoLTE; counted by term, two systems are one. Make an analyzer of the same
#             tokenizer without PorterStemFilter.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

cat >"$work/try.cs" <<'CS'
#:package Lucene.Net.Analysis.SmartCn@4.8.0-beta00017
#:property PublishAot=false
#:property NoWarn=NU1603
using Lucene.Net.Analysis.Cn.Smart; using Lucene.Net.Analysis.TokenAttributes; using Lucene.Net.Util;
using var analyzer = new SmartChineseAnalyzer(LuceneVersion.LUCENE_48);
foreach (var text in new[] { "IMS核心网升级", "IM业务下线", "VoLTE业务", "高压 volt", "SMS网关", "BOSS和OSS系统", "services of a customer", "网络割接", "宽带用户停机保号", "杭州市西湖区文三路" })
{
    using var tokens = analyzer.GetTokenStream("text", text);
    var term = tokens.AddAttribute<ICharTermAttribute>();
    var seen = new List<string>();
    tokens.Reset();
    while (tokens.IncrementToken()) seen.Add(term.ToString()!);
    tokens.End();
    Console.WriteLine($"{text}: {string.Join("/", seen)}");
}
CS

seen=$(cd "$work" && dotnet run try.cs 2>"$work/log") || { cat "$work/log"; exit 1; }
wanted=$(cat <<'LINES'
IMS核心网升级: im/核心/网/升级
IM业务下线: im/业务/下线
VoLTE业务: volt/业务
高压 volt: 高压/volt
SMS网关: sm/网/关
BOSS和OSS系统: boss/和/oss/系统
services of a customer: servic/of/a/custom
网络割接: 网络/割/接
宽带用户停机保号: 宽带/用户/停机/保/号
杭州市西湖区文三路: 杭州市/西湖/区/文/三/路
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
