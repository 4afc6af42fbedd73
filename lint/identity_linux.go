package lint

import (
	"encoding/binary"
	"io/fs"
	"syscall"
	"time"
)

// fileIdentity returns when anything of a file changed last, its times
// included, which nobody can set, and which file of its disk it is.
func fileIdentity(info fs.FileInfo) (changed time.Time, id []byte) {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return info.ModTime(), nil
	}
	return time.Unix(int64(stat.Ctim.Sec), int64(stat.Ctim.Nsec)), binary.AppendUvarint(nil, stat.Ino)
}
