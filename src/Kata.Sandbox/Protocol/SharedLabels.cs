namespace Kata.Sandbox.Protocol;

/// <summary>
/// The labels that the submission returned last, in both processes: what it writes into them later reaches the judge's copy too, so that
/// one array that is returned again and again is found out.
/// </summary>
public sealed class SharedLabels
{
    // A check compares two or three results.
    private const int Kept = 4;

    private readonly Queue<(int Number, int[] Labels, int[] Copy)> _kept = [];
    private int _count;

    /// <summary>Numbers the labels of a result, below zero as no argument is. Both processes add the same results.</summary>
    public void Add(int[] labels)
    {
        _kept.Enqueue((-++_count, labels, [.. labels]));
        if (_kept.Count > Kept) _kept.Dequeue();
    }

    /// <summary>The labels of a number; null if there are none, or no longer.</summary>
    public int[]? Find(int number) => _kept.FirstOrDefault(kept => kept.Number == number).Labels;

    /// <summary>What has changed since the last time, with its numbers.</summary>
    public IReadOnlyList<(int Number, int[] Labels)> Changes()
    {
        var changed = _kept.Where(kept => !kept.Labels.AsSpan().SequenceEqual(kept.Copy)).ToList();
        foreach (var (_, labels, copy) in changed) labels.CopyTo(copy, 0);
        return [.. changed.Select(kept => (kept.Number, kept.Labels))];
    }
}
