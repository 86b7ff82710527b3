using System.Text;
using Kata.Data.Files;
using Kata.Experiments;
using Kata.Pictures.Svg;

namespace Kata.Cli.Output;

/// <summary>A folder of pictures with a page that shows them all. Whenever it is looked at, every file in it is whole.</summary>
internal sealed class PictureFolder
{
    private readonly string _folder;
    private readonly string _title;
    private readonly List<GalleryPicture> _pictures = [];

    /// <summary>Makes the folder where it does not exist.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="title">What its page is called.</param>
    /// <exception cref="IOException">The folder cannot be made or written to.</exception>
    public PictureFolder(string folder, string title)
    {
        (_folder, _title) = (folder, title);
        Folder.Make(folder);
        // Found out before hours of work and not after them.
        AtomicFile.EnsureWritable(Index, "page");
    }

    /// <summary>The page.</summary>
    public string Index => Path.Combine(_folder, "index.html");

    /// <summary>Keeps a picture and puts it on the page.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Keep(NamedPicture picture)
    {
        Keep(picture.Name, Encoding.UTF8.GetBytes(picture.Svg));
        _pictures.RemoveAll(other => other.File == picture.Name);
        _pictures.Add(new(picture.Name, picture.Title, picture.About));
        AtomicFile.Write(Index, Encoding.UTF8.GetBytes(Gallery.Html(_title, "", _pictures)));
    }

    /// <summary>Keeps a file.</summary>
    /// <param name="name">Its name; it comes from the process that runs the submission, so folders in it count for nothing.</param>
    /// <param name="content">All of it.</param>
    /// <returns>Its path.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public string Keep(string name, byte[] content)
    {
        var path = Path.Combine(_folder, Path.GetFileName(name));
        AtomicFile.Write(path, content);
        return path;
    }
}
