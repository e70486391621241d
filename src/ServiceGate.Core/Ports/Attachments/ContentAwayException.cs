namespace ServiceGate.Core.Ports.Attachments;

/// <summary>
/// A place for content does not answer, or is not the place that it should be: a folder that is not mounted, a server that is down or refuses. Nothing is known then of any content in it, least of
/// all that it is missing. The message is for operators and holds no secret.
/// </summary>
/// <param name="message">What was tried and what came of it.</param>
/// <param name="cause">Why.</param>
/// <param name="mayPass">Whether the same may succeed a while later without anybody doing anything here.</param>
public sealed class ContentAwayException(string message, Exception? cause = null, bool mayPass = false) : IOException(message, cause)
{
    /// <summary>Whether the same may succeed a while later without anybody doing anything here.</summary>
    public bool MayPass => mayPass;
}
