"""Findings as programs read them, held against what we did not write."""

import json

import pytest


@pytest.fixture
def broken(lintel, tmp_path):
    """A project whose theme has a wrong key."""
    lintel("init", tmp_path / "acme", "--quiet")
    theme = tmp_path / "acme/themes/acme/theme.json"
    theme.write_text(theme.read_text().replace('"color"', '"colour"'))
    return tmp_path / "acme"


def test_the_sarif_report_fits_the_schema_of_sarif_2_1_0(lintel, broken):
    # Models generated from OASIS's schema, which refuse what it refuses.
    model = pytest.importorskip("pydantic_sarif.model")
    run = lintel("check", "--format", "sarif", "--project", broken, check=False)
    assert run.returncode == 1
    report = model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate_json(run.stdout)
    results = report.runs[0].results
    place = results[0].locations[0].physicalLocation
    assert place.artifactLocation.uri == "themes/acme/theme.json"
    assert place.region.startLine == 3


def test_the_sarif_report_tells_the_kits_files_from_the_projects(lintel, tmp_path):
    model = pytest.importorskip("pydantic_sarif.model")
    lintel("init", tmp_path / "acme", "--quiet")
    page = tmp_path / "acme/templates/pages/login.html"
    lintel("eject", "templates/pages/login.html", "--project", tmp_path / "acme", "--quiet")
    # A section that ends in the kit's layout is at fault there, one of the page's own here.
    page.write_text(page.read_text().replace("<p ", '<p tabindex="3" ', 1).replace("{{< layout}}", "{{< layout}}{{$configuration}}<script>f()</script>{{/configuration}}{{$help}}<h1>{{@login.title}}</h1>{{/help}}"))
    run = lintel("check", "--format", "sarif", "--project", tmp_path / "acme", check=False)
    report = model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate_json(run.stdout)
    places = {
        place.physicalLocation.artifactLocation.uri: place.physicalLocation.artifactLocation.uriBaseId
        for result in report.runs[0].results for place in result.locations or []
    }
    assert places["templates/pages/login.html"] is None
    assert set(places.values()) <= {None, "KIT"}
    assert all(base == "KIT" for uri, base in places.items() if not (tmp_path / "acme" / uri).exists())


def test_the_json_report_names_the_place_and_what_to_do(lintel, broken):
    run = lintel("check", "--format", "json", "--project", broken, check=False)
    report = json.loads(run.stdout)
    finding = report["findings"][0]
    assert report["errors"] == 1
    assert (finding["file"], finding["line"], finding["column"]) == ("themes/acme/theme.json", 3, 3)
    assert finding["hint"] == "did you mean 'color'?"


def test_a_wrong_command_line_ends_with_2_and_writes_no_result(lintel):
    run = lintel("chekc", check=False)
    assert (run.returncode, run.stdout) == (2, "")
    assert "did you mean 'check'?" in run.stderr
