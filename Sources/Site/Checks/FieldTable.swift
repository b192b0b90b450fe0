/// Which attributes a field must have, by what its `autocomplete` says it is for, and by its type.
struct FieldTable {
  /// An attribute and the values it may have; none listed means any.
  struct Need {
    let attribute: String
    let values: [String]
  }

  struct Row {
    /// The types that an input for this may have; empty for any, and for other elements.
    let types: [String]
    let needs: [Need]
  }

  private let rows: [String: Row]

  func row(token: String) -> Row? { rows[token] }
  func row(type: String) -> Row? { rows["type=\(type)"] }

  /// Shape: `token types attribute=value,value attribute=* …`.
  init(_ text: String) {
    var rows: [String: Row] = [:]
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: " ")
      guard cells.count > 1 else { continue }
      let needs = cells.dropFirst(2).map { cell in
        let parts = cell.split(separator: "=", maxSplits: 1)
        let values = parts[1] == "*" ? [] : parts[1].split(separator: ",").map(String.init)
        return Need(attribute: String(parts[0]), values: values)
      }
      let types = cells[1] == "*" ? [] : cells[1].split(separator: ",").map(String.init)
      rows[String(cells[0])] = Row(types: types, needs: needs)
    }
    self.rows = rows
  }

  /// Autocapitalization, correction and spelling would change what is typed, or send it to a server;
  /// user names, codes and addresses run from the left in every language.
  static let standard = FieldTable(
    """
    username email,text,tel autocapitalize=none,off autocorrect=off spellcheck=false dir=ltr enterkeyhint=next,go
    current-password password autocapitalize=none,off autocorrect=off spellcheck=false dir=ltr enterkeyhint=next,go
    new-password password autocapitalize=none,off autocorrect=off spellcheck=false dir=ltr
    one-time-code text autocapitalize=none,off,characters spellcheck=false dir=ltr enterkeyhint=next,go
    email email inputmode=email dir=ltr
    tel tel inputmode=tel dir=ltr
    tel-national tel inputmode=tel dir=ltr
    url url,text inputmode=url
    bday date
    given-name text autocapitalize=words
    family-name text autocapitalize=words
    name text autocapitalize=words
    additional-name text autocapitalize=words
    type=email * inputmode=email dir=ltr
    type=tel * inputmode=tel dir=ltr
    type=url * inputmode=url
    """)

  /// What `autocomplete` must say for the fields that Cognito knows by name.
  static let names = FieldTable(
    """
    username * autocomplete=username
    password * autocomplete=current-password
    new-password * autocomplete=new-password
    new-password-repeat * autocomplete=new-password
    code * autocomplete=one-time-code
    email * autocomplete=email,username
    phone * autocomplete=tel,tel-national,username
    phone_number * autocomplete=tel,tel-national,username
    given_name * autocomplete=given-name
    family_name * autocomplete=family-name
    middle_name * autocomplete=additional-name
    name * autocomplete=name
    nickname * autocomplete=nickname
    preferred_username * autocomplete=username,nickname,off
    birthdate * autocomplete=bday
    address * autocomplete=street-address
    website * autocomplete=url
    profile * autocomplete=url,off
    picture * autocomplete=photo,url,off
    locale * autocomplete=language,off
    gender * autocomplete=sex,off
    """)
}
