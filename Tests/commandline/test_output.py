"""Where results go, and what is said when they do not get there."""

import os
import signal
import subprocess

import pytest

from conftest import LINTEL, ROOT

RESULTS = [
    ["--version"], ["--help"], ["build", "--help"], ["completion", "bash"],
    ["theme", "export", "--tenant", "parallax"], ["messages", "--tenant", "parallax"],
    ["check", "--tenant", "parallax", "--format", "sarif"],
]


@pytest.mark.parametrize("words", RESULTS, ids=" ".join)
def test_a_result_that_cannot_be_written_is_an_error(lintel, words):
    with open("/dev/full", "w") as full:
        run = subprocess.run(
            [LINTEL, *words], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True)
    assert run.returncode == 1
    assert "error: standard output: No space left on device\n  hint: the result is not whole" in run.stderr


@pytest.mark.parametrize("words", RESULTS, ids=" ".join)
def test_a_closed_output_is_an_error_and_no_file_takes_its_place(lintel, words):
    run = subprocess.run(
        ["bash", "-c", 'exec "$@" >&-', "bash", LINTEL, *words], cwd=ROOT,
        stderr=subprocess.PIPE, text=True)
    assert run.returncode == 1
    assert "error: standard output: Bad file descriptor" in run.stderr


def test_a_command_without_a_result_needs_no_output(lintel, tmp_path):
    run = subprocess.run(
        ["bash", "-c", 'exec "$@" >&-', "bash", LINTEL, "init", tmp_path / "acme"], cwd=ROOT,
        stderr=subprocess.PIPE, text=True)
    assert (run.returncode, "error" in run.stderr) == (0, False)


@pytest.mark.parametrize("is_signalled", [True, False])
def test_a_reader_that_has_gone_away_is_no_error(lintel, is_signalled):
    reading, writing = os.pipe()
    os.close(reading)
    # Python ignores the signal; a shell's programs do not.
    run = subprocess.run(
        [LINTEL, "completion", "bash"], stdout=writing, stderr=subprocess.PIPE, text=True,
        restore_signals=is_signalled)
    os.close(writing)
    assert (run.returncode, run.stderr) == (-signal.SIGPIPE if is_signalled else 0, "")
