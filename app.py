"""The dashboard as an ASGI app: `streamlit run app.py`, `python app.py`, or any ASGI server."""

from __future__ import annotations

import streamlit as st

from outcomes.ui.routes import routes

app = st.App("outcomes/ui/entry.py", routes=routes())

if __name__ == "__main__":
    app.run()
