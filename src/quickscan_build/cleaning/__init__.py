"""Cleaning: rules propose changes and doubts, one engine applies them and keeps the ledger."""
