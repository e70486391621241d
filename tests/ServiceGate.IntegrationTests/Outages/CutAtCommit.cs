using System.Buffers.Binary;
using System.Text;
using ServiceGate.Data.Opening;

namespace ServiceGate.IntegrationTests.Outages;

/// <summary>Cuts the connection that has sent a text, at the moment when it commits.</summary>
/// <param name="provider">Which server's protocol it reads.</param>
/// <param name="text">The text: a value of a statement.</param>
/// <param name="isCarriedOut">Whether the server still gets the commit, and only its answer is lost.</param>
internal sealed class CutAtCommit(DatabaseProvider provider, string text, bool isCarriedOut)
{
    private readonly byte[] _mark = (provider is DatabaseProvider.SqlServer ? Encoding.Unicode : Encoding.UTF8).GetBytes(text);

    public bool IsCarriedOut => isCarriedOut;

    /// <summary>Whether a connection is there.</summary>
    public bool IsAt(ProxiedConnection connection, ReadOnlySpan<byte> sent)
    {
        connection.IsMarked |= sent.IndexOf(_mark) >= 0;
        return connection.IsMarked && (provider is DatabaseProvider.SqlServer ? IsTdsCommit(sent) : sent.IndexOf("COMMIT"u8) >= 0);
    }

    // A packet of type 14 (transaction manager) whose request, behind the header and all headers, is number 7.
    private static bool IsTdsCommit(ReadOnlySpan<byte> sent) => sent.Length > 12 && sent[0] == 14
        && 8 + BinaryPrimitives.ReadInt32LittleEndian(sent[8..]) is var at && at + 2 <= sent.Length && BinaryPrimitives.ReadUInt16LittleEndian(sent[at..]) == 7;
}
