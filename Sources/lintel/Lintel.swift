internal import Bindings

/// The program: finds the command, reads its arguments, runs it.
@main struct Lintel {
  static func main() async {
    Machine.fillStandardStreams()
    CryptoLibrary.keepAtExit()
    let words = Array(CommandLine.arguments.dropFirst())
    let status = await Dispatcher(groups: Commands.groups, disk: LocalDisk()).run(words)
    Machine.exit(status)
  }
}
