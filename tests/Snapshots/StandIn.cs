using System.Runtime.CompilerServices;
using System.Text;

namespace VerifyNUnit;

/// <summary>
/// Stands in for Verify.NUnit where that package is not to be had: the same call, the same files beside the test, the same encoding
/// (UTF-8 with BOM, LF). Build with -p:SnapshotEngine=Verify to use the package itself.
/// </summary>
public static class Verifier
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Compares the text with Class.Method.verified.txt; on a difference writes Class.Method.received.txt and fails.</summary>
    public static async Task Verify(string target, [CallerFilePath] string sourceFile = "")
    {
        var test = TestContext.CurrentContext.Test;
        var stem = Path.Combine(Path.GetDirectoryName(sourceFile)!, $"{test.Type!.Name}.{test.MethodName}");
        var (verified, received) = (stem + ".verified.txt", stem + ".received.txt");
        var text = target.ReplaceLineEndings("\n");

        var expected = File.Exists(verified) ? await File.ReadAllTextAsync(verified, Utf8) : null;
        if (text == expected?.ReplaceLineEndings("\n"))
        {
            File.Delete(received);
            return;
        }

        await File.WriteAllTextAsync(received, text, Utf8);
        Assert.Fail(expected is null
            ? $"There is no {Path.GetFileName(verified)} yet: read {Path.GetFileName(received)} and rename it if it is right.\n{text}"
            : $"{Path.GetFileName(received)} differs from {Path.GetFileName(verified)}.\nReceived:\n{text}\nVerified:\n{expected}");
    }
}
