"""A build that is killed at any moment leaves each tenant old or new, and the next run cleans up."""

import json
import os
import shutil
import signal
import subprocess
import time

import pytest

from conftest import LINTEL, ROOT
from test_build import tree

TENANTS = [f"tenant-{number}" for number in range(6)]


def small_kit(folder):
    """The kit in two languages: reading it is most of what a build of six tenants does."""
    for name in ("templates", "themes/base", "site"):
        shutil.copytree(ROOT / name, folder / name)
    for path in (folder / "templates/locales").iterdir():
        if path.stem not in ("en", "de"):
            path.unlink()
    return folder


class Project:
    """A project of a few tenants that has two versions, each built once to know its bytes."""

    def __init__(self, folder):
        self.folder = folder
        self.out = folder / "dist"
        self.kit = small_kit(folder / "kit")
        self.trees = {}
        for version in "AB":
            self.write(version)
            self.build()
            self.trees[version] = {tenant: tree(self.out / tenant) for tenant in TENANTS}
        assert all(self.trees["A"][tenant] != self.trees["B"][tenant] for tenant in TENANTS)

    def write(self, version):
        (self.folder / "lintel.json").write_text(json.dumps({
            "pools": {"main": {"userPoolId": "eu-central-1_AbCdEf123", "domain": "id.app.example"}},
            "defaults": {"pool": "main", "theme": "base", "url": "https://{id}.app.example/",
                         "locales": ["en", "de"]},
            "tenants": [
                {"id": tenant, "name": f"Version {version}",
                 "clients": {"web": {"clientId": "1h57kf5cpq17m0eml12example",
                                     "callbacks": ["https://app.example/"]}}}
                for tenant in TENANTS
            ],
        }))

    def start(self, *options):
        return subprocess.Popen(
            [LINTEL, "build", "--project", self.folder, "--out", self.out, "--kit", self.kit, *options],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def build(self):
        process = self.start("--quiet")
        output, _ = process.communicate()
        assert process.returncode == 0, output

    def stages(self):
        return [name for name in os.listdir(self.out) if name.startswith(".lintel-stage-")]

    def folders(self):
        """The tenants' folders as the disk knows them: one that is exchanged is another."""
        return {(self.out / tenant).stat().st_ino for tenant in TENANTS}

    def versions(self):
        """Which version each tenant's folder is, whole; fails on a mix."""
        found = {}
        for tenant in TENANTS:
            now = tree(self.out / tenant)
            found[tenant] = [v for v in "AB" if now == self.trees[v][tenant]]
            assert found[tenant], f"{tenant} is neither the old nor the new one"
        return {tenant: versions[0] for tenant, versions in found.items()}


@pytest.fixture(scope="module")
def project(lintel, tmp_path_factory):
    return Project(tmp_path_factory.mktemp("kill"))


def until(process, true):
    """Waits for something of a running build, or for its end."""
    while process.poll() is None and not true():
        time.sleep(0.0005)


def seconds_a_tenant(project):
    """How long a build takes for a tenant, once it has begun to write."""
    project.write("A")
    process = project.start("--quiet", "--force", "--jobs", "1")
    until(process, project.stages)
    began = time.monotonic()
    process.wait()
    return (time.monotonic() - began) / len(TENANTS)


def test_a_killed_build_leaves_each_tenant_old_or_new(project, whole_matrix):
    rounds = 50 if whole_matrix else 2
    pause = seconds_a_tenant(project)
    before, mixed = "A", 0
    for moment in range(rounds * len(TENANTS)):
        after = "B" if before == "A" else "A"
        project.write(after)
        old = project.folders()
        process = project.start("--quiet", "--jobs", "1")
        # Reading the kit takes a while: the moments count from the first thing that is written, and
        # from each tenant that is exchanged.
        until(process, project.stages)
        exchanged = moment % len(TENANTS)
        until(process, lambda: len(project.folders() - old) >= exchanged)
        time.sleep(pause * (moment // len(TENANTS)) / rounds)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        versions = project.versions()
        if len(set(versions.values())) == 2:
            mixed += 1
        project.build()
        assert set(project.versions().values()) == {after}
        assert sorted(os.listdir(project.out)) == ["_pools", *TENANTS], "the next build cleans up"
        before = after
    assert mixed > rounds, "the moments must fall where tenants change"


def test_two_builds_at_once_wait_for_each_other(project):
    project.write("B")
    project.build()
    project.write("A")
    pair = [project.start("--force") for _ in range(2)]
    outputs = [process.communicate()[0] for process in pair]
    assert [process.returncode for process in pair] == [0, 0], outputs
    assert set(project.versions().values()) == {"A"}
    assert sorted(os.listdir(project.out)) == ["_pools", *TENANTS]
