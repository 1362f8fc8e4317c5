"""The addresses of briefings beside the screens: a frozen pack to present or to take along, a draft to look at."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from etl.explain import explain, say
from etl.facts import FactsError
from outcomes.catalog.files import CatalogError, CatalogFiles
from outcomes.catalog.model import Lang
from outcomes.catalog.places import CATALOG, sets_shown
from outcomes.catalog.read import read_words
from outcomes.export.deck.page import Script, html_bytes
from outcomes.export.deck.paper import PaperError
from outcomes.export.pack import Pack, PackError
from outcomes.store import briefing_drafts as drafts
from outcomes.store.engine import StoreError
from outcomes.ui.briefing.documents import KINDS, presentation
from outcomes.ui.briefing.work import frozen_pack, made_of

HTML = KINDS["html"].media_type
MISSING = ("briefing_missing", "briefing_draft_missing")
NOT_KEPT = "no-store"
KEPT = "private, max-age=3600"
Answer = Callable[[Request], Response]


def shown(request: Request) -> Response:
    """Answer with a frozen pack as a page to present; it makes no further request."""
    return _said(request, lambda: _page(presentation(_pack(request))))


def document(request: Request) -> Response:
    """Answer with a frozen pack as a file of the asked kind; 404 for another kind, 503 where no browser prints."""
    ending = request.path_params["ending"]
    if ending not in KINDS:
        return PlainTextResponse("not found", status_code=404)
    return _said(request, lambda: _file(_pack(request), ending))


def preview(plotly: str) -> Answer:
    """Give what answers with a draft as it would be frozen now.

    With `revision` in the address it is what the composer shows beside the fields: the browser may keep it, so that
    going through the slides asks for nothing. Without, it is looked at alone.

    Args:
        plotly: Where the browser finds Plotly; a preview is loaded often, and the script is kept by the browser.
    """

    def answer(request: Request) -> Response:
        return _said(request, lambda: _preview(request, plotly))

    return answer


def _preview(request: Request, plotly: str) -> Response:
    draft = drafts.find(request.path_params["id"])
    pack, _ = made_of(draft)
    page = html_bytes(pack, Script(address=plotly), private=True)
    asked = request.query_params.get("revision")
    kept = KEPT if asked == f"{draft.revision}-{pack.version}" else NOT_KEPT
    return _page(page, kept)


def _pack(request: Request) -> Pack:
    set_id = request.path_params["set"]
    if set_id not in sets_shown():
        raise StoreError("briefing_missing", "", set_id)
    return frozen_pack(set_id, request.path_params["id"])


def _page(content: bytes, kept: str = NOT_KEPT) -> Response:
    return Response(content, media_type=HTML, headers={"cache-control": kept, "x-frame-options": "SAMEORIGIN"})


def _file(pack: Pack, ending: str) -> Response:
    """Give a file under the pack's name; browsers that cannot read that name take its id."""
    name = quote(f"{pack.name}.{ending}", safe="")
    headers = {
        "content-disposition": f"attachment; filename=\"briefing-{pack.id}.{ending}\"; filename*=UTF-8''{name}",
        "cache-control": "no-store",
    }
    return Response(KINDS[ending].make(pack), media_type=KINDS[ending].media_type, headers=headers)


def _said(request: Request, answer: Callable[[], Response]) -> Response:
    """Give the answer, or a sentence that says why there is none."""
    lang: Lang = "en" if request.query_params.get("lang") == "en" else "ko"
    try:
        return answer()
    except StoreError as error:
        status = 404 if error.code in MISSING else 503
        return PlainTextResponse(explain(error, lang)[0], status_code=status)
    except (CatalogError, FactsError) as error:
        return PlainTextResponse(explain(error, lang)[0], status_code=503)
    except PackError as error:
        return PlainTextResponse(_words(f"problem.pack.{error.code}", lang, error.detail), status_code=500)
    except PaperError as error:
        return PlainTextResponse(_words(f"problem.paper.{error.code}", lang, error.detail), status_code=503)


def _words(key: str, lang: Lang, detail: str) -> str:
    return say(read_words(CatalogFiles(CATALOG)), key, lang, detail=detail)
