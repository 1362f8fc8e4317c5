"""The same charts as an ordinary script: pandas, plotly.express, default settings; the yardstick of speed.py.

Written as a developer would who wants the charts today: the rows from a file under st.cache_data, the shapes in the
figure, a figure made anew on each run. It leaves out what our pages have besides (origins, downloads, methods, what is
unknown), so the comparison is not to our advantage. `?page=` chooses the page, `?set=` the rows.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st

ROWS = Path(os.environ["PLAIN_ROWS"])  # the folder that speed.py writes the lake's rows to
LEVEL, YEARLY, MONEY = "deployments_cumulative", "deployments_annual", "budget_budgeted_krw"
REGION = "KR-47"


@st.cache_data
def read(name: str, table: str) -> pd.DataFrame:
    """Give the rows of a table of the lake, as exported, with the year that each period ends in."""
    rows = pd.read_csv(ROWS / name / f"{table}.csv")
    if "period_end" in rows:
        rows["year"] = pd.to_datetime(rows["period_end"]).dt.year
    return rows


@st.cache_data
def shapes() -> dict:
    """Give the provinces' outlines."""
    return json.loads(Path(os.environ["PLAIN_SHAPES"]).read_text(encoding="utf-8"))


def main() -> None:
    """Draw the page that the address names, for the year that was chosen."""
    st.set_page_config(page_title="Smart factories", layout="wide")
    name = st.query_params.get("set", "published")
    observations = read(name, "observation")
    targets = read(name, "target")
    own = observations[observations.organization.isna() & observations.year.notna() & (observations.status != "plan")]
    own = own.drop_duplicates(["indicator", "region", "year"])
    years = sorted(own[own.indicator == LEVEL].year.astype(int).unique(), reverse=True)
    year = st.selectbox("Year", years, key="year")
    page = st.query_params.get("page", "overview")
    if page == "regions":
        region(own, targets, read(name, "event"), year)
    elif page == "targets":
        attained(own, targets, year)
    else:
        overview(own, targets, year)


def metrics(own: pd.DataFrame, targets: pd.DataFrame, place: str, year: int) -> None:
    """Draw the four headline figures of a place."""
    here = own[(own.region == place) & (own.year == year)].set_index("indicator").value
    goal = targets[(targets.region == place) & (targets.indicator == LEVEL) & (targets.year == year)].value.max()
    level = here.get(LEVEL)
    left, second, third, right = st.columns(4)
    left.metric("Deployments so far", f"{level:,.0f}" if level is not None else "–")
    second.metric("Attainment", f"{level / goal:.1%}" if level is not None and goal > 0 else "–")
    third.metric(f"Deployments in {year}", f"{here[YEARLY]:,.0f}" if YEARLY in here else "–")
    right.metric(f"Budget {year}", f"{here[MONEY] / 1e8:,.0f}" if MONEY in here else "–")


def path(own: pd.DataFrame, targets: pd.DataFrame, place: str) -> None:
    """Draw the years of a place beside its targets."""
    actual = own[(own.region == place) & (own.indicator == LEVEL)][["year", "value"]].assign(series="actual")
    aimed = targets[(targets.region == place) & (targets.indicator == LEVEL)]
    aimed = aimed[["year", "value", "regime"]].rename(columns={"regime": "series"})
    both = pd.concat([actual, aimed]).sort_values("year")
    st.plotly_chart(px.line(both, x="year", y="value", color="series", markers=True, title="Actual and targets"))


def overview(own: pd.DataFrame, targets: pd.DataFrame, year: int) -> None:
    """Draw the nation: four figures, map, ranking, path, and what is known as a table."""
    st.title(f"Where the program stands in {year}")
    metrics(own, targets, "KR", year)
    provinces = own[own.region.str.match(r"^KR-") & (own.indicator == LEVEL)]
    now = provinces[provinces.year == year].sort_values("value")
    left, right = st.columns([7, 5])
    with left:
        drawn = px.choropleth(
            now, geojson=shapes(), locations="region", featureidkey="id", color="value", hover_name="region",
            color_continuous_scale="Teal", title="Map",
        )  # fmt: skip
        drawn.update_geos(fitbounds="locations", visible=False)
        st.plotly_chart(drawn, on_select="rerun", key="map")
    with right:
        st.plotly_chart(px.bar(now, x="value", y="region", orientation="h", title="Ranking", text="value"))
    path(own, targets, "KR")
    st.dataframe(provinces.pivot_table(index="region", columns="year", values="value"))


def region(own: pd.DataFrame, targets: pd.DataFrame, events: pd.DataFrame, year: int) -> None:
    """Draw one region: four figures, path, yearly additions, money, agreements, and its rows as a table."""
    st.title(f"{REGION} in {year}")
    metrics(own, targets, REGION, year)
    here = own[own.region == REGION]
    path(own, targets, REGION)
    left, right = st.columns(2)
    left.plotly_chart(px.bar(here[here.indicator == YEARLY], x="year", y="value", title="Additions"))
    money = here[here.indicator.str.startswith("budget_")]
    right.plotly_chart(px.bar(money, x="year", y="value", color="indicator", barmode="group", title="Money"))
    both = own[own.region.isin(["KR", REGION]) & (own.indicator == YEARLY)]
    st.plotly_chart(px.line(both, x="year", y="value", color="region", title="Beside the nation"))
    mine = events[events.region == REGION]
    if len(mine):
        st.plotly_chart(px.scatter(mine, x="date_start", y="kind", hover_name="text_ko", title="Agreements"))
    st.dataframe(here[here.year <= year])


def attained(own: pd.DataFrame, targets: pd.DataFrame, year: int) -> None:
    """Draw every region and indicator with a target: attainment as bars, and all of it as a table."""
    st.title(f"Targets in {year}")
    metrics(own, targets, "KR", year)
    due = targets[(targets.year == year) & targets.organization.isna()]
    both = due.merge(own, on=["region", "indicator", "year"], how="left", suffixes=("_target", "_actual"))
    both["attainment"] = both.value_actual / both.value_target
    st.plotly_chart(px.bar(both, x="attainment", y="region", color="indicator", orientation="h", title="Attainment"))
    long = both.melt(["region", "indicator"], ["value_target", "value_actual"])
    st.plotly_chart(px.bar(long, x="region", y="value", color="variable", barmode="group", title="Actual and target"))
    path(own, targets, "KR")
    st.dataframe(both[["region", "indicator", "regime", "value_target", "value_actual", "attainment"]])


main()
