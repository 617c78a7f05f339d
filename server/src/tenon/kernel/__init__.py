"""The ground that every room stands on: ids, names, words, errors, conditions. Imports nothing of ours, does no I/O."""
