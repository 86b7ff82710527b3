namespace Kata.Experiments.Published;

/// <summary>A number of a notebook, beside the one that others published.</summary>
/// <param name="Id">What it is, from the notebook to the quantity.</param>
/// <param name="What">The same in words.</param>
/// <param name="Computed">As computed here.</param>
/// <param name="Published">As others printed it, a number or a range; empty where nobody did.</param>
/// <param name="Low">The least that fits.</param>
/// <param name="High">The most that fits.</param>
/// <param name="Source">Who published it, where.</param>
public sealed record PublishedValue(string Id, string What, double Computed, string Published, double Low, double High, string Source)
{
    /// <summary>"ok" or "off", or "" where nothing was published.</summary>
    public string Status => Published.Length == 0 ? "" : Computed >= Low && Computed <= High ? "ok" : "off";
}
