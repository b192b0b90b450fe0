"""Completion scripts in the shells that they are for."""

import shutil
import subprocess

import pytest

BASH = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _lintel; printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def script(lintel, tmp_path):
    def write(shell):
        path = tmp_path / f"lintel.{shell}"
        path.write_text(lintel("completion", shell).stdout)
        return path
    return write


def offered_by_bash(path, *words):
    run = subprocess.run(
        ["bash", "-c", BASH, "bash", str(path), "lintel", *words], check=True, text=True,
        capture_output=True)
    assert not run.stderr
    return run.stdout.split()


def test_bash_offers_commands_then_their_second_word_then_options_then_values(script):
    path = script("bash")
    assert {"init", "theme", "pool", "completion"} <= set(offered_by_bash(path, ""))
    assert offered_by_bash(path, "theme", "") == ["explain", "import", "export"]
    assert offered_by_bash(path, "theme", "import", "--form") == ["--format"]
    assert offered_by_bash(path, "theme", "import", "--format", "") == ["text", "json", "sarif"]
    assert offered_by_bash(path, "completion", "z") == ["zsh"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_another_shell_reads_its_script_without_a_word(script, shell):
    if not shutil.which(shell):
        pytest.skip(f"no {shell} on this machine")
    run = subprocess.run([shell, "-n", str(script(shell))], text=True, capture_output=True)
    assert (run.returncode, run.stderr) == (0, "")


def test_fish_offers_the_commands_of_a_group(script):
    if not shutil.which("fish"):
        pytest.skip("no fish on this machine")
    run = subprocess.run(
        ["fish", "-N", "-c", f"source {script('fish')}; complete -C 'lintel theme '"],
        check=True, text=True, capture_output=True)
    assert {line.split("\t")[0] for line in run.stdout.splitlines()} >= {
        "explain", "import", "export"}
