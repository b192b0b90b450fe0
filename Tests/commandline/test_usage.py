"""Wrong command lines: status 2, no result, and what to write instead."""

import pytest


@pytest.mark.parametrize("words, expected", [
    (["theme"], "one of: lintel theme explain, lintel theme import, lintel theme export"),
    (["theme", "--help"], "'theme' needs a second word"),
    (["theme", "explian"], "did you mean 'theme explain'?"),
    (["pool", "import"], "write lintel pool import DIR"),
    (["completion", "bsh"], "'bsh' is no value of SHELL"),
    (["build", "--tenant", "a", "--shard", "1/2"], "--tenant and --shard do not go together"),
    (["check", "--env", "a", "--values", "b"], "--env and --values do not go together"),
    (["eject", "--diff", "--mark", "x"], "--diff and --mark do not go together"),
    (["theme", "export", "--theme", "a", "--tenant", "b"], "do not go together"),
    (["build", "--shard", "3/2"], "--shard 2/8 builds the second"),
])
def test_a_wrong_command_line_says_what_to_write(lintel, words, expected):
    run = lintel(*words, check=False)
    assert (run.returncode, run.stdout) == (2, "")
    assert expected in run.stderr


def test_a_project_folder_that_is_not_there_is_named(lintel, tmp_path):
    run = lintel("check", "--project", tmp_path / "nowhere", check=False)
    assert run.returncode == 1
    assert f"there is no folder '{tmp_path}/nowhere'" in run.stdout


def test_a_folder_name_with_a_blank_is_quoted_for_the_shell(lintel, tmp_path):
    run = lintel("init", "My Brand", cwd=tmp_path)
    assert "cd 'My Brand' && lintel preview" in run.stderr
