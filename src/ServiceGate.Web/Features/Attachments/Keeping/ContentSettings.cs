using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Contents;
using ServiceGate.Delivery.Senders;

namespace ServiceGate.Web.Features.Attachments.Keeping;

/// <summary>The settings of where the content of attachments is kept. They were checked.</summary>
internal static class ContentSettings
{
    /// <summary>Setting: where new content goes.</summary>
    public const string Place = "Attachments:Place";

    /// <summary>Setting: the folder.</summary>
    public const string Folder = "Attachments:Folder";

    /// <summary>Setting: the address of the store that speaks S3.</summary>
    public const string Endpoint = "Attachments:S3:Endpoint";

    /// <summary>Setting: its bucket.</summary>
    public const string Bucket = "Attachments:S3:Bucket";

    /// <summary>Setting: the region that requests are signed for.</summary>
    public const string Region = "Attachments:S3:Region";

    /// <summary>Setting: id of the key.</summary>
    public const string AccessKey = "Attachments:S3:AccessKey";

    /// <summary>Setting: the key.</summary>
    public const string SecretKey = "Attachments:S3:SecretKey";

    /// <summary>The region unless a setting names another.</summary>
    public const string UsualRegion = "us-east-1";

    /// <summary>The settings without which a place cannot be reached.</summary>
    public static IReadOnlyList<string> Needed(ContentPlace place) => place switch
    {
        ContentPlace.Folder => [Folder],
        ContentPlace.S3 => [Endpoint, Bucket, AccessKey, SecretKey],
        _ => [],
    };

    /// <summary>Where new content goes.</summary>
    public static ContentPlace Chosen(IConfiguration configuration) => configuration[Place] is { } name ? Enum.Parse<ContentPlace>(name, ignoreCase: true) : ContentPlace.Database;

    /// <summary>Every place that the settings name; the database is always one.</summary>
    public static ContentPlaces Open(IConfiguration configuration, ISessionFactory sessions)
    {
        var open = new Dictionary<ContentPlace, IContentStore> { [ContentPlace.Database] = new ContentInDatabase(sessions) };
        if (configuration[Folder] is { } folder) open[ContentPlace.Folder] = new FolderContents(Path.GetFullPath(folder), FolderSync.Flush);
        if (configuration[Endpoint] is { } endpoint)
            open[ContentPlace.S3] = new S3Contents(new(endpoint, configuration[Bucket]!, configuration[Region] ?? UsualRegion, configuration[AccessKey]!, configuration[SecretKey]!));
        return new(Chosen(configuration), open);
    }
}
