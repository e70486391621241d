using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Features.Attachments.Keeping;
using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Attachments;

/// <summary>Files that are attached to a launch.</summary>
internal sealed class AttachmentsFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 55;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services
        .AddSingleton(provider => ContentSettings.Open(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<ISessionFactory>()))
        .AddSingleton<ContentOpening>().AddSingleton<FileKeeping>().AddSingleton<Uploads>().AddSingleton<DocumentLooks>().AddSingleton<FileTaking>().AddScoped<AttachmentReader>();

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        AttachmentDownload.Map(app);
        PageUploads.Map(app);
    }

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Attachments");
        AttachmentEndpoints.Map(tagged.Reads, tagged.Commands);
        UploadEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
