// The script writes every parameter to the address. Three of the steps on the way must not be steps in the browser's
// history, or Back would lead to them: completing an address (the reader asked for /?year=2020), the empty address that
// Streamlit writes for a moment before it changes the page, and the next page's parameters written under this page's path.
(() => {
  if (window.completesAddress) return;
  window.completesAddress = true;
  const push = history.pushState;
  let written = -Infinity;
  history.pushState = function (state, title, url) {
    const next = new URL(url, location.href);
    if (next.pathname !== location.pathname) {
      const hasty = performance.now() - written < 500;
      return (hasty ? history.replaceState : push).call(history, state, title, url);
    }
    if (!next.search && location.search) return undefined;
    const asked = [...new URLSearchParams(location.search)];
    if (asked.every(([name, value]) => next.searchParams.getAll(name).includes(value))) {
      return history.replaceState(state, title, url);
    }
    written = performance.now();
    return push.call(history, state, title, url);
  };
})();
