/**
 * What the page can do beyond being read: search, filters, theme, copying. Everything is readable without it.
 */

/** Runs in the reader's browser. Holds nothing of the campaign; words come from the markup. */
export const script = `"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const root = document.documentElement;
  const bar = $("#toolbar");
  const search = $("#search");
  const filters = $$("select[data-filter]", bar);
  const status = $("#shown");
  const clear = $("#clear");
  const cards = $$(".card").map((element) => ({
    element,
    entry: $('[data-card="' + element.id + '"]'),
    text: fold(element.textContent)
  }));
  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/\\p{M}/gu, "").replace(/\\s+/g, " ");
  }
  function apply() {
    const words = fold(search.value).split(" ").filter(Boolean);
    let shown = 0;
    for (const card of cards) {
      const isShown =
        filters.every((filter) => filter.value === "" || card.element.dataset[filter.dataset.filter] === filter.value) &&
        words.every((word) => card.text.includes(word));
      card.element.hidden = !isShown;
      if (card.entry) card.entry.classList.toggle("entry-off", !isShown);
      if (isShown) shown += 1;
    }
    for (const day of $$(".day")) day.hidden = !$(".card:not([hidden])", day);
    $("#nothing").hidden = shown > 0;
    const isFiltered = words.length > 0 || filters.some((filter) => filter.value !== "");
    clear.hidden = !isFiltered;
    status.textContent = status.dataset.template.replace("{shown}", shown).replace("{total}", cards.length);
  }
  bar.hidden = false;
  search.addEventListener("input", apply);
  for (const filter of filters) filter.addEventListener("change", apply);
  clear.addEventListener("click", () => {
    search.value = "";
    for (const filter of filters) filter.value = "";
    apply();
    search.focus();
  });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-card]") : null;
    const card = link && cards.find((item) => item.element.id === link.dataset.card);
    if (card && card.element.hidden) {
      search.value = "";
      for (const filter of filters) filter.value = "";
      apply();
    }
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof Element && event.target.matches("input:not([type=radio]), select, textarea");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    }
  });
  const theme = $("#theme");
  const remember = (value) => {
    try {
      if (value === undefined) return localStorage.getItem("postwright-theme");
      localStorage.setItem("postwright-theme", value);
    } catch {
      return null;
    }
  };
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches);
  const label = () => {
    theme.lastElementChild.textContent = isDark() ? theme.dataset.light : theme.dataset.dark;
  };
  const saved = remember();
  if (saved === "dark" || saved === "light") root.dataset.theme = saved;
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    remember(root.dataset.theme);
    label();
  });
  systemDark.addEventListener("change", label);
  for (const button of $$("button.copy")) {
    button.hidden = false;
    const words = button.lastElementChild;
    const before = words.textContent;
    button.addEventListener("click", async () => {
      const preview = $(".preview", button.closest(".panel"));
      const text = $$(".body", preview).map((body) => body.textContent).join("\\n\\n");
      try {
        await navigator.clipboard.writeText(text);
        words.textContent = button.dataset.done;
        setTimeout(() => (words.textContent = before), 1600);
      } catch {
        getSelection().selectAllChildren(preview);
      }
    });
  }
  addEventListener("beforeprint", () => {
    for (const details of $$(".cites")) details.open = true;
  });
  label();
  apply();
})();
`
