extension OperationTable {
  /// Users, by themselves and by an administrator.
  static let users: [any APIOperation.Type] = signUps + accounts + administration + devices + lists

  private static let signUps: [any APIOperation.Type] = [
    SignUp.self, ConfirmSignUp.self, ResendConfirmationCode.self, ForgotPassword.self,
    ConfirmForgotPassword.self,
  ]

  private static let accounts: [any APIOperation.Type] = [
    GetUser.self, UpdateUserAttributes.self, DeleteUserAttributes.self,
    GetUserAttributeVerificationCode.self, VerifyUserAttribute.self, ChangePassword.self,
    DeleteUser.self, GetUserAuthFactors.self, SetUserMFAPreference.self, SetUserSettings.self,
    GlobalSignOut.self, ListWebAuthnCredentials.self, DeleteWebAuthnCredential.self,
  ]

  private static let administration: [any APIOperation.Type] = [
    AdminCreateUser.self, AdminGetUser.self, AdminDeleteUser.self, AdminEnableUser.self,
    AdminDisableUser.self, AdminConfirmSignUp.self, AdminSetUserPassword.self,
    AdminResetUserPassword.self, AdminUpdateUserAttributes.self, AdminDeleteUserAttributes.self,
    AdminUserGlobalSignOut.self, AdminSetUserMFAPreference.self, AdminSetUserSettings.self,
    AdminAddUserToGroup.self, AdminRemoveUserFromGroup.self, AdminListGroupsForUser.self,
    AdminLinkProviderForUser.self, AdminDisableProviderForUser.self,
    AdminListUserAuthEvents.self, AdminUpdateAuthEventFeedback.self, UpdateAuthEventFeedback.self,
  ]

  private static let devices: [any APIOperation.Type] = [
    ListDevices.self, GetDevice.self, ForgetDevice.self, AdminListDevices.self,
    AdminGetDevice.self, AdminForgetDevice.self, AdminUpdateDeviceStatus.self,
  ]

  private static let lists: [any APIOperation.Type] = [ListUsers.self, ListUsersInGroup.self]
}
