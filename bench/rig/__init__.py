"""What the benchmarks share: the rig that starts everything, the bare server to compare with, the load."""
