using OneStop.Contracts.Dossiers;

namespace OneStop.Dossiers.Intake;

/// <summary>Counts the outcomes of a request's lines into its answer.</summary>
public sealed class Tally
{
    private readonly List<Rejection> _rejected = [];
    private int _accepted;
    private int _duplicates;
    private int _rejectedCount;
    private long? _position;

    public void Accept(long? position)
    {
        _accepted++;
        Reach(position);
    }

    public void Repeat(long position)
    {
        _duplicates++;
        Reach(position);
    }

    public void Reject(IReadOnlyList<RejectedLine> lines)
    {
        _rejectedCount += lines.Count;
        foreach (var line in lines)
        {
            if (_rejected.Count < StepsAnswer.RejectedMax)
            {
                _rejected.Add(new Rejection(line.Line, line.Id, line.Code, line.Detail));
            }
        }
    }

    public StepsAnswer Answer() => new(_accepted, _duplicates, _rejectedCount, _rejected, _position);

    private void Reach(long? position) => _position = position > (_position ?? 0) ? position : _position;
}
