"""The program's knowledge: catalog, store, metrics, charts, export and the shared pieces of screen."""
