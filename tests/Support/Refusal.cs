namespace Kata.Tests;

/// <summary>What is said of content or arguments that are refused.</summary>
internal static class Refusal
{
    /// <summary>The sentence with which reading fails; an empty one where it does not fail.</summary>
    public static string Of(Action read)
    {
        try
        {
            read();
            return "";
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }
    }

    /// <summary>The call must throw an ArgumentException with each of these words and numbers in its message.</summary>
    public static void Says(Action call, params string[] words)
    {
        var exception = Assert.Throws<ArgumentException>(call);
        foreach (var word in words) Assert.That(exception!.Message, Does.Contain(word));
    }
}
