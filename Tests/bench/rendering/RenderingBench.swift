import Bindings
import Branding
import Diagnostics
import Site

/// Rendering without the rest of a build.
///
///     rendering-bench PROJECT KIT                 rendering alone, beside copying the same bytes
///     rendering-bench PROJECT KIT --pages FOLDER  render all pages and write them, nothing else
///     rendering-bench PROJECT KIT --files FOLDER  write as many files with one site's pages
///     rendering-bench PROJECT KIT --port FOLDER   what another engine needs to render the same
///     rendering-bench PROJECT KIT --mails         verification mails: how many, in how many seconds
///     rendering-bench PROJECT KIT --mail-port FOLDER  what another engine needs to render those
@main struct RenderingBench {
  static func main() async {
    let arguments = CommandLine.arguments
    let hasFolder = arguments.count == 5
    guard arguments.count == 3 || hasFolder || arguments.dropFirst(3) == ["--mails"] else {
      end(
        "usage: rendering-bench PROJECT KIT "
          + "[--pages FOLDER | --files FOLDER | --port FOLDER | --mails | --mail-port FOLDER]")
    }
    let files = LayeredFiles(disk: LocalDisk(), roots: Array(arguments[1...2]))
    guard let project = Project.load(files).value,
      let kit = Kit.load(files, locales: [], linking: .nothing).value
    else { end("the project or the kit cannot be read") }
    let sites = Sites(project: project, kit: kit, shelf: ThemeShelf(files: files))
    do throws(DiskError) {
      switch arguments.dropFirst(3).first {
      case nil: SpeedTest.run(sites)
      case "--pages", "--files":
        try await PageWriter(
          sites: sites, folder: arguments[4], isFilesAlone: arguments[3] == "--files"
        ).write()
      case "--port": try Port(sites: sites, folder: arguments[4]).write()
      case "--mails": MailSpeed(sites).run()
      case "--mail-port": try MailSpeed(sites).write(to: arguments[4])
      case let option?: end("there is no option '\(option)'")
      }
    } catch {
      end("\(error.path): \(error.reason)")
    }
  }

  static func say(_ text: String) { try? Machine.write(text + "\n", to: 1) }

  private static func end(_ reason: String) -> Never {
    try? Machine.write(reason + "\n", to: 2)
    Machine.exit(1)
  }
}

/// The sites of a project, made as they are asked for.
struct Sites: Sendable {
  let project: Project
  let kit: Kit
  let shelf: ThemeShelf

  var count: Int { project.tenants.count }

  subscript(index: Int) -> TenantSite {
    let entry = project.tenants[index]
    guard let tenant = project.tenant(entry).value,
      let site = TenantSite.make(tenant, kit: kit, shelf: shelf).value
    else { preconditionFailure("tenant '\(entry.id)' cannot be read") }
    return site
  }
}
