using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;

namespace OneStop.Reports.Projection;

/// <summary>One dossier while a page is folded: what was stored, what is known now, and the versions in between.</summary>
internal sealed class DossierWork(string code)
{
    private (Fact Fact, Catalogue Newest)? _last;

    public string Code { get; } = code;

    /// <summary>Its number; 0 until it gets one.</summary>
    public int Number { get; set; }

    /// <summary>The fact as stored; null = a new dossier.</summary>
    public FactVersion? Stored { get; set; }

    /// <summary>The key number the stored fact stands under in the cells.</summary>
    public int StoredKey { get; set; }

    /// <summary>All entries known, in order of position.</summary>
    public List<Entry> Entries { get; set; } = [];

    /// <summary>The entries as they are stored.</summary>
    public byte[] Packed { get; set; } = [];

    /// <summary>The fact now.</summary>
    public FactVersion? Current { get; private set; }

    /// <summary>What lists show now; set by <see cref="Tell"/>.</summary>
    public DossierListing? Listing { get; private set; }

    /// <summary>National parts of the procedures it was received under, other than the one it stands under; set by <see cref="Tell"/>.</summary>
    public string[] OtherProcedures { get; private set; } = [];

    /// <summary>Versions that no longer hold, each with the position from which the next one does.</summary>
    public List<(FactVersion Fact, long ValidTo)> Past { get; } = [];

    /// <summary>Adds entries in order of position, and looks for a new version at each that can make one.</summary>
    public void Append(IReadOnlyList<Entry> entries, CatalogueHistory catalogue)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            Entries.Add(entries[i]);
            if (i == entries.Count - 1 || (Current ?? Stored) is null || MovesFigures.Can(entries[i].What))
            {
                FoldAt(entries[i].Position, catalogue);
            }
        }
    }

    /// <summary>Folds what is known with a catalogue, at the position of the entry that changed either.</summary>
    public void FoldAt(long position, CatalogueHistory catalogue)
    {
        var fact = Fold.Of(Code, Entries, catalogue);
        var version = FactVersion.Of(position, fact, Entries, catalogue.Newest);
        _last = (fact, catalogue.Newest);
        Current ??= Stored;
        if (Current is null)
        {
            Current = version;
        }
        else if (!version.SaysTheSameAs(Current))
        {
            if (Current.ValidFrom < position)
            {
                Past.Add((Current, position));
            }

            Current = version;
        }
    }

    /// <summary>Tells its story once it is folded, while its entries are here: what lists show and no earlier version keeps.</summary>
    private void Tell()
    {
        var (fact, catalogue) = _last!.Value;
        Listing = DossierListing.Of(fact, Entries, catalogue);
        OtherProcedures = ReceivedUnder(Current!.Key.Procedure);
        _last = null;
    }

    /// <summary>Tells its story and packs its entries, which are let go: a page holds tens of thousands of dossiers until they are written.</summary>
    public void Close(PackWriter writer)
    {
        Tell();
        Packed = EntryPack.Write(Entries, writer);
        Entries = [];
    }

    /// <summary>National parts of the procedures its receptions name, while its entries are here; one that is named exactly so is left out.</summary>
    public string[] ReceivedUnder(string? butFor)
    {
        string[] found = [];
        foreach (var entry in Entries)
        {
            if (entry.What is Happening.Received { Procedure: { } code } && code != butFor && ProcedureCode.NationalPart(code.Trim()) is var part
                && (butFor is null || part != ProcedureCode.NationalPart(butFor.Trim())) && !found.Contains(part))
            {
                found = [.. found, part];
            }
        }

        return found;
    }
}
