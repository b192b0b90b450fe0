internal import CSystem

extension DiskError {
  /// What a person can do about it: the hint of a finding that has no better one.
  package var advice: String {
    switch code {
    case Self.irregular: "put a file there: nothing else is read"
    case ENOENT: "mend or remove the link, if it is one: nothing is where it leads"
    case ELOOP: "put the file itself there: the links lead in a circle"
    case EISDIR: "put a file there, or name one in the folder"
    case ENOTDIR: "a file stands where a folder is needed: move it away, or choose another place"
    case EEXIST: "a file has this name already: move it away, or choose another place"
    case EACCES, EPERM: "give yourself the right to it, with chmod or chown"
    case EROFS: "the file system is read-only: choose another place"
    case EFBIG: "files are read up to \(LocalDisk.largestFile >> 20) MiB"
    case ENAMETOOLONG: "choose a shorter name"
    case EMFILE, ENFILE: "allow more open files: ulimit -n"
    case ENOSPC, EDQUOT: "make room, or choose another place"
    default: "try again; if that fails as well, look at the disk"
    }
  }
}
