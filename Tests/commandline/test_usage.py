"""Wrong command lines: status 2, no result, and what to write instead."""

import pytest

from conftest import ROOT


@pytest.mark.parametrize("words, expected", [
    (["theme"], "one of: lintel theme explain, lintel theme import, lintel theme export"),
    (["theme", "--quiet"], "'theme' needs a second word"),
    (["help", "biuld"], "did you mean 'build'?"),
    (["help", "theme", "explian"], "did you mean 'theme explain'?"),
    (["biuld", "--help"], "did you mean 'build'?"),
    (["--verison"], "did you mean '--version'?"),
    (["version"], "did you mean '--version'?"),
    (["--quiet"], "options follow it: lintel init --quiet"),
    (["explain"], "did you mean 'theme explain'?"),
    (["import", "x.json"], "did you mean 'theme import' or 'pool import'?"),
    (["theme", "explian"], "did you mean 'theme explain'?"),
    (["pool", "import"], "write lintel pool import DIR"),
    (["completion", "bsh"], "'bsh' is no value of SHELL"),
    (["build", "--tenant", "a", "--shard", "1/2"], "--tenant and --shard do not go together"),
    (["check", "--env", "a", "--values", "b"], "--env and --values do not go together"),
    (["eject", "--diff", "--mark", "x"], "--diff and --mark do not go together"),
    (["theme", "export", "--theme", "a", "--tenant", "b"], "do not go together"),
    (["eject", ""], "PATH is empty"),
    (["build", "--only", "site,,deploy"], "has a comma too many for --only"),
    (["build", "--shard", "3/2"], "--shard 2/8 builds the second"),
])
def test_a_wrong_command_line_says_what_to_write(lintel, words, expected):
    run = lintel(*words, check=False)
    assert (run.returncode, run.stdout) == (2, "")
    assert expected in run.stderr


@pytest.mark.parametrize("words", [
    ["theme", "--help"], ["theme", "-h"], ["help", "theme"], ["--help", "theme"]])
def test_the_help_of_a_word_names_the_commands_that_begin_with_it(lintel, words):
    run = lintel(*words)
    assert run.stdout.startswith("Usage: lintel theme COMMAND [OPTIONS]\n")
    assert all(f"  theme {second} " in run.stdout for second in ("explain", "import", "export"))


def test_help_of_two_words_is_that_command_s_page(lintel):
    assert lintel("help", "pool", "import").stdout == lintel("pool", "import", "--help").stdout


def test_a_project_folder_that_is_not_there_is_named(lintel, tmp_path):
    run = lintel("check", "--project", tmp_path / "nowhere", check=False)
    assert run.returncode == 1
    assert f"there is no folder '{tmp_path}/nowhere'" in run.stdout


def test_a_folder_name_with_a_blank_is_quoted_for_the_shell(lintel, tmp_path):
    run = lintel("init", "My Brand", cwd=tmp_path)
    assert "cd 'My Brand' && lintel preview" in run.stderr


@pytest.mark.parametrize("name", ["-", "-acme"])
def test_a_folder_name_with_a_dash_is_no_option_of_cd(lintel, tmp_path, name):
    run = lintel("init", "--", name, cwd=tmp_path)
    assert f"Next: cd ./{name} && lintel preview" in run.stderr


@pytest.mark.parametrize("name", ["a" * 100, "a-long-name-of-many-words-" * 4, "A Ü日本 " * 20])
def test_a_new_project_is_clean_whatever_its_folder_is_called(lintel, tmp_path, name):
    lintel("init", name, cwd=tmp_path)
    run = lintel("check", "--strict", cwd=tmp_path / name)
    assert run.stderr == "1 tenant checked, no errors\n"


@pytest.mark.parametrize("words", [["theme", "export"], ["messages"], ["theme", "explain", "logo"]])
def test_a_tenant_that_there_is_not_is_answered_with_those_that_are(lintel, words):
    run = lintel(*words, "--tenant", "zzzzzz", check=False)
    assert run.returncode == 1
    assert "no tenant has the id 'zzzzzz'" in run.stdout + run.stderr
    assert "hint: one of " in run.stdout + run.stderr


def test_the_pseudo_locale_is_built_where_it_is_named(lintel, tmp_path):
    project = tmp_path / "acme"
    lintel("init", project, "--quiet")
    path = project / "lintel.json"
    path.write_text(path.read_text().replace('["en"]', '["en", "en-XA"]'))
    lintel("build", "--project", project)
    assert 'lang="en-XA"' in (project / "dist/acme/site/en-XA/login.html").read_text()
    assert " en-XA " in lintel("messages", "--project", project).stdout


def test_a_png_is_written_under_no_other_ending(lintel, tmp_path):
    logo = next((ROOT / "themes").glob("*/logo.svg"))
    run = lintel("logo", logo, "--out", tmp_path / "logo.jpg", check=False)
    assert run.returncode == 1
    assert "logo.jpg' is no name of a PNG" in run.stdout and "end it in .png" in run.stdout
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", ["html", "eml"])
def test_text_messages_are_not_shown_as_mails(lintel, form):
    run = lintel("messages", "--pool", "bank", "--as", form, check=False)
    assert run.returncode == 1
    assert "none of these messages is a mail" in run.stdout


def test_a_quiet_run_has_a_result_and_no_notes_beside_it(lintel):
    words = ["messages", "--id", "sign-up", "--locale", "en"]
    assert "note: " in lintel(*words).stderr
    run = lintel(*words, "--quiet")
    assert run.stdout.startswith("message ") and not run.stderr
