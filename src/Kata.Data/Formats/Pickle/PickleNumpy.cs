using Kata.Data.Files;

namespace Kata.Data.Formats.Pickle;

/// <summary>
/// Makes what the functions that NumPy's pickles call would make. No other function is known, and none is ever called.
/// </summary>
/// <param name="contentLength">Bytes of the file.</param>
/// <param name="name">What to call it in an error.</param>
internal sealed class PickleNumpy(int contentLength, string name)
{
    // Bytes that may still be copied: a file whose arrays share their bytes could otherwise ask for far more than it holds. Protocol 2
    // copies twice.
    private const int MostFaults = 1000;

    private long _allowance = 2L * contentLength;

    // Arrays that cannot be read cost an error each.
    private int _faults;

    /// <summary>The function a file asks for; one that is not NumPy's stands for itself and is never called.</summary>
    public static object Global(string module, string function) => (module, function) switch
    {
        ("numpy", "ndarray" or "matrix") or ("numpy.matrixlib.defmatrix", "matrix") => PickleFunction.Array,
        ("numpy", "dtype") => PickleFunction.Dtype,
        (var core, "_reconstruct") when IsCore(core) => PickleFunction.Reconstruct,
        (var core, "scalar") when IsCore(core) => PickleFunction.Scalar,
        // Protocol 5 makes arrays of a buffer.
        ("numpy.core.numeric" or "numpy._core.numeric", "_frombuffer") => PickleFunction.FromBuffer,
        // Protocol 2 has no bytes and stores them as text.
        ("_codecs", "encode") => PickleFunction.Encode,
        ("__builtin__" or "builtins", "bytes") => PickleFunction.Bytes,
        ("collections", "OrderedDict") => PickleFunction.OrderedDictionary,
        _ => new PickleForeign($"{module}.{function}"),
    };

    /// <summary>The function a file asks for by a module and a name from the stack.</summary>
    public object Global(object?[] names) => names is [string module, string function]
        ? Global(module, function)
        : throw Fault($"asks for a function by {PickleValue.Describe(names[0])} and {PickleValue.Describe(names[1])} but needs two texts");

    /// <summary>An error about what is not NumPy's.</summary>
    public static InvalidDataException Unknown(PickleForeign foreign, string name) => new(
        $"{name} asks for {ErrorText.Shown(foreign.Name)}: only NumPy arrays can be read, and nothing is ever executed.");

    /// <summary>What a function makes of its arguments.</summary>
    public object Call(object?[] functionAndArguments) => functionAndArguments switch
    {
        [PickleForeign foreign, _] => foreign,
        [PickleFunction.Reconstruct, object?[] and [PickleFunction.Array, _, _]] => new PickleArray(),
        [PickleFunction.Reconstruct, object?[] and [PickleForeign foreign, _, _]] => foreign,
        [PickleFunction.Dtype, object?[] and [var code, ..]] when PickleValue.Text(code) is { } text => new PickleDtype(text),
        [PickleFunction.Encode, object?[] and [string text, "latin1"]] => Encode(text),
        [PickleFunction.Bytes, object?[] and []] => ReadOnlyMemory<byte>.Empty,
        [PickleFunction.OrderedDictionary, object?[] and []] => new PickleList(isDictionary: true),
        [PickleFunction.OrderedDictionary, object?[] and [PickleList { IsDictionary: false } pairs]] => Dictionary(pairs),
        [PickleFunction.Scalar, object?[] and [PickleDtype type, var bytes]] => Filled(new(), [], type, fortranOrder: false, bytes),
        [PickleFunction.FromBuffer, object?[] and [ReadOnlyMemory<byte> bytes, PickleDtype type, object?[] shape, string order]]
            when order is "C" or "F" => Filled(new(), shape, type, order == "F", bytes),
        [PickleFunction function, _] => throw Fault($"calls {function} with arguments that NumPy does not give it"),
        _ => throw Fault($"calls {PickleValue.Describe(functionAndArguments[0])} but only a function can be called"),
    };

    /// <summary>Sets the byte order of a dtype or the values of an array.</summary>
    public void Build(object? state, object? target)
    {
        switch (target, state)
        {
            case (PickleDtype { BigEndian: null } type, object?[] and [_, var mark, ..]) when PickleValue.Text(mark) is { } text:
                type.BigEndian = ElementType.IsBigEndian(text, name, "an array");
                break;
            case (PickleArray { Value: null, Fault: null } array,
                object?[] and [_, object?[] shape, PickleDtype type, bool fortranOrder, var bytes]):
                Filled(array, shape, type, fortranOrder, bytes);
                break;
            case (PickleForeign, _):
                break;
            default:
                throw Fault($"tells {PickleValue.Describe(target)} a state that NumPy does not give it");
        }
    }

    private static bool IsCore(string module) =>
        module is "numpy.core.multiarray" or "numpy._core.multiarray" or "numpy.core._multiarray_umath" or "numpy._core._multiarray_umath";

    private PickleList Dictionary(PickleList pairs)
    {
        var dictionary = new PickleList(isDictionary: true);
        foreach (var pair in pairs.Items)
        {
            var items = pair is PickleList list ? [.. list.Items.Take(3)] : pair as object?[] ?? [];
            dictionary.Items.AddRange(items.Length == 2 ? items : throw Fault("makes a dictionary of what are no pairs"));
        }

        return dictionary;
    }

    // An array that cannot be read hides no other: it keeps the reason.
    private PickleArray Filled(PickleArray array, object?[] shape, PickleDtype type, bool fortranOrder, object? bytes)
    {
        try
        {
            array.Value = Values(shape, type, fortranOrder, bytes);
        }
        catch (InvalidDataException e) when (_allowance >= 0 && _faults++ < MostFaults)
        {
            array.Fault = e.Message;
        }

        return array;
    }

    private NumericArray Values(object?[] tuple, PickleDtype dtype, bool fortranOrder, object? stored)
    {
        var type = ElementType.Of(dtype.Code, name, "an array");
        if (stored is not ReadOnlyMemory<byte> bytes) throw Fault($"has {PickleValue.Describe(stored)} for the values of an array");
        if (tuple.Length > 64 || !tuple.All(length => length is long))
            throw Fault("has a shape that is not a tuple of at most 64 numbers");
        var shape = Dimensions.Check([.. tuple.Cast<long>()], name, "an array");
        var needed = (long)type.Size * Dimensions.Count(shape);
        if (bytes.Length != needed)
            throw Fault($"has {ErrorText.Bytes(bytes.Length)} for an array that needs {needed:N0}");
        Spend(bytes.Length);
        var bigEndian = dtype.BigEndian ?? throw Fault("does not tell the byte order of an array");
        var values = type.Decode(bytes.Span, bigEndian, name, "an array");
        return new(shape, fortranOrder ? Dimensions.ToRowMajor(values, shape) : values.ToArray());
    }

    private ReadOnlyMemory<byte> Encode(string text)
    {
        Spend(text.Length);
        var bytes = new byte[text.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = text[i] <= 0xff
                ? (byte)text[i]
                : throw Fault($"stores bytes as text with the character U+{(int)text[i]:X4}, which is none");
        }

        return bytes;
    }

    private void Spend(int bytes)
    {
        _allowance -= bytes;
        if (_allowance < 0)
            throw Fault($"uses the same bytes for many arrays and so claims more than its {contentLength:N0} bytes can hold");
    }

    private InvalidDataException Fault(string predicate) => new($"{name} {predicate}.");
}
