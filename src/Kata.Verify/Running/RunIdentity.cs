using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Kata.Runner.Suites;
using Kata.Verify.Judging;
using Kata.Verify.Results;
using Kata.Verify.Submissions;

namespace Kata.Verify.Running;

/// <summary>
/// All that verdicts depend on beside the submission: verdicts of two runs can stand side by side only if these are the same.
/// </summary>
/// <param name="Version">The tool's version.</param>
/// <param name="Tool">The SHA-256 of the tool's assemblies.</param>
/// <param name="Suites">The SHA-256 of the suites.</param>
/// <param name="Runtime">The version of .NET.</param>
/// <param name="Isolation">The level in words.</param>
/// <param name="Limits">The limits in words.</param>
/// <param name="Seed">The public seed, or "hidden".</param>
/// <param name="SeedHash">Names the secret without telling it.</param>
public sealed record RunIdentity(
    string Version, string Tool, string Suites, string Runtime, string Isolation, string Limits, string Seed, string SeedHash)
{
    private static readonly string[] Assemblies =
    [
        "Kata.Verify", "Kata.Runner", "Kata.Harness", "Kata.Experiments", "Kata.Gradients", "Kata.Gradients.NUnit", "Kata.Sandbox",
        "Kata.Model", "Kata.LinearAlgebra",
    ];

    /// <summary>What reports say of the run.</summary>
    public RunFacts Facts => new(Version, Suites, Isolation, Seed, Runtime);

    /// <summary>The identity of a run.</summary>
    /// <exception cref="FileNotFoundException">The suites are missing.</exception>
    internal static RunIdentity Of(RunOptions options)
    {
        var own = typeof(RunIdentity).Assembly;
        var folder = Path.GetDirectoryName(own.Location)!;
        return new(
            own.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            HashOf(Assemblies.Select(name => Path.Combine(folder, $"{name}.dll"))),
            HashOf(SuiteFiles.Beside().Files),
            $"{Environment.Version}",
            $"{options.Isolation}",
            LimitsOf(options),
            options.Secret is null ? CheckSeeds.Public : "hidden",
            options.Secret is null ? "" : Convert.ToHexStringLower(HMACSHA256.HashData(options.Secret, "kata verify"u8)));
    }

    /// <summary>Names what a submission's verdict depends on.</summary>
    internal string KeyOf(ReceivedSubmission received)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] run = [Version, Tool, Suites, Runtime, Isolation, Limits, SeedHash, received.Hash];
        foreach (var text in run.Concat(received.Files.SelectMany(file => new[] { file.Path, file.Text })).Concat(received.Problems))
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string LimitsOf(RunOptions options)
    {
        var (check, step) = (options.Times.Check.TotalSeconds, options.Times.Step.TotalSeconds);
        var (compiling, submission) = (options.Submissions.Compiling.TotalSeconds, options.Submissions.Submission.TotalSeconds);
        var (megabytes, sandbox) = options.Sandbox;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"check {check} s, step {step} s, compilation {compiling} s, submission {submission} s, sandbox {sandbox} s, {megabytes} MiB");
    }

    private static string HashOf(IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
