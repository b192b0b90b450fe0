"""Completion scripts in the shells that they are for."""

import os
import pty
import re
import select
import shutil
import subprocess
import time
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


def test_bash_offers_the_values_behind_an_equals_sign(script):
    path = script("bash")
    # Readline takes the word apart at the sign.
    assert offered_by_bash(path, "build", "--format", "=") == ["text", "json", "sarif"]
    assert offered_by_bash(path, "build", "--format", "=", "s") == ["sarif"]


def test_bash_offers_the_commands_that_help_explains(script):
    path = script("bash")
    assert offered_by_bash(path, "help", "bu") == ["build"]
    assert offered_by_bash(path, "help", "theme", "ex") == ["explain", "export"]
    assert offered_by_bash(path, "help", "build", "--f") == []


class Bash:
    """A bash at a terminal, with the script, in a folder."""

    def __init__(self, script, folder):
        pid, self.terminal = pty.fork()
        if pid == 0:
            os.chdir(folder)
            os.execvpe("bash", ["bash", "--norc", "--noprofile"], {
                "PATH": os.environ["PATH"], "TERM": "dumb", "PS1": "", "INPUTRC": "/dev/null"})
        self.pid = pid
        self.send(f"lintel() {{ printf '<%s>' \"$@\"; }}; source {script}; echo rea''dy\n")
        self.read_until("ready\r\n")

    def send(self, keys):
        os.write(self.terminal, keys.encode())

    def read_until(self, end):
        seen, deadline = "", time.monotonic() + 20
        while end not in seen:
            left = deadline - time.monotonic()
            assert left > 0 and select.select([self.terminal], [], [], left)[0], seen
            seen += os.read(self.terminal, 4096).decode(errors="replace")
        return seen

    def words(self, line):
        """The words that a command gets where Tab is pressed at a line's end, then Enter."""
        self.send(f"lintel {line}\t; echo '' en''d\n")
        return re.findall("<([^<>]*)>", self.read_until(" end\r\n").splitlines()[-1])

    def close(self):
        os.close(self.terminal)
        os.waitpid(self.pid, 0)


@pytest.mark.parametrize("line, words", [
    ("theme import my", ["theme", "import", "my file.json"]),
    ("theme import my\\ f", ["theme", "import", "my file.json"]),
    ("theme import 'my f", ["theme", "import", "my file.json"]),
    ("init a", ["init", "a folder/"]),
    ("build --format=js", ["build", "--format=json"]),
    ("bui", ["build"]),
])
def test_bash_completes_a_line_at_a_terminal(script, tmp_path, line, words):
    folder = tmp_path / "here"
    (folder / "a folder").mkdir(parents=True)
    # A folder named like a command is no reason for a slash behind the command.
    (folder / "build").mkdir()
    (folder / "my file.json").touch()
    bash = Bash(script("bash"), folder)
    try:
        assert bash.words(line) == words
    finally:
        bash.close()


@pytest.mark.parametrize("line, completed", [
    ("comp", "completion "),
    ("theme expl", "theme explain "),
    ("pool ", "pool import "),
    ("build --format j", "build --format json "),
    ("completion z", "completion zsh "),
    ("build --format=j", "build --format=json "),
    ("--he", "--help "),
    ("help bu", "help build "),
    ("help pool ", "help pool import "),
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


@pytest.fixture
def offered_by_fish(script, tmp_path):
    """What fish offers for a line in a folder with a file: word, then description."""
    if not shutil.which("fish"):
        pytest.skip("no fish on this machine")
    path = script("fish")
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "a.json").touch()

    def offered(line):
        run = subprocess.run(
            ["fish", "-N", "-c", f"source {path}; complete -C 'lintel {line}'"],
            check=True, text=True, capture_output=True, cwd=folder)
        return dict((row + "\t").split("\t")[:2] for row in run.stdout.splitlines())
    return offered


def test_fish_offers_the_commands_of_a_group_and_only_there(offered_by_fish):
    assert {"explain", "import", "export"} == set(offered_by_fish("theme "))
    assert {"a.json"} == set(offered_by_fish("theme import "))


def test_fish_offers_the_words_of_an_option_and_no_files(offered_by_fish):
    assert set(offered_by_fish("build --format ")) == {"text", "json", "sarif"}
    assert set(offered_by_fish("build --format=s")) == {"--format=sarif"}


def test_fish_takes_no_value_for_a_command(offered_by_fish):
    offered = offered_by_fish("messages --tenant logo --")
    assert "--with" not in offered
    assert offered["--out"] == "Write a file a message into a folder."


def test_fish_offers_the_commands_that_help_explains(offered_by_fish):
    assert set(offered_by_fish("help bu")) == {"build"}
    assert set(offered_by_fish("help pool ")) == {"import"}
