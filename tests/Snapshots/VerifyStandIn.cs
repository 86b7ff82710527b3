using System.Runtime.CompilerServices;
using System.Text;

namespace VerifyNUnit;

/// <summary>
/// Stands in for Verify.NUnit on machines that cannot restore it: the same call, the same files next to the test, the same encoding
/// (UTF-8 with BOM, LF). Build with -p:SnapshotEngine=Verify to use the package itself.
/// </summary>
public static class Verifier
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>
    /// Compares the text with Class.Method.verified.txt; if it differs, writes Class.Method.received.txt and fails. If the verified files
    /// are next to the compiled suite, it reads them there and writes nothing.
    /// </summary>
    public static async Task Verify(string target, [CallerFilePath] string sourceFile = "")
    {
        var test = TestContext.CurrentContext.Test;
        var name = $"{test.Type!.Name}.{test.MethodName}";
        var taken = Path.Combine(Path.GetDirectoryName(typeof(Verifier).Assembly.Location)!, name + ".verified.txt");
        var stem = Path.Combine(Path.GetDirectoryName(sourceFile)!, name);
        var (verified, received) = File.Exists(taken) ? (taken, null) : (stem + ".verified.txt", stem + ".received.txt");
        var text = target.ReplaceLineEndings("\n");

        var expected = File.Exists(verified) ? await File.ReadAllTextAsync(verified, Utf8) : null;
        if (text == expected?.ReplaceLineEndings("\n"))
        {
            if (received is not null) File.Delete(received);
            return;
        }

        if (received is not null) await File.WriteAllTextAsync(received, text, Utf8);
        Assert.Fail(expected is null
            ? $"There is no {name}.verified.txt yet: read {name}.received.txt and rename it if it is right.\n{text}"
            : $"{name} differs from {name}.verified.txt.\nReceived:\n{text}\nVerified:\n{expected}");
    }
}
