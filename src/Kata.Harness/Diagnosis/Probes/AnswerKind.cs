namespace Kata.Harness.Diagnosis.Probes;

/// <summary>What the numbers of an answer are.</summary>
public enum AnswerKind
{
    /// <summary>Numbers that were computed.</summary>
    Numbers,

    /// <summary>1 for true, 0 for false.</summary>
    Facts,

    /// <summary>How many there are of something.</summary>
    Count,

    /// <summary>Rows and columns.</summary>
    Shapes,

    /// <summary>Labels, class after class.</summary>
    Labels,
}
