using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Opening;
using ServiceGate.Data.Sessions;
using ServiceGate.Data.Sql;
using ServiceGate.Web.Features.Attachments.Keeping;
using ServiceGate.Web.Hosting.Settings;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.CommandLine.Contents;

/// <summary>The database and the places for content, opened for a verb.</summary>
/// <param name="Database">The database.</param>
/// <param name="Sessions">Opens transactions.</param>
/// <param name="Places">The places that the settings name.</param>
/// <param name="Keeping">Keeps content.</param>
internal sealed record OpenedContents(Database Database, ISessionFactory Sessions, ContentPlaces Places, FileKeeping Keeping) : IAsyncDisposable
{
    /// <summary>Opens them as a server would, with the same checks.</summary>
    /// <exception cref="SettingException">A place is not named, or is not the one of this installation.</exception>
    /// <exception cref="ContentAwayException">A place does not answer.</exception>
    /// <param name="settings">The database.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<OpenedContents> OpenAsync(DatabaseSettings settings, CancellationToken cancellation)
    {
        if (!settings.IsShared && !File.Exists(settings.Path)) throw new FileNotFoundException($"{settings.Path}: no such file");
        var database = await Databases.OpenAsync(settings, TimeProvider.System, cancellation);
        try
        {
            var sessions = new DbSessionFactory(database);
            var places = ContentSettings.Open(DatabaseChoice.Configuration(), sessions);
            if (await new ContentOpening(database, sessions, places).EnsureAsync(cancellation) is [var away, ..]) throw new ContentAwayException(away);
            return new(database, sessions, places, new FileKeeping(sessions, places, TimeProvider.System));
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Content that is not whole, with what refers to it.</summary>
    public async Task<FaultyContent> FaultAsync(StoredFile file, CancellationToken cancellation)
    {
        await using var session = await Sessions.ReadAsync(cancellation);
        List<FaultyAttachment> attachments = [];
        foreach (var attachment in await session.Attachments.OfContentAsync(file.Hash))
            attachments.Add(new((await session.Launches.FindAsync(attachment.LaunchId))?.Number ?? "", attachment.Id, attachment.Name));
        // What has become of it meanwhile was written down.
        var standing = (await session.Files.FindAsync(file.Hash))?.Standing ?? file.Standing;
        return new(file.Hash, standing.Code(), file.Place.Code(), file.Bytes, attachments);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Database.DisposeAsync();
}

/// <summary>Content that is not whole.</summary>
/// <param name="Content">Its SHA-256.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Place">Where it should be.</param>
/// <param name="Bytes">How long it should be.</param>
/// <param name="Attachments">What refers to it.</param>
internal sealed record FaultyContent(string Content, string Standing, string Place, long Bytes, IReadOnlyList<FaultyAttachment> Attachments);

/// <summary>An attachment whose content is not whole.</summary>
/// <param name="Launch">Number of its launch.</param>
/// <param name="Attachment">Its id.</param>
/// <param name="Name">Name of the file.</param>
internal sealed record FaultyAttachment(string Launch, long Attachment, string Name);
