using System.Globalization;
using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Contents;
using ServiceGate.Data.Sql;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.Features.Attachments.Keeping;

/// <summary>
/// Sees to it before anything is served that content will be found: every place in which some is kept is named by a setting, and a folder or bucket is the one that all nodes of this installation see.
/// </summary>
/// <param name="database">The installation's database.</param>
/// <param name="sessions">Opens readings.</param>
/// <param name="places">The places that the settings name.</param>
internal sealed class ContentOpening(Database database, ISessionFactory sessions, ContentPlaces places)
{
    private const string NotOurs = "it must name the one place that all nodes of this installation see; this is another one, one that is not mounted, or one of another installation";

    /// <summary>Checks.</summary>
    /// <returns>What is away for now, as sentences for operators; content there cannot be had until it answers.</returns>
    /// <exception cref="SettingException">A place is not named, or is not the one.</exception>
    public async Task<IReadOnlyList<string>> EnsureAsync(CancellationToken cancellation)
    {
        await using (var session = await sessions.ReadAsync(cancellation))
            foreach (var (place, count) in await session.Files.CountByPlaceAsync())
                if (!places.Has(place))
                    throw new SettingException(ContentSettings.Needed(place)[0], string.Create(CultureInfo.InvariantCulture, $"it is required, since {count} files are kept there; `attachments copy` moves them"));
        List<string> away = [];
        foreach (var place in Enum.GetValues<ContentPlace>().Where(places.Has))
            if (places.At(place) is IMarkedPlace marked && await RefusalAsync(place, marked, cancellation) is { } sentence) away.Add(sentence);
        return away;
    }

    private async Task<string?> RefusalAsync(ContentPlace place, IMarkedPlace marked, CancellationToken cancellation)
    {
        var setting = ContentSettings.Needed(place)[0];
        try
        {
            return await new PlaceMark(database).IsOursAsync($"attachments-{place.ToString().ToLowerInvariant()}", marked, cancellation) ? null : throw new SettingException(setting, NotOurs);
        }
        catch (ContentAwayException e) when (!e.MayPass)
        {
            throw new SettingException(setting, place is ContentPlace.Folder ? "it must name a folder that can be read and written" : $"the store must take what is sent there: {e.Message.TrimEnd('.')}");
        }
        catch (ContentAwayException e)
        {
            return e.Message;
        }
    }
}
