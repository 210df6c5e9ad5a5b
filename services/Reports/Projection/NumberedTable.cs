using Npgsql;

namespace OneStop.Reports.Projection;

/// <summary>Notes now and then how many dossiers had a number before a position: see <c>reports.numbered</c>.</summary>
internal static class NumberedTable
{
    private const int Every = 32;

    /// <summary>Notes it before a page, where enough dossiers have come since the last note.</summary>
    /// <param name="first">The page's first position.</param>
    public static async Task NoteAsync(NpgsqlConnection connection, ProjectedState state, long first, CancellationToken ct)
    {
        if (state.DossiersNoted >= 0 && state.Dossiers - state.DossiersNoted < Every)
        {
            return;
        }

        await using var note = new NpgsqlCommand("insert into reports.numbered (position, dossiers) values ($1, $2)", connection)
        {
            Parameters = { new NpgsqlParameter<long> { TypedValue = first }, new NpgsqlParameter<int> { TypedValue = state.Dossiers } },
        };
        await note.ExecuteNonQueryAsync(ct);
        state.DossiersNoted = state.Dossiers;
    }
}
