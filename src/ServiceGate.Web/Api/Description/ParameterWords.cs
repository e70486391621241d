namespace ServiceGate.Web.Api.Description;

/// <summary>What parameters of addresses mean: a name means the same wherever it stands, unless an operation says otherwise.</summary>
internal static class ParameterWords
{
    private static readonly Dictionary<string, string> ByName = new(StringComparer.Ordinal)
    {
        ["absence"] = "Id of the absence.",
        ["account"] = "Account number of the customer.",
        ["action"] = "pause, resume, stop, resend, again or take-back.",
        ["after"] = "What the answer before named as next.",
        ["batch"] = "Id of the batch.",
        ["channel"] = "Code of the channel.",
        ["columns"] = "What a column is to be read as: `客户编码=account`; an empty name leaves it aside. May stand several times.",
        ["condition"] = "Id of the condition.",
        ["effect"] = "newly-blocked, unblocked, moved or unchanged: only launches for which it would be so.",
        ["encoding"] = "utf-8, utf-16 or gb18030; without it the file says so itself.",
        ["finding"] = "Id of the finding.",
        ["format"] = "csv or xlsx.",
        ["from"] = "Only what is not before this moment (ISO 8601, UTC).",
        ["gate"] = "notice-release or go-ahead.",
        ["grant"] = "Id of the role that was given, or waits.",
        ["id"] = "Id of the definition.",
        ["key"] = "Key of the item: 1 to 64 letters, digits and hyphens.",
        ["kind"] = "product, offer, network-cutover, it-cutover or batch-outreach.",
        ["kind of /security-events"] = "sign-in, lock, sign-out, session, token, request or second-factor: only entries about it.",
        ["mode"] = "all: any bad line keeps everything out; good: the good lines are imported.",
        ["number"] = "Number of the launch, HZ-2026-000001.",
        ["outcome"] = "Only customers of whom this became.",
        ["owner"] = "Sign-in name of the product manager to whom new launches belong.",
        ["page"] = "The page, from 1.",
        ["pageSize"] = "How many a page holds, 1 to 200. A list without page and pageSize that had no pages before is whole.",
        ["preview"] = "true: nothing is done, the answer says what would be.",
        ["q"] = "Words to look for.",
        ["role"] = "Code of a role: only who has it.",
        ["section"] = "Section of the dossier: launch, concerns, risks, contingency, channels, trials, audience, notices.",
        ["seen"] = "The name of what the program saw that it would send.",
        ["separator"] = "What stands between cells; without it the file says so itself.",
        ["settlement"] = "Id of the settlement.",
        ["sheet"] = "Name of the sheet of a workbook; without it the first.",
        ["shift"] = "Id of the shift.",
        ["sort"] = "By what the list is sorted; with a hyphen in front the other way round.",
        ["source"] = "What the file is called.",
        ["standing"] = "Only what stands so.",
        ["status"] = "Only launches of this status.",
        ["step"] = "Code of the step.",
        ["text"] = "Id of the approved text.",
        ["token"] = "Id of the token.",
        ["unit"] = "Code of the unit.",
        ["unread"] = "true: only messages that are not read.",
        ["until"] = "Only what is before this moment (ISO 8601, UTC).",
        ["userName"] = "Name that the person signs in with.",
        ["variant"] = "launch, withdrawal or emergency.",
        ["version"] = "Version of the definition.",
        ["who"] = "Sign-in name: only what that person did.",
        ["wrongLines"] = "true: nothing is imported, the answer is CSV with the lines that would be left out.",
        ["zone"] = "IANA zone that times without an offset mean.",
    };

    /// <summary>What a parameter means; null when nobody has said it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="path">The path of the operation, below <c>/api/v1</c>.</param>
    public static string? Of(string name, string path) => ByName.GetValueOrDefault($"{name} of {path}") ?? ByName.GetValueOrDefault(name);
}
