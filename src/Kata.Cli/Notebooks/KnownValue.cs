namespace Kata.Cli.Notebooks;

/// <summary>A number that others published, and how to compute it here.</summary>
/// <param name="Id">What it is, from the data set to the quantity.</param>
/// <param name="Published">The number as published.</param>
/// <param name="Tolerance">Half a unit of its last printed digit, or 1e-12 where it has more.</param>
/// <param name="Source">Who published it, where.</param>
/// <param name="Compute">The number as the steps give it.</param>
internal sealed record KnownValue(string Id, double Published, double Tolerance, string Source, Func<double> Compute)
{
    /// <summary>Computes the number and compares it.</summary>
    public Comparison Compare()
    {
        try
        {
            var computed = Compute();
            var difference = computed - Published;
            return new(Id, Published, computed, difference, Math.Abs(difference) <= Tolerance ? "ok" : "off", Source);
        }
        catch (DataMissingException missing)
        {
            return new(Id, Published, null, null, "missing", Source) { Remedy = missing.Message };
        }
    }
}

/// <summary>A line of `kata costs`.</summary>
/// <param name="Id">What it is.</param>
/// <param name="Published">The number as published.</param>
/// <param name="Computed">As computed, or null where the data are missing.</param>
/// <param name="Difference">Computed − published, or null.</param>
/// <param name="Status">"ok", "off" or "missing".</param>
/// <param name="Source">Who published it, where.</param>
internal sealed record Comparison(string Id, double Published, double? Computed, double? Difference, string Status, string Source)
{
    /// <summary>How to get the data where they are missing.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Remedy { get; init; }
}
