using System.Text;

namespace Kata.Pictures.Svg;

/// <summary>A picture in a gallery.</summary>
/// <param name="File">Its file name, relative to the page.</param>
/// <param name="Title">What it is.</param>
/// <param name="About">What it shows, for those who cannot see it too.</param>
public sealed record GalleryPicture(string File, string Title, string About);

/// <summary>
/// An HTML page that shows pictures, light or dark as the reader prefers. It has no script and fetches nothing from elsewhere.
/// </summary>
public static class Gallery
{
    private const string Style =
        """
        :root{color-scheme:light dark}
        body{font:16px/1.5 system-ui,"Segoe UI","Liberation Sans",Arial,sans-serif;color:#1f2328;background:#fff}
        body{max-width:64rem;margin:2rem auto;padding:0 1rem}figure{margin:2.5rem 0}img{max-width:100%;height:auto;border:1px solid #d5dae0}
        h2{font-size:1.15rem;margin:0 0 .25rem}p{margin:0 0 .75rem;white-space:pre-line}
        @media screen and (prefers-color-scheme:dark){body{color:#e6edf3;background:#16191e}img{border-color:#353b43}}
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="title">What the pictures are about.</param>
    /// <param name="about">What the reader should know before looking.</param>
    /// <param name="pictures">In the order in which they are shown, at least one.</param>
    /// <returns>An HTML document.</returns>
    /// <exception cref="ArgumentException">There is no picture, or one has no file.</exception>
    public static string Html(string title, string about, IReadOnlyList<GalleryPicture> pictures)
    {
        if (pictures.Count == 0) throw new ArgumentException("pictures is empty but needs at least one: there would be nothing to see.");
        foreach (var picture in pictures.Where(picture => picture.File.Length == 0))
            throw new ArgumentException($"the file of {picture.Title} is empty but needs a name: it could not be shown.");

        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.Append($"<title>{SvgWriter.Escape(title)}</title>\n<style>\n{Style.ReplaceLineEndings("\n")}\n</style>\n</head>\n<body>\n");
        page.Append($"<h1>{SvgWriter.Escape(title)}</h1>\n");
        if (about.Length > 0) page.Append($"<p>{SvgWriter.Escape(about)}</p>\n");
        foreach (var (file, name, shown) in pictures)
        {
            // The leading ./ keeps a name with a colon from being taken for an address.
            var source = "./" + string.Join('/', file.Split('/').Select(Uri.EscapeDataString));
            page.Append($"<figure>\n<h2>{SvgWriter.Escape(name)}</h2>\n");
            if (shown.Length > 0) page.Append($"<p>{SvgWriter.Escape(shown)}</p>\n");
            var alternative = SvgWriter.Escape(shown.Length > 0 ? $"{name}: {shown}" : name);
            page.Append($"<a href=\"{source}\"><img src=\"{source}\" alt=\"{alternative}\"></a>\n</figure>\n");
        }

        return page.Append("</body>\n</html>\n").ToString();
    }
}
