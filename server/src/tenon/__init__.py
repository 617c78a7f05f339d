"""Tenon: a self-hosted no-code platform. The rooms and their floors stand in ARCHITECTURE.md."""

__version__ = "0.1.0"
