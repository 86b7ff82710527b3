using System.Net.Sockets;

namespace Kata.Verify.Isolating;

/// <summary>
/// Users without a name or a file, one for each sandbox that runs at a time: the system counts threads by user, and what a user left
/// running can be found.
/// </summary>
internal static class SlotUsers
{
    // Below 65,536, since a container may have no others.
    private const int First = 61_000;
    private const int Slots = 16;
    private const int Blocks = 256;

    private static readonly Lazy<(Socket Holder, int First)> Block = new(TakeBlock);

    /// <summary>The user's number: that of no other sandbox on this machine, whichever process started it.</summary>
    /// <param name="slot">Less than 16.</param>
    /// <exception cref="IOException">Too many judges run at the same time.</exception>
    public static int Of(int slot) => slot < Slots ? Block.Value.First + slot
        : throw new IOException($"slot {slot} has no user: at most {Slots} sandboxes run at a time.");

    // A socket's name without a file is held by one process at a time, and is free again as soon as that process ends.
    private static (Socket Holder, int First) TakeBlock()
    {
        for (var block = 0; block < Blocks; block++)
        {
            var holder = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                holder.Bind(new UnixDomainSocketEndPoint(FormattableString.Invariant($"\0kata-users-{block}")));
                return (holder, First + (block * Slots));
            }
            catch (SocketException)
            {
                holder.Dispose();
            }
        }

        throw new IOException($"{Blocks} judges run on this machine already: wait until one of them has ended.");
    }
}
