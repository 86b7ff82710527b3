using System.Reflection;
using System.Runtime.Loader;

namespace Kata.Sandbox;

/// <summary>A compiled submission and the functions that are called.</summary>
internal sealed class LoadedSubmission
{
    private readonly Assembly _assembly;
    private readonly IReadOnlyList<Signature> _signatures;
    private readonly MethodInvoker?[] _functions;

    private LoadedSubmission(Assembly assembly, IReadOnlyList<Signature> signatures) =>
        (_assembly, _signatures, _functions) = (assembly, signatures, [.. signatures.Select(signature => Find(assembly, signature))]);

    /// <summary>Loads it. None of its code runs yet, but a module initializer may.</summary>
    /// <param name="frames">The image, the symbols and the functions, as the judge wrote them.</param>
    public static LoadedSubmission Read(FrameReader frames)
    {
        using var image = new MemoryStream(frames.Bytes());
        using var symbols = new MemoryStream(frames.Bytes());
        var signatures = new Signature[frames.Count()];
        for (var i = 0; i < signatures.Length; i++) signatures[i] = Signature.Read(frames);
        return new(new AssemblyLoadContext("submission").LoadFromStream(image, symbols), signatures);
    }

    /// <summary>The declaration of a function.</summary>
    public Signature SignatureOf(int function) => function >= 0 && function < _signatures.Count
        ? _signatures[function] : throw new ProtocolException($"there is no function {function}.");

    /// <summary>Calls a function.</summary>
    /// <param name="function">Its number.</param>
    /// <param name="arguments">Of the kinds that it was declared with.</param>
    /// <exception cref="MissingMethodException">The submission has no such function.</exception>
    public object? Call(int function, object?[] arguments) => _functions[function] is { } invoker
        ? invoker.Invoke(null, arguments.AsSpan())
        : throw new MissingMethodException($"{_signatures[function].Class}.{_signatures[function].Name} is missing or declared otherwise.");

    /// <summary>Whether a method is the submission's.</summary>
    public bool Owns(MethodBase method) => method.Module.Assembly == _assembly;

    private static MethodInvoker? Find(Assembly assembly, Signature signature)
    {
        Type[] parameters = [.. signature.Parameters.Select(ValueKinds.TypeOf)];
        var found = assembly.GetType(signature.Class)?.GetMethod(signature.Name, BindingFlags.Public | BindingFlags.Static, parameters);
        return found?.ReturnType == ValueKinds.TypeOf(signature.Result) ? MethodInvoker.Create(found) : null;
    }
}
