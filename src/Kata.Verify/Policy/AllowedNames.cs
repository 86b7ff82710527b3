namespace Kata.Verify.Policy;

/// <summary>The names behind <see cref="AllowedApi"/>.</summary>
internal static class AllowedNames
{
    /// <summary>What source code may use.</summary>
    public const string Written = """
        [System]
        Math MathF Boolean Byte SByte Char Int16 UInt16 Int32 UInt32 Int64 UInt64 Int128 UInt128 Half Single Double Decimal: *
        String Tuple ValueTuple TupleExtensions Nullable Lazy HashCode Convert BitConverter Enum ValueType TimeSpan: *
        Span ReadOnlySpan Memory ReadOnlyMemory MemoryExtensions ArraySegment Index Range CharEnumerator: *
        StringComparer StringComparison StringSplitOptions MidpointRounding FormattableString: *
        IComparable IEquatable IFormattable ISpanFormattable IUtf8SpanFormattable IParsable ISpanParsable IUtf8SpanParsable: *
        IDisposable IAsyncDisposable ICloneable IFormatProvider ICustomFormatter IConvertible: *
        IntPtr UIntPtr: * -ToPointer -op_Explicit
        Array: * -CreateInstance*
        Buffer: BlockCopy ByteLength
        Object: .ctor Equals GetHashCode ToString ReferenceEquals GetType MemberwiseClone Finalize
        Type: op_Equality op_Inequality Equals GetHashCode ToString
        Func Action Predicate Comparison Converter EventHandler: .ctor Invoke
        Delegate MulticastDelegate: op_Equality op_Inequality Equals GetHashCode
        Environment: get_ProcessorCount get_NewLine
        Console: Write WriteLine
        Random: * -.ctor() -get_Shared
        Attribute AttributeUsageAttribute AttributeTargets ObsoleteAttribute FlagsAttribute CLSCompliantAttribute: .ctor
        ParamArrayAttribute ThreadStaticAttribute: .ctor
        Void AsyncCallback IAsyncResult RuntimeTypeHandle RuntimeFieldHandle: none

        [System.Buffers]
        ArrayPool: *

        [System.Collections]
        IEnumerable IEnumerator ICollection IList IDictionary IDictionaryEnumerator IComparer IEqualityComparer: *
        IStructuralEquatable IStructuralComparable StructuralComparisons Comparer BitArray ArrayList Hashtable Queue Stack: *
        SortedList DictionaryEntry: *

        [System.Collections.Generic]
        *: *

        [System.Collections.ObjectModel]
        *: *

        [System.Collections.Immutable]
        *: *

        [System.Collections.Frozen]
        *: *

        [System.Collections.Concurrent]
        *: *
        BlockingCollection: refused

        [System.Linq]
        *: *
        Queryable IQueryable EnumerableQuery: refused

        [System.Numerics]
        *: * -Load* -Store*

        [System.Text]
        StringBuilder: *

        [System.Globalization]
        CultureInfo: get_InvariantCulture
        NumberFormatInfo: get_InvariantInfo
        NumberStyles: *

        [System.Reflection]
        MemberInfo: get_Name
        DefaultMemberAttribute: .ctor

        [System.Diagnostics]
        DebuggerDisplayAttribute DebuggerHiddenAttribute DebuggerStepThroughAttribute DebuggerNonUserCodeAttribute: .ctor
        DebuggerBrowsableAttribute DebuggerBrowsableState DebuggableAttribute ConditionalAttribute: .ctor

        [System.Diagnostics.CodeAnalysis]
        *: .ctor

        [System.Diagnostics.Contracts]
        PureAttribute: .ctor

        [System.ComponentModel]
        EditorBrowsableAttribute EditorBrowsableState DescriptionAttribute: .ctor

        [System.Threading]
        Interlocked Volatile ThreadLocal LazyThreadSafetyMode: *
        Monitor: Enter Exit TryEnter IsEntered
        Lock: * -TryEnter
        CancellationToken: get_None get_IsCancellationRequested ThrowIfCancellationRequested

        [System.Threading.Tasks]
        Parallel: For ForEach Invoke
        ParallelOptions ParallelLoopState ParallelLoopResult: *
        Task ValueTask: get_CompletedTask FromResult GetAwaiter ConfigureAwait get_Result get_IsCompleted Wait WhenAll

        [System.Runtime.CompilerServices]
        DefaultInterpolatedStringHandler ITuple: *
        RuntimeHelpers: GetHashCode
        ConditionalWeakTable: *
        CompilerGeneratedAttribute ExtensionAttribute ExtensionMarkerAttribute NullableAttribute NullableContextAttribute: .ctor
        NullablePublicOnlyAttribute IsReadOnlyAttribute IsByRefLikeAttribute IsUnmanagedAttribute RefSafetyRulesAttribute: .ctor
        ScopedRefAttribute RequiresLocationAttribute ParamCollectionAttribute NativeIntegerAttribute TupleElementNamesAttribute: .ctor
        AsyncStateMachineAttribute AsyncIteratorStateMachineAttribute IteratorStateMachineAttribute: .ctor
        RequiredMemberAttribute CompilerFeatureRequiredAttribute InlineArrayAttribute DecimalConstantAttribute: .ctor
        CompilationRelaxationsAttribute RuntimeCompatibilityAttribute PreserveBaseOverridesAttribute: .ctor
        CallerArgumentExpressionAttribute CallerMemberNameAttribute CallerLineNumberAttribute: .ctor
        InterpolatedStringHandlerAttribute InterpolatedStringHandlerArgumentAttribute CollectionBuilderAttribute: .ctor
        OverloadResolutionPriorityAttribute IndexerNameAttribute EnumeratorCancellationAttribute MethodImplAttribute: .ctor
        IsExternalInit IsVolatile MethodImplOptions: none

        [System.Runtime.InteropServices]
        InAttribute OutAttribute: .ctor
        UnmanagedType: none

        [MathNet.Numerics]
        *: *
        Control AppSwitches Differentiate: refused

        [MathNet.Numerics.LinearAlgebra]
        **: *

        [MathNet.Numerics.Distributions]
        **: *

        [MathNet.Numerics.Optimization]
        **: *

        [MathNet.Numerics.Statistics]
        *: *

        [MathNet.Numerics.Random]
        *: * -.ctor() -.ctor(Boolean) -get_Default
        CryptoRandomSource RandomSeed: refused
        RandomSource: *

        [Kata]
        *: *

        [Kata.LinearAlgebra]
        AlignedMemory Kernels Elements Losses LayerBlock SampleLayer IParts Team: *
        """;

    /// <summary>What the compiler uses of its own accord, anywhere.</summary>
    public const string Emitted = """
        [System]
        Type: GetTypeFromHandle
        Activator: CreateInstance()
        Delegate: Combine Remove
        Environment: get_CurrentManagedThreadId

        [System.Runtime.CompilerServices]
        RuntimeHelpers: InitializeArray CreateSpan EnsureSufficientExecutionStack GetSubArray
        FormattableStringFactory: Create
        AsyncTaskMethodBuilder AsyncValueTaskMethodBuilder AsyncIteratorMethodBuilder IAsyncStateMachine: *
        TaskAwaiter ValueTaskAwaiter ConfiguredTaskAwaitable ConfiguredValueTaskAwaitable: *
        InlineArray2 InlineArray3 InlineArray4 InlineArray5 InlineArray6 InlineArray7 InlineArray8 InlineArray9: *
        InlineArray10 InlineArray11 InlineArray12 InlineArray13 InlineArray14 InlineArray15 InlineArray16: *

        [System.Runtime.ExceptionServices]
        ExceptionDispatchInfo: Capture Throw

        [System.Runtime.InteropServices]
        CollectionsMarshal: SetCount AsSpan
        ImmutableCollectionsMarshal: AsImmutableArray

        [System.Threading.Tasks]
        ValueTask: .ctor

        [System.Threading.Tasks.Sources]
        ManualResetValueTaskSourceCore IValueTaskSource ValueTaskSourceStatus ValueTaskSourceOnCompletedFlags: *
        """;

    /// <summary>What the compiler's own helper functions use.</summary>
    public const string InDetails = """
        [System.Runtime.CompilerServices]
        Unsafe: As Add AsRef

        [System.Runtime.InteropServices]
        MemoryMarshal: CreateSpan CreateReadOnlySpan
        """;

    /// <summary>What source code may use of an exception.</summary>
    public const string OfExceptions = ".ctor get_Message get_InnerException get_InnerExceptions get_ParamName get_ActualValue ToString "
        + "GetType GetBaseException Equals GetHashCode Flatten Handle ThrowIf*";

    /// <summary>Where exceptions may come from.</summary>
    public static IReadOnlySet<string> OfExceptionNamespaces { get; } = new HashSet<string>
    {
        "System", "System.IO", "System.Collections.Generic", "System.ComponentModel", "System.Diagnostics", "System.Globalization",
        "System.Runtime.CompilerServices", "System.Threading", "System.Threading.Tasks",
    };

    /// <summary>Namespaces allowed with those below them.</summary>
    public static IReadOnlyList<string> WholeNamespaces { get; } =
        ["MathNet.Numerics.LinearAlgebra", "MathNet.Numerics.Distributions", "MathNet.Numerics.Optimization"];
}
