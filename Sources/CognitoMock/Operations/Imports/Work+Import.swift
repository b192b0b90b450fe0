import Syntax

extension Work {
  /// Most bytes of an uploaded file.
  package static let largestImport = 100 * 1024 * 1024

  /// Takes the file that was put at a job's `PreSignedUrl`; `StartUserImportJob` reads it.
  ///
  /// The address is good for 15 minutes.
  ///
  /// - Parameter csv: UTF-8 without a mark.
  package mutating func importRows(
    _ csv: [UInt8], into poolId: String, job id: String
  ) throws(Interruption) {
    let pool = try pool(poolId)
    let job = try importJob(id, of: pool)
    guard job.importStatus(at: time) == "Created", time <= job.created + 900 else {
      throw .refused(CognitoError("AccessDenied", "Request has expired", status: 403))
    }
    guard csv.count <= Self.largestImport else {
      throw .refused(
        CognitoError(
          "EntityTooLarge", "Your proposed upload exceeds the maximum allowed object size"))
    }
    var settings = job.settings
    settings.set("csv", .string(String(decoding: csv, as: UTF8.self)))
    _ = change(job, to: settings)
  }

  /// Makes a user of each row and says how it went.
  mutating func runImport(_ job: Resource, into pool: UserPool) -> Resource {
    var settings = job.settings
    settings.set("StartDate", .moment(time))
    settings.set("CompletionDate", .moment(time))
    settings.set("csv", nil)
    switch ImportReader.rows(job.settings.text("csv"), columns: ImportColumns(pool)) {
    case .failure(let fault):
      settings.set("Status", "Failed")
      settings.set("CompletionMessage", .string(fault.message))
    case .success(let rows):
      var counts = (imported: 0, skipped: 0, failed: 0)
      for row in rows {
        switch importUser(row, into: pool) {
        case .imported: counts.imported += 1
        case .skipped: counts.skipped += 1
        case .failed: counts.failed += 1
        }
      }
      settings.set("Status", "Succeeded")
      settings.set("ImportedUsers", .int(counts.imported))
      settings.set("SkippedUsers", .int(counts.skipped))
      settings.set("FailedUsers", .int(counts.failed))
      settings.set("CompletionMessage", "Import Job Completed Successfully.")
    }
    return change(job, to: settings)
  }
}
