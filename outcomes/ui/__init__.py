"""The shared pieces of screen; with app.py and pages/ the only code that knows Streamlit."""
