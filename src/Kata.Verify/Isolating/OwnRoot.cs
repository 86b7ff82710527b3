namespace Kata.Verify.Isolating;

/// <summary>The command of L2: namespaces made by root, and in them a file system of a sandbox's own, as bubblewrap makes one.</summary>
internal static class OwnRoot
{
    // /sys is on every machine, holds no program, and is hidden in the new namespace alone. A link such as /lib to usr/lib stays a link.
    private const string Script = """
        set -e
        app=$1 runtime=$2 user=$3
        shift 3
        mount -t tmpfs -o mode=755,size=1m tmpfs /sys
        cd /sys
        mkdir app dev proc tmp
        while [ "$1" != -- ]; do
          if [ -L "$1" ]; then ln -s "$(readlink "$1")" ".$1"
          elif [ -d "$1" ]; then mkdir -p ".$1"; mount --bind -o ro "$1" ".$1"
          fi
          shift
        done
        shift
        mkdir -p ".$runtime"
        mount --bind -o ro "$runtime" ".$runtime"
        mount --bind -o ro "$app" app
        for device in null zero random urandom; do
          : > "dev/$device"
          mount --bind "/dev/$device" "dev/$device"
        done
        mount -t proc proc proc
        mount -t tmpfs -o mode=1777,size=16m tmpfs tmp
        mount -o remount,bind,ro .
        exec setpriv --no-new-privs chroot --userspec="$user:$user" --groups= . "$@"
        """;

    /// <summary>What stands before the program and its arguments.</summary>
    /// <param name="app">The folder that becomes /app.</param>
    /// <param name="dotnet">The program that runs .NET; its folder keeps its path.</param>
    /// <param name="user">The user's number.</param>
    /// <param name="libraries">Folders that keep their paths.</param>
    public static IEnumerable<string> Command(string app, string dotnet, int user, IEnumerable<string> libraries) =>
    [
        "setpriv", "--pdeathsig", "KILL", "unshare", "--net", "--ipc", "--uts", "--pid", "--mount", "--fork", "--kill-child",
        "sh", "-c", Script, "sh", app, Path.GetDirectoryName(Path.GetFullPath(dotnet))!, user.ToString(CultureInfo.InvariantCulture),
        .. libraries, "--",
    ];
}
