"""The dashboard as an ASGI app: `streamlit run app.py`, `python app.py`, or any ASGI server."""

from __future__ import annotations

import streamlit as st

from outcomes.ui.nodelay import prompt_answers
from outcomes.ui.routes import routes
from outcomes.ui.trouble import unexpected

app = st.App("outcomes/ui/entry.py", routes=routes(), lifespan=prompt_answers, on_script_error=unexpected)

if __name__ == "__main__":
    app.run()
