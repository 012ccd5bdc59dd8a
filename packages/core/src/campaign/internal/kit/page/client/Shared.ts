/**
 * What the other parts of the page's script use: finding elements, dialogs, and the state in the address.
 */
export const shared = String.raw`
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const root = document.documentElement;
  root.classList.add("js");
  const cards = $$(".card").map((element) => ({
    element,
    entry: $('[data-card="' + element.id + '"]'),
    flags: element.dataset.flags.split(" ").filter(Boolean),
    text: undefined
  }));
  const shownCards = () => cards.filter((card) => !card.element.hidden);
  // A dialog takes the focus; when it closes the focus goes back to where it was.
  const openDialog = (dialog) => {
    if (dialog.open) return;
    dialog.returnFocusTo = document.activeElement;
    dialog.showModal();
  };
  for (const dialog of $$("dialog")) {
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
    });
    dialog.addEventListener("close", () => {
      const back = dialog.returnFocusTo;
      if (back && back.isConnected) back.focus({ preventScroll: true });
    });
  }
  // The address keeps filters and the opened post behind "#"; what has no "=" is the id of an element.
  const readHash = () => {
    const text = location.hash.slice(1);
    return text.includes("=") ? new URLSearchParams(text) : undefined;
  };
  const writeHash = (state) => {
    const text = state.toString();
    const place = location.pathname + location.search + (text === "" ? "" : "#" + text);
    try {
      history.replaceState(null, "", text === "" && !location.hash ? location.href : place);
    } catch {
      // A browser that keeps no history of files.
    }
  };
`
