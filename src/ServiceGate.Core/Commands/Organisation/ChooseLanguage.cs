using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Organisation;

/// <summary>Everybody chooses for himself or herself in which language messages come.</summary>
/// <param name="Language"><c>zh-CN</c> or <c>en</c>.</param>
[CommandName("ChooseLanguage"), Members("language")]
public sealed record ChooseLanguage(string? Language) : Command<Nothing>
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override async Task<Outcome<Nothing>> ExecuteAsync(CommandContext context)
    {
        var check = new Check().Language(Language);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (await context.Session.Organisation.FindPersonAsync(context.Actor.PersonId) is not { } person) return Refused.Forbidden("actor.unknown");
        await context.Session.Organisation.UpdatePersonAsync(person with { Language = Language! });
        context.Audit(null, "person.language-chosen", new { userName = person.UserName, language = Language });
        return Nothing.Value;
    }
}
