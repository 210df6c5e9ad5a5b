using System.Collections.Concurrent;
using OneStop.Reports.Figures;

namespace OneStop.Reports.Projection;

/// <summary>
/// The raw keys and their numbers, in memory. Numbers are given by the one projector, from 1 without gaps, and a key keeps its number. Safe to read
/// from any thread.
/// </summary>
public sealed class KeyBook
{
    private readonly ConcurrentDictionary<FactKey, int> _numbers = new();
    private volatile FactKey[] _keys = [];
    private int _count;

    /// <summary>How many keys there are; their numbers are 1…Count.</summary>
    public int Count => Volatile.Read(ref _count);

    public FactKey this[int number] => _keys[number - 1];

    /// <summary>Forgets all keys.</summary>
    public void Clear()
    {
        Volatile.Write(ref _count, 0);
        _keys = [];
        _numbers.Clear();
    }

    /// <summary>The number of a key, a new one where it has none.</summary>
    public int NumberOf(FactKey key)
    {
        if (_numbers.TryGetValue(key, out var number))
        {
            return number;
        }

        if (_count == _keys.Length)
        {
            var larger = new FactKey[Math.Max(256, _count * 2)];
            _keys.CopyTo(larger, 0);
            _keys = larger;
        }

        _keys[_count] = key;
        Volatile.Write(ref _count, _count + 1);
        _numbers[key] = _count;
        return _count;
    }
}
