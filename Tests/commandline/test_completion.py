"""Completion scripts in the shells that they are for."""

import shutil
import subprocess
from pathlib import Path

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


@pytest.mark.parametrize("line, completed", [
    ("comp", "completion "),
    ("theme expl", "theme explain "),
    ("pool ", "pool import "),
    ("build --format j", "build --format json "),
    ("completion z", "completion zsh "),
])
def test_zsh_completes_a_command_its_second_word_and_a_value(script, tmp_path, line, completed):
    if not shutil.which("zsh"):
        pytest.skip("no zsh on this machine")
    script("zsh").rename(tmp_path / "_lintel")
    run = subprocess.run(
        ["zsh", "-f", str(Path(__file__).with_name("complete.zsh")), str(tmp_path),
         f"lintel {line}"], check=True, text=True, capture_output=True, timeout=120)
    assert run.stdout == f"lintel {completed}\n"


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


def test_fish_offers_the_words_of_an_option_and_no_files(script, tmp_path):
    if not shutil.which("fish"):
        pytest.skip("no fish on this machine")
    path = script("fish")
    run = subprocess.run(
        ["fish", "-N", "-c", f"source {path}; complete -C 'lintel build --format '"],
        check=True, text=True, capture_output=True, cwd=tmp_path)
    assert {line.split("\t")[0] for line in run.stdout.splitlines()} == {"text", "json", "sarif"}
