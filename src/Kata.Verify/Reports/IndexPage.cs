using System.Security.Cryptography;
using System.Text;
using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>
/// index.html: every verdict on a page of its own for instructors, which opens from disk, asks nothing of any network, and runs no script
/// but its own.
/// </summary>
public static class IndexPage
{
    /// <summary>The page.</summary>
    public static string Of(IReadOnlyList<SubmissionVerdict> submissions, RunFacts facts)
    {
        var (style, script) = (Part("index.css"), Part("index.js"));
        var policy = $"default-src 'none'; script-src '{Hash(script)}'; style-src '{Hash(style)}'; img-src data:; "
            + "base-uri 'none'; form-action 'none'";
        // The verdicts come last, so that nothing in them is taken for a place.
        return Part("index.html")
            .Replace("{policy}", policy, StringComparison.Ordinal)
            .Replace("{style}", style, StringComparison.Ordinal)
            .Replace("{script}", script, StringComparison.Ordinal)
            .Replace("{verdicts}", Escaping.JsonInHtml(ReportJson.Line(IndexPageData.Of(submissions, facts))), StringComparison.Ordinal);
    }

    private static string Hash(string inline) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inline)))}";

    private static string Part(string name)
    {
        using var part = new StreamReader(typeof(IndexPage).Assembly.GetManifestResourceStream(name)!);
        return part.ReadToEnd().ReplaceLineEndings("\n");
    }
}
