"""What makes a build do its work again."""


def test_a_changed_schema_checks_and_builds_again_what_has_not_changed(lintel, tmp_path):
    project = tmp_path / "acme"
    lintel("init", project, "--quiet")

    def build():
        return lintel("build", "--project", project).stderr

    assert "1 built" in build()
    assert "1 unchanged" in build()
    lintel("eject", "templates/schema/page.rng", "--project", project)
    assert "1 unchanged" in build()
    schema = project / "templates/schema/page.rng"
    schema.write_text(schema.read_text() + "\n")
    assert "1 built" in build()
