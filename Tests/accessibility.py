"""What axe finds on a page."""

import pytest

SOURCE = pytest.importorskip("axe_playwright_python.base").AXE_FILE_PATH.read_text()
# All that is left to look at where only the colours are others.
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def violations(page, options=None):
    """Each element that breaks a rule. The script is given to a document once."""
    if not page.evaluate("() => 'axe' in self"):
        page.evaluate(SOURCE)
    found = page.evaluate(
        "options => axe.run(options).then(result => result.violations)",
        {"resultTypes": ["violations"], **(options or {})})
    return [
        f"{rule['id']}: {node['html'][:160]} ({node.get('failureSummary', '')[:200]})"
        for rule in found for node in rule["nodes"]
    ]
