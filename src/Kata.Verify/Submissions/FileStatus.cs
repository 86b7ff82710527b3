using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Kata.Verify.Submissions;

/// <summary>What a path names, without following a link and without opening anything.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Names">How many names it has in the file system.</param>
/// <param name="Number">Its number in the file system; 0 if that is not known.</param>
internal readonly record struct FileStatus(FileKind Kind, long Length, int Names, ulong Number)
{
    // The layout of statx is the same on every processor, which that of stat is not.
    private const int CurrentFolder = -100;
    private const int NotFollowed = 0x100;
    private const int OfHandle = 0x1000;
    private const uint Basic = 0x7FF;

    /// <summary>Reads it; a path that cannot be read is of kind <see cref="FileKind.Other"/>.</summary>
    public static FileStatus Of(string path)
    {
        if (OperatingSystem.IsLinux()) return Of(CurrentFolder, path, NotFollowed);
        var info = new FileInfo(path);
        var kind = info.LinkTarget is not null ? FileKind.Link
            : Directory.Exists(path) ? FileKind.Folder
            : info.Exists ? FileKind.Regular
            : FileKind.Other;
        return new(kind, kind == FileKind.Regular ? info.Length : 0, 1, 0);
    }

    /// <summary>Whether an open file is the one that was looked at.</summary>
    public bool IsOf(SafeFileHandle open) => !OperatingSystem.IsLinux()
        || (Of((int)open.DangerousGetHandle(), "", OfHandle) is var status && status.Number == Number && status.Kind == FileKind.Regular);

    private static FileStatus Of(int folder, string path, int flags)
    {
        var buffer = new byte[256];
        if (StatX(folder, [.. Encoding.UTF8.GetBytes(path), 0], flags, Basic, buffer) != 0) return default;
        var kind = (BitConverter.ToUInt16(buffer, 28) & 0xF000) switch
        {
            0x8000 => FileKind.Regular,
            0x4000 => FileKind.Folder,
            0xA000 => FileKind.Link,
            0x1000 => FileKind.Pipe,
            0x2000 or 0x6000 => FileKind.Device,
            0xC000 => FileKind.Socket,
            _ => FileKind.Other,
        };
        return new(kind, BitConverter.ToInt64(buffer, 40), (int)BitConverter.ToUInt32(buffer, 16), BitConverter.ToUInt64(buffer, 32));
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, byte[] buffer);
}

/// <summary>What a path names.</summary>
internal enum FileKind
{
    /// <summary>Nothing that can be read, or nothing at all.</summary>
    Other,

    /// <summary>A file.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A named pipe.</summary>
    Pipe,

    /// <summary>A device.</summary>
    Device,

    /// <summary>A socket.</summary>
    Socket,
}
