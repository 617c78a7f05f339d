import subprocess
import sys


def test_an_api_process_that_enqueues_does_not_load_the_library_of_the_queue():
    code = (
        "import sys, tenon.jobs; sys.exit(any(name.split('.')[0] in ('pgqueuer', 'pydantic') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": "src"}, check=False).returncode == 0
