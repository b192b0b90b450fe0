import Syntax

extension Resource {
  /// `UserImportJobType`; the uploaded rows are not part of it.
  var describedImport: JSONTree {
    var job = RowTree()
    job.put("JobName", settings["JobName"])
    job.put("JobId", name)
    job.put("UserPoolId", userPoolId)
    job.put("PreSignedUrl", settings["PreSignedUrl"])
    job.put("CreationDate", JSONTree.moment(created))
    job.put("StartDate", settings["StartDate"])
    job.put("CompletionDate", settings["CompletionDate"])
    job.put("Status", settings.text("Status") ?? "Created")
    job.put("CloudWatchLogsRoleArn", settings["CloudWatchLogsRoleArn"])
    for name in ["ImportedUsers", "SkippedUsers", "FailedUsers"] {
      job.put(name, settings.whole(name) ?? 0)
    }
    job.put("CompletionMessage", settings["CompletionMessage"])
    return job.tree
  }

  /// Where it stands at a moment: one that nobody started for a day has expired.
  func importStatus(at time: Double) -> String {
    let status = settings.text("Status") ?? "Created"
    return status == "Created" && time > created + 86_400 ? "Expired" : status
  }
}

extension Work {
  /// A pool's import job, or the service's refusal.
  func importJob(_ id: String, of pool: UserPool) throws(Interruption) -> Resource {
    guard var job = resource(Resource.importJob, of: pool, named: id) else {
      throw .refused(.resourceNotFound("User import job \(id) does not exist."))
    }
    job.settings.set("Status", .string(job.importStatus(at: time)))
    return job
  }

  /// Refuses changes of a pool that users are just being imported into.
  func refuseDuringImport(into pool: UserPool) throws(Interruption) {
    let isRunning = resources(Resource.importJob, of: pool).contains {
      ["Pending", "InProgress", "Stopping"].contains($0.settings.text("Status") ?? "")
    }
    if isRunning {
      throw .refused(
        CognitoError(
          "UserImportInProgressException",
          "User import is in progress for the user pool \(pool.id)."))
    }
  }
}
