extension DigestBytes {
  /// All that a tenant says but its pool, which is hashed once, and its place in the file, which
  /// changes nothing.
  mutating func add(_ tenant: Tenant) {
    add(tenant.id)
    add(tenant.name)
    add(tenant.theme)
    add(tenant.brand?.json)
    add(count: tenant.clients.count)
    for client in tenant.clients { add(client) }
    add(tenant.url)
    add(tenant.aliases)
    add(tenant.locales)
    add(tenant.links.help)
    add(tenant.links.privacy)
    add(tenant.links.terms)
    add(tenant.signIn.start.rawValue)
    add(count: tenant.signIn.providers.count)
    for provider in tenant.signIn.providers {
      add(provider.name)
      add(provider.label)
      add(provider.domains)
    }
    add(tenant.handOverCookie)
  }

  private mutating func add(_ client: AppClient) {
    add(client.name)
    add(client.clientId)
    add(client.callbacks)
    add(client.signedOut)
    add(client.home?.text)
    add(client.storage.rawValue)
  }

  mutating func add(_ pool: Pool) {
    add(pool.name)
    add(pool.userPoolId)
    add(pool.region)
    add(pool.displayName)
    add(pool.theme)
    add(pool.brand?.json)
    add(pool.url)
    add(pool.domain)
    add(pool.rpId)
    add(pool.tier.rawValue)
    add(pool.sender.rawValue)
    add(pool.defaultLocale)
    add(pool.identifiers)
    add(pool.methods)
    add(pool.signUp)
    add(pool.recovery)
    add(pool.passwordPolicy)
    add(pool.mfa.required)
    add(pool.mfa.methods)
    add(count: pool.attributes.count)
    for attribute in pool.attributes { add(attribute) }
  }

  private mutating func add(_ policy: PasswordPolicy) {
    add(policy.minimumLength)
    add(policy.requireLowercase)
    add(policy.requireUppercase)
    add(policy.requireNumbers)
    add(policy.requireSymbols)
    add(policy.passwordHistorySize)
    add(policy.temporaryPasswordValidityDays)
  }

  private mutating func add(_ attribute: SignUpAttribute) {
    add(attribute.name)
    add(attribute.kind.rawValue)
    add(attribute.required)
    add(count: attribute.options.count)
    for option in attribute.options {
      add(option.value)
      add(option.label)
    }
    add(attribute.label)
    add(attribute.hint)
    add(attribute.minimum)
    add(attribute.maximum)
    add(attribute.minimumLength)
    add(attribute.maximumLength)
  }
}
