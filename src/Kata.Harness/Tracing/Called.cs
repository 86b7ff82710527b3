using System.Diagnostics;

namespace Kata.Harness.Tracing;

/// <summary>Why a function gave no number.</summary>
/// <param name="Sentence">The reason.</param>
/// <param name="IsUnwritten">Whether it, or one that it calls, is not written yet.</param>
internal sealed record TraceFailure(string Sentence, bool IsUnwritten = false);

/// <summary>What a call of a step's function resulted in: a value or a failure.</summary>
internal sealed record Called<T>(T? Value, TraceFailure? Failure = null)
    where T : class
{
    /// <summary>Takes a part of the value, or hands the failure on.</summary>
    /// <param name="part">The part, or why there is none.</param>
    public Called<TPart> Then<TPart>(Func<T, Called<TPart>> part)
        where TPart : class => Failure is null ? part(Value!) : new(null, Failure);

    /// <summary>Takes a matrix from a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="index">Where the matrix is in it.</param>
    /// <param name="count">How many matrices the list needs.</param>
    /// <param name="name">The list's name.</param>
    public Called<Matrix<double>> Entry(Func<T, IReadOnlyList<Matrix<double>>?> list, int index, int count, string name) => Then(value =>
        list(value) is { } matrices && matrices.Count == count
            ? (matrices[index] is { } matrix ? new(matrix) : new Called<Matrix<double>>(null, new($"entry {index} of {name} is null.")))
            : new(null, new($"{name} holds {list(value)?.Count ?? 0} matrices but needs {count}.")));
}

/// <summary>Calls functions of the steps.</summary>
internal static class Called
{
    /// <summary>Calls a function; an exception becomes a sentence.</summary>
    /// <param name="name">The function's name, e.g. "Forward.Pass".</param>
    /// <param name="function">The call.</param>
    public static Called<T> Of<T>(string name, Func<T?> function)
        where T : class
    {
        try
        {
            return function() is { } value ? new(value) : new(null, new($"{name} returns null."));
        }
        catch (NotImplementedException unwritten)
        {
            // The stub's message names the function, which may be one that this calls.
            var says = unwritten.Message;
            var isStub = says.EndsWith(" is not written yet.", StringComparison.Ordinal);
            return new(null, new(isStub ? says : $"{name} is not written yet.", IsUnwritten: true));
        }
        catch (Exception thrown)
        {
            var message = string.Join(' ', thrown.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            return new(null, new($"{name} throws {thrown.GetType().Name}{Line(thrown)}: {message}"));
        }
    }

    /// <summary>Calls a function that gives a number.</summary>
    public static Called<Matrix<double>> Number(string name, Func<double> function) => Of(name, () =>
    {
        var value = function();
        return ScalarOracle.Fill(1, 1, (_, _) => value);
    });

    // The innermost line of the steps; their assembly is called Kata.
    private static string Line(Exception thrown)
    {
        var frame = new StackTrace(thrown, fNeedFileInfo: true).GetFrames()
            .FirstOrDefault(frame => frame.GetMethod()?.Module.Assembly.GetName().Name == "Kata");
        return frame?.GetFileName() is { } file ? $" at {Path.GetFileName(file)}, line {frame.GetFileLineNumber()}" : "";
    }
}
