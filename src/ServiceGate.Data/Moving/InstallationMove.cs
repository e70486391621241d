using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Moving;

/// <summary>
/// Copies a whole installation into an empty database of any kind and proves that it is the same. The source is only read. An end at any moment, be it by a
/// kill, leaves a target that says how far it is: the next run goes on there, no row is lost or doubled.
/// </summary>
/// <param name="source">The source, which nobody may write to meanwhile: that it was not is checked.</param>
/// <param name="target">The target.</param>
/// <param name="options">How.</param>
/// <param name="machine">The machine's clock.</param>
public sealed class InstallationMove(Database source, Database target, MoveOptions options, TimeProvider machine)
{
    /// <summary>How many failures in a row, each of which may be over a moment later, are borne with.</summary>
    private const int Patience = 5;

    private const string NothingToResume = "No copy in it is unfinished: it has been finished, also by another process, or the rows are of something else.";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Copies what is missing, proves the whole, and lets the target be served when the proof holds.</summary>
    /// <returns>The proof, whether it holds or not.</returns>
    /// <exception cref="MoveRefusedException">It cannot be copied as things stand.</exception>
    /// <exception cref="UnfinishedCopyException">The source is itself an unfinished copy.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; it can be resumed.</exception>
    public async Task<MoveProof> RunAsync(CancellationToken cancellation = default)
    {
        try
        {
            var schema = await SchemaAsync(cancellation);
            var state = await StateAsync(schema, cancellation);
            await BeginAsync(schema, state, cancellation);
            await CopyAsync(schema, state, cancellation);
            return await ProveAsync(schema, state, cancellation);
        }
        catch (Exception e) when (IsTransient(e) && !cancellation.IsCancellationRequested)
        {
            throw new MoveRefusedException($"A database does not do its part ({e.Message}). Go on with --resume.", e);
        }
    }

    private async Task<InstallationSchema> SchemaAsync(CancellationToken cancellation)
    {
        await RefuseServedAsync(source, "source", cancellation);
        await RefuseServedAsync(target, "target", cancellation);
        await UnfinishedCopyException.RefuseAsync(source, cancellation);
        var schema = await source.ReadAsync(InstallationSchema.ReadAsync, cancellation);
        schema.RefuseUnlike(await target.ReadAsync(InstallationSchema.ReadAsync, cancellation));
        if (schema.Others.Count > 0) options.LeftBehind(schema.Others);
        return schema;
    }

    private async Task RefuseServedAsync(Database database, string which, CancellationToken cancellation)
    {
        if (await options.LiveNodes(database, cancellation) is { Count: > 0 } nodes)
            throw new MoveRefusedException($"The {which} is being served by {string.Join(", ", nodes)}. Stop the servers first.");
    }

    private Task<SourceState> StateAsync(InstallationSchema schema, CancellationToken cancellation) =>
        source.ReadAsync(sql => SourceState.ReadAsync(sql, schema.Tables), cancellation);

    private async Task BeginAsync(InstallationSchema schema, SourceState state, CancellationToken cancellation)
    {
        if (await MarkerAsync(cancellation) is { } marker)
        {
            RefuseOther(marker, state);
            return;
        }
        await target.WriteAsync(async sql =>
        {
            foreach (var table in schema.Tables)
                if (await sql.NumberAsync($"SELECT COUNT(*) FROM {table.Name} {table.Where()}") > 0)
                    throw new MoveRefusedException($"The target is not empty: there are rows in {table.Name}. {(options.Resume ? NothingToResume : "Give a database that nobody has used.")}");
            await new MoveMarker(options.SourceName, state.Fingerprint, 0, null, 0).InsertAsync(sql);
            return true;
        }, cancellation);
    }

    private void RefuseOther(MoveMarker marker, SourceState state)
    {
        if (!options.Resume) throw new MoveRefusedException($"The target holds an unfinished copy of {marker.Source}. Go on with --resume, or give an empty database.");
        if (marker.State == state.Fingerprint) return;
        throw new MoveRefusedException(marker.Source == options.SourceName
            ? $"{marker.Source} was changed since the copy began. Give an empty database and copy anew."
            : $"The target holds an unfinished copy of another installation, {marker.Source}.");
    }

    private Task<MoveMarker?> MarkerAsync(CancellationToken cancellation) => target.ReadAsync(MoveMarker.FindAsync, cancellation);

    private async Task CopyAsync(InstallationSchema schema, SourceState state, CancellationToken cancellation)
    {
        var copy = new PassCopy(source, target, MovePass.Of(schema.Tables), state, options);
        MoveMarker? seen = null;
        await PersistAsync(async wentOn =>
        {
            // The target's word counts: a block may have been written although its commit was never answered.
            var marker = await MarkerAsync(cancellation) ?? throw new MoveRefusedException("Another process has finished the same copy.");
            // Whoever loses the turn again and again to another process that copies the same has no trouble: the copy goes on.
            if (marker != seen) wentOn();
            seen = marker;
            await copy.RunAsync(marker, wentOn, cancellation);
        }, cancellation);
    }

    private async Task<MoveProof> ProveAsync(InstallationSchema schema, SourceState state, CancellationToken cancellation)
    {
        var ids = await source.ReadAsync(IdRaise.ReadAsync, cancellation);
        await WriteAsync(sql => IdRaise.RunAsync(sql, ids), cancellation);
        var proof = await MoveProof.RunAsync(source, target, schema.Tables, options.Proved, cancellation);
        proof = proof with { Contents = await options.Contents(target, cancellation) };
        proof = proof with { SourceChanged = (await StateAsync(schema, cancellation)).Fingerprint != state.Fingerprint };
        if (proof.Holds) await WriteAsync(MoveMarker.RemoveAsync, cancellation);
        return proof;
    }

    // Two that copy the same may end at the same moment: who was second tries again, and finds done what the first one did.
    private Task WriteAsync(Func<SqlScope, Task<int>> write, CancellationToken cancellation) => PersistAsync(_ => target.WriteAsync(write, cancellation), cancellation);

    /// <summary>Tries until it is done, or nothing has gone on for too many failures in a row.</summary>
    /// <param name="attempt">What is tried; it calls what it is given as soon as something has gone on.</param>
    /// <param name="cancellation">Gives it up.</param>
    private async Task PersistAsync(Func<Action, Task> attempt, CancellationToken cancellation)
    {
        var failures = 0;
        while (true)
            try
            {
                await attempt(() => failures = 0);
                return;
            }
            catch (Exception e) when (IsTransient(e) && !cancellation.IsCancellationRequested && ++failures < Patience)
            {
                await Task.Delay(Pause, machine, cancellation);
            }
    }

    private bool IsTransient(Exception exception) => source.IsTransient(exception) || target.IsTransient(exception);
}
