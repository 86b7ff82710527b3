namespace Kata.Tests;

/// <summary>What a reader says of content it refuses.</summary>
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
}
