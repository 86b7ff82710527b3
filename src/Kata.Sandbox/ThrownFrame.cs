using System.Diagnostics;
using System.Reflection;

namespace Kata.Sandbox;

/// <summary>What the judge is told of an exception: texts alone.</summary>
/// <param name="answers">Where it is written.</param>
internal sealed class ThrownFrame(FrameWriter answers)
{
    private const int MostTrace = 16_384;
    private const int MostMessage = 4096;
    private const int MostCalls = 64;

    /// <summary>Writes it: the types from its own to Exception, of which the judge takes the first that it knows, and so on.</summary>
    /// <param name="thrown">The exception.</param>
    /// <param name="submission">Whose functions are named.</param>
    public void Write(Exception thrown, LoadedSubmission submission)
    {
        List<string> types = [];
        for (var type = thrown.GetType(); type is not null && type != typeof(object); type = type.BaseType)
            types.Add(type.FullName ?? type.Name);

        List<string> calls =
        [
            .. from frame in new StackTrace(thrown).GetFrames()
               let method = frame.GetMethod()
               where method is not null && submission.Owns(method)
               select Name(method),
        ];
        Write(types.Take(MostCalls));
        Write(calls.Take(MostCalls));
        answers.Write(Beginning(Safely(() => thrown.Message), MostMessage));
        answers.Write(Beginning(Safely(() => thrown.StackTrace ?? ""), MostTrace));
    }

    private void Write(IEnumerable<string> texts)
    {
        string[] all = [.. texts];
        answers.Write(all.Length);
        foreach (var text in all) answers.Write(Beginning(text, MostMessage));
    }

    // An exception of the submission's own may throw in its turn.
    private static string Safely(Func<string> text)
    {
        try
        {
            return text() ?? "";
        }
        catch (Exception again)
        {
            return $"(its message threw {again.GetType().Name})";
        }
    }

    private static string Beginning(string text, int most) => text.Length <= most ? text : text[..most];

    // A lambda or a local function of Cost.Of is called <Of>b__0 or <Of>g__Sum, in Kata.Cost or in a class nested in it.
    private static string Name(MethodBase method)
    {
        var type = method.DeclaringType;
        while (type?.DeclaringType is { } outer) type = outer;
        var name = method.Name;
        return $"{type?.Name}.{(name.StartsWith('<') && name.IndexOf('>') is > 0 and var end ? name[1..end] : name)}";
    }
}
