using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Kata.Sandbox;

/// <summary>
/// Moves the protocol away from standard input and output, so that what a submission prints goes to the error output, which the judge takes
/// for text and nothing else.
/// </summary>
internal static partial class Descriptors
{
    /// <summary>The streams of the protocol. Standard input is at its end afterwards.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    public static (Stream Input, Stream Output) Take()
    {
        if (OperatingSystem.IsWindows())
        {
            var streams = (Console.OpenStandardInput(), Console.OpenStandardOutput());
            Console.SetIn(TextReader.Null);
            Console.SetOut(Console.Error);
            return streams;
        }

        var (input, output) = (Duplicate(0), Duplicate(1));
        using var nothing = File.OpenHandle("/dev/null");
        Replace((int)nothing.DangerousGetHandle(), 0);
        Replace(2, 1);
        return (Open(input, FileAccess.Read), Open(output, FileAccess.Write));
    }

    // Unbuffered: a frame is read and written as a whole.
    private static FileStream Open(int descriptor, FileAccess access) => new(new SafeFileHandle(descriptor, true), access, 0);

    private static int Duplicate(int descriptor) => dup(descriptor) is >= 0 and var other ? other : throw Refused("dup");

    private static void Replace(int from, int descriptor)
    {
        if (dup2(from, descriptor) < 0) throw Refused("dup2");
    }

    private static IOException Refused(string call) => new($"{call} failed with error {Marshal.GetLastPInvokeError()}.");

    [LibraryImport("libc", SetLastError = true)]
    private static partial int dup(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int dup2(int from, int to);
}
