"""The store's tables, step by step; applied whenever an older store is opened."""
