using System.Runtime.InteropServices;
using Trace = SharpFuzz.Common.Trace;

namespace OneStop.Fuzz;

/// <summary>The branches that inputs take, counted by what SharpFuzz wove into the assemblies. One at a time in a process.</summary>
internal sealed unsafe class Coverage : IDisposable
{
    private const int Branches = 65_536;

    private readonly byte* _taken = (byte*)NativeMemory.AllocZeroed(Branches);
    private readonly byte[] _known = new byte[Branches];

    public Coverage() => Trace.SharedMem = _taken;

    /// <summary>How many branches any input has taken.</summary>
    public int Known => _known.Count(times => times != 0);

    /// <summary>Begins to count for the next input.</summary>
    public void Begin()
    {
        new Span<byte>(_taken, Branches).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Whether the input took a branch, or took one more often by a power of two, than any before; it is known now.</summary>
    public bool IsNew()
    {
        var found = false;
        for (var i = 0; i < Branches; i++)
        {
            if (_taken[i] != 0 && (byte)(_known[i] | 1 << int.Log2(_taken[i])) is var times && times != _known[i])
            {
                (_known[i], found) = (times, true);
            }
        }

        return found;
    }

    public void Dispose()
    {
        Trace.SharedMem = null;
        NativeMemory.Free(_taken);
    }
}
