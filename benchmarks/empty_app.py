"""A Streamlit page with nothing on it, under default settings: what a rerun costs before any work is done."""
