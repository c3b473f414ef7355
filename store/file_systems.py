"""Whether several programs can share a database in a folder: what file system it lies on, and a trial.

SQLite's journal (WAL) needs locks that hold and memory that all who open the file share. Network file
systems give neither between machines (https://sqlite.org/wal.html), and some don't even say so.
"""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, suppress
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
"""Linux: all mounted file systems."""

_LOCAL = frozenset(
    "apfs bcachefs btrfs devtmpfs ext2 ext3 ext4 exfat f2fs hfs hfsplus jfs msdos ntfs ntfs3 overlay ramfs"
    " reiserfs tmpfs ufs vfat xfs zfs".split()
)
_NETWORK = re.compile(
    r"(fuse\.)?(9p|acfs|afpfs|afs|beegfs|ceph|cephfs|cifs|coda|davfs2?|gcsfuse|gfs2?|glusterfs|gpfs|juicefs"
    r"|lustre|mfs|moosefs|ncpfs|nfs[34]?|ocfs2|orangefs|prl_fs|pvfs2|rclone|s3fs|smb[23]?|smbfs|smb3"
    r"|sshfs|vboxsf|vmhgfs(-fuse)?|webdav)"
)
_ESCAPED = re.compile(r"\\([0-7]{3})")


def why_not_shared(folder: Path) -> str:
    """Why a database in `folder` can't be shared by several programs; "" if it can."""
    kind = file_system(folder)
    if _NETWORK.fullmatch(kind):
        return f"it lies on a network file system ({kind})"
    if kind in _LOCAL or not os.access(folder, os.W_OK):
        return ""
    reason = _try(folder)
    return f"its file system{f' ({kind})' if kind else ''} can't share a database: {reason}" if reason else ""


def file_system(folder: Path) -> str:
    """The type of the file system that `folder` lies on; "" if that can't be known."""
    real = os.path.realpath(folder)
    with suppress(OSError, subprocess.SubprocessError):
        mounts = _linux() if sys.platform.startswith("linux") else _mac() if sys.platform == "darwin" else []
        # of mounts one over the other the last one counts
        over = [(len(where), number) for number, (where, _) in enumerate(mounts) if _lies_in(real, where)]
        return mounts[max(over)[1]][1] if over else ""
    return ""


def _lies_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def _linux() -> list[tuple[str, str]]:
    """Where each file system is mounted, and its type."""
    found = []
    for line in MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        where, rest = line.split(" ", 5)[4:]
        if "\\" in where:
            where = _ESCAPED.sub(lambda code: chr(int(code[1], 8)), where)
        found.append((where, rest.partition(" - ")[2].split(" ", 1)[0]))
    return found


def _mac() -> list[tuple[str, str]]:
    """The same from lines such as `//me@server/share on /Volumes/share (smbfs, nodev, nosuid)`."""
    lines = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=True).stdout
    found = []
    for line in lines.splitlines():
        if match := re.fullmatch(r".*? on (/.*) \((\w+)((?:, [^,()]+)*)\)", line):
            where, kind, flags = match.groups()
            found.append((where, kind if ", local" in flags or _NETWORK.fullmatch(kind) else "webdav"))
    return found


def _try(folder: Path) -> str:
    """Share a database between two connections; what failed ("": it worked)."""
    try:
        with tempfile.TemporaryDirectory(prefix=".trial-", dir=folder) as place:
            return _share(Path(place) / "trial.db")
    except (OSError, sqlite3.Error) as error:
        return str(error)


def _share(path: Path) -> str:
    with (
        closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as one,
        closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other,
    ):
        if one.execute("PRAGMA journal_mode=WAL").fetchone()[0] != "wal":
            return "no shared journal"
        one.execute("CREATE TABLE t (a)")
        one.execute("BEGIN IMMEDIATE")
        with suppress(sqlite3.OperationalError):
            other.execute("BEGIN IMMEDIATE")
            return "locks don't hold"
        one.execute("INSERT INTO t VALUES (1)")
        one.execute("COMMIT")
        return "" if other.execute("SELECT a FROM t").fetchall() else "writes are not seen"
