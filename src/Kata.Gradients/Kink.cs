namespace Kata.Gradients;

/// <summary>Finds kinks of a function of one number: a gap between the slopes on the two sides.</summary>
internal static class Kink
{
    /// <summary>What lies around a point.</summary>
    /// <param name="Bends">Whether there is a kink within 1/16 of the point.</param>
    /// <param name="IsHere">Whether it is at the point itself, as far as noise lets one see.</param>
    /// <param name="Clear">A step about as long as the distance to the nearest kink; NaN if there is none, or only here.</param>
    public readonly record struct Finding(bool Bends, bool IsHere, double Clear);

    /// <summary>Looks for a kink.</summary>
    /// <remarks>
    /// The gap |f(x+h) − 2f(x) + f(x−h)|/h halves with h if f is smooth, and stays if there is a kink inside. The steps 2⁻⁴ … 2⁻¹³ show
    /// whether there is one, finer steps how close it is.
    /// </remarks>
    public static Finding Find(Func<double, double> f, double x, double here, Noise noise)
    {
        var (bends, stays, clear) = (false, false, double.NaN);
        var wider = double.NaN;
        for (var k = 4; k <= 40 && (bends || k <= 13); k++)
        {
            var h = Math.ScaleB(1, -k);
            var (above, below) = (f(x + h), f(x - h));
            var gap = Math.Abs(above - here - (here - below)) / h;
            var unseen = 64 * Math.Max(noise.At(above), noise.At(below)) / h;
            if (gap <= unseen && bends)
            {
                // A kink that stayed until noise hides it counts as here. One that would still be visible, had it stayed, is further away.
                if (stays && 0.75 * wider > unseen) (stays, clear) = (false, h);
                break;
            }

            if (gap > unseen && wider > 0)
            {
                var stayed = gap > 0.75 * wider;
                if (stays && !stayed) clear = h;
                if (!stays && stayed) clear = double.NaN;
                (bends, stays) = (bends || stayed, stayed);
            }

            wider = gap > unseen ? gap : double.NaN;
        }

        return new(bends, stays, clear);
    }
}
